package cn.fingertip.roster.check.exclusion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Programmes that exclude each other from now on. */
@Schema(name = "PutProgrammeExclusion")
record PutExclusion(
        @Schema(examples = "耕地与林地不重复补") @NotBlank(message = "请填写名称") @Size(max = 50, message = "不超过 50 字")
        String name,

        @Schema(description = "依据的文件和条款", examples = "县财政局补贴资金管理细则")
        @NotBlank(message = "请填写依据")
        @Size(max = 200, message = "不超过 200 字")
        String basis,

        @Schema(description = "补贴项目代码,至少两个")
        @NotNull(message = "请填写补贴项目")
        @Size(min = 2, max = 20, message = "应有 2–20 个")
        List<@NotBlank(message = "请填写补贴项目") String> programmes) {}
