package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One payment as everybody sees it. */
@Schema(name = "RosterLine", description = "一条发放明细")
public record LineView(
        @Schema(description = "序号", examples = "1") int no,
        @NotNull CodeName village,
        @Schema(description = "村民小组", examples = "第1组") String group,

        @Schema(description = "姓名;按项目规则可能隐去中间的字", examples = "苏松") @NotNull
        String name,

        @Schema(description = "数量;项目不公开数量时没有", examples = "7.2")
        String quantity,

        @Schema(description = "数量的单位", examples = "亩") String unit,

        @Schema(description = "标准,元/单位;项目不公开标准时没有", examples = "106.23")
        String standard,

        @Schema(description = "金额,元", examples = "764.86", type = SchemaType.STRING) @NotNull
        Money amount) {}
