package cn.fingertip.report.questionnaire;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A question and its answer, as an inspector reads them. */
@Schema(name = "AnsweredQuestion", description = "一个问题和举报人的回答")
public record AnsweredQuestion(
        @Schema(description = "问题代码", examples = "who") @NotNull
        String code,

        @Schema(description = "问题", examples = "您要反映谁?") @NotNull
        String title,

        @Schema(description = "回答;选项用中文名称") @NotNull List<String> answers) {
    static AnsweredQuestion of(Question question, List<String> values) {
        return new AnsweredQuestion(
                question.code(),
                question.title(),
                values.stream()
                        .map(value -> question.option(value).map(Option::title).orElse(value))
                        .toList());
    }
}
