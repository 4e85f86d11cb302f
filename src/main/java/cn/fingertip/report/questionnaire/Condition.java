package cn.fingertip.report.questionnaire;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Shows a question where an earlier one was answered by one of these options. */
@Schema(name = "ReportCondition", description = "前面的问题选了其中任一选项时才显示")
public record Condition(
        @Schema(description = "前面某个单选或多选问题的代码", examples = "who") @NotNull(message = "请填写条件所看的问题")
        String question,

        @Schema(description = "选项代码,任选其一即满足") @NotEmpty(message = "请填写条件所看的选项") @Size(max = 50, message = "选项最多 50 个")
        List<@NotNull(message = "选项不能为空") String> anyOf) {}
