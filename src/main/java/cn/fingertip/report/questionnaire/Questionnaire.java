package cn.fingertip.report.questionnaire;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is asked of whoever reports something of one kind.
 *
 * @param version 1, 2, 3 … within the kind
 * @param questions in the order in which they are asked; a condition looks back only
 * @param mandatory whether a report must answer them; null is no, for clients that know of no questions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReportQuestionnaire", description = "一类举报的问题,按顺序提问;版本发布后不再改变")
public record Questionnaire(
        @Schema(description = "举报类别", examples = "subsidy") @NotBlank(message = "请填写举报类别")
        String kind,

        @Schema(description = "版本;发布新版本时不用填,由系统编号", examples = "1")
        int version,

        @Schema(description = "标题") @NotBlank(message = "请填写标题") @Size(max = 50, message = "标题最多 50 字")
        String title,

        @Schema(description = "问题,1–50 个") @NotEmpty(message = "请填写问题") @Size(max = 50, message = "问题最多 50 个")
        List<@Valid @NotNull(message = "问题里有空行") Question> questions,

        @Schema(description = "true 表示不按问卷回答的举报不收,并一次指出全部必答的问题;不填或 false 时照收文字,在回答的 unanswered 中列出没有回答的问题")
        Boolean mandatory) {
    /** Room for whatever one kind needs to ask. */
    static final int MOST_QUESTIONS = 50;

    /** @return whether what comes without any answers is refused; the newest version of a kind says it for all */
    boolean wanted() {
        return Boolean.TRUE.equals(mandatory);
    }

    /** @return questions that everybody has to answer, whatever else they answer */
    List<Question> required() {
        return questions.stream()
                .filter(question -> question.required() && question.shownIf() == null)
                .toList();
    }

    Optional<Question> question(String code) {
        return questions.stream()
                .filter(question -> question.code().equals(code))
                .findFirst();
    }

    Questionnaire as(int number) {
        return new Questionnaire(kind, number, title, questions, mandatory);
    }
}
