package cn.fingertip.report.questionnaire;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An answer to choose.
 *
 * @param office whether it says that the report is about the office itself, so that the next one up gets it
 * @param reserved where to go instead: who chooses this has a matter that no office here takes
 */
@Schema(name = "ReportOption", description = "一个选项")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Option(
        @Schema(description = "选项代码", examples = "village-cadre")
        @NotNull(message = "请填写选项代码")
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "选项代码用小写英文字母、数字和短横,最多 40 个字符")
        String code,

        @Schema(description = "选项", examples = "村(社区)干部")
        @NotNull(message = "请填写选项")
        @Size(min = 1, max = 50, message = "选项为 1–50 字")
        String title,

        @Schema(description = "选它表示反映受理单位本身,自动转到上一级") Boolean office,

        @Schema(description = "选它表示由上级机关受理:不能在这里提交,这里写明到哪里反映") @Size(max = 300, message = "说明最多 300 字")
        String reserved) {
    boolean meansTheOffice() {
        return Boolean.TRUE.equals(office);
    }
}
