package cn.fingertip.notify.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code wx.requestSubscribeMessage} gave: at most as many templates as it takes. */
@Schema(name = "NoticeConsents", description = "wx.requestSubscribeMessage 的结果")
record NoticeConsentRequest(
        @Schema(description = "每个模板一项") @NotEmpty(message = "请带上至少一个模板的结果") @Size(max = 5, message = "一次最多 5 个模板")
        List<@Valid @NotNull(message = "请带上模板和结果") Result> results) {

    /** Of one template. */
    @Schema(name = "NoticeConsent")
    record Result(
            @Schema(description = "模板 ID", examples = "tpl-wish-accepted")
            @NotBlank(message = "请带上模板 ID")
            @Size(max = 100, message = "模板 ID 过长")
            String template,

            @Schema(
                    description = "wx.requestSubscribeMessage 给出的原值",
                    enumeration = {"accept", "acceptWithAudio", "acceptWithAlert", "reject", "ban", "filter"})
            @NotNull(message = "请带上结果")
            ConsentAnswer result) {}
}
