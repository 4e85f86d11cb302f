package cn.fingertip.roster.objection.answer;

import cn.fingertip.roster.objection.ObjectionOutcome;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the office answers. */
@Schema(name = "AnswerObjection")
record AnswerObjection(
        @Schema(
                description = "upheld 成立;partly 部分成立;rejected 不成立。成立或部分成立的,须在答复之后公布更正了的版本才能办结公示",
                enumeration = {"upheld", "partly", "rejected"})
        @NotNull(message = "请选择核查结果")
        ObjectionOutcome outcome,

        @Schema(description = "答复,1–2000 字", examples = "经复核,您家承包地为 5.2 亩,将在更正后的版本中改正。")
        @NotBlank(message = "请填写答复")
        @Size(max = 2000, message = "不超过 2000 字")
        String text) {}
