package cn.fingertip.roster.check.list;

import cn.fingertip.kernel.Problem;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of an imported list. */
@Schema(name = "PersonListAdded", description = "名单导入结果")
record PersonListAdded(
        @NotNull UUID id,

        @Schema(
                description = "deceased 死亡人员;public-payroll 财政供养人员",
                enumeration = {"deceased", "public-payroll"})
        @NotNull
        String kind,

        @Schema(description = "收入人数", examples = "1280") int people,
        @Schema(description = "号码有误、未收入的行数", examples = "1") int rejected,
        @Schema(description = "未收入的行,至多 100 条") @NotNull List<Problem.Violation> problems,

        @Schema(description = "被替换的旧名单当时写的提供单位;第一份没有") @NotNull
        List<String> replaced) {}
