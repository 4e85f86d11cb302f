package cn.fingertip.report.questionnaire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One question.
 *
 * @param required only where it is shown at all
 * @param max characters of a text, null for {@link #MOST_CHARACTERS}
 * @param accused whether a text answers whom the report is about: routing looks for the office's people in it
 * @param shownIf null where it is always shown
 */
@Schema(name = "ReportQuestion", description = "一个问题")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(
        @Schema(description = "问题代码,同一类别内唯一", examples = "who")
        @NotNull(message = "请填写问题代码")
        @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", message = "问题代码用小写英文字母、数字和短横,最多 40 个字符")
        String code,

        @Schema(description = "问题", examples = "您要反映谁?")
        @NotNull(message = "请填写问题")
        @Size(min = 1, max = 100, message = "问题为 1–100 字")
        String title,

        @Schema(description = "提示") @Size(max = 200, message = "提示最多 200 字")
        String hint,

        @Schema(description = "choice 单选,choices 多选,text 文字,date 日期(2026、2026-11 或 2026-11-21)")
        @NotNull(message = "请选择问题的类型:choice、choices、text 或 date")
        Type type,

        @Schema(description = "显示时是否必答") boolean required,

        @Schema(description = "文字最多多少个字,默认 200")
        @Min(value = 1, message = "字数上限为 1–1000")
        @Max(value = MOST_CHARACTERS_EVER, message = "字数上限为 1–1000")
        Integer max,

        @Schema(description = "回答的是被反映的人或单位;据此转到不涉及的受理单位") Boolean accused,

        @Schema(description = "选项,单选、多选才有") @Size(max = 50, message = "选项最多 50 个")
        List<@Valid @NotNull(message = "选项里有空行") Option> options,

        @Schema(description = "满足条件才显示;没有条件则总是显示") @Valid Condition shownIf) {
    static final int MOST_CHARACTERS = 200;
    static final int MOST_CHARACTERS_EVER = 1000;

    /** What an answer looks like. */
    public enum Type {
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("choices")
        CHOICES,
        @JsonProperty("text")
        TEXT,
        @JsonProperty("date")
        DATE
    }

    boolean chosen() {
        return type == Type.CHOICE || type == Type.CHOICES;
    }

    boolean aboutAccused() {
        return Boolean.TRUE.equals(accused);
    }

    int longest() {
        return max == null ? MOST_CHARACTERS : max;
    }

    Optional<Option> option(String chosen) {
        return options == null
                ? Optional.empty()
                : options.stream()
                        .filter(option -> option.code().equals(chosen))
                        .findFirst();
    }
}
