package cn.fingertip.notify.message;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kind of message that this mini-program can send, and whether the one who asks gets the next one. */
@Schema(name = "NoticeTemplate", description = "可以订阅的一类微信提醒")
record NoticeTemplateView(
        @Schema(
                description = "wish-accepted 心愿已接单;wish-returned 心愿退回;wish-done 心愿办结;wish-closed 心愿关闭(未能解决、不属办理范围、重复);"
                        + "payment-published 本人补贴公示;attention 关注的事项有进展(异议答复、要求提醒的举报,从不说明是哪一种)。以后可能增加",
                examples = "wish-accepted")
        @NotNull
        String kind,

        @Schema(description = "中文名称", examples = "心愿已接单提醒") @NotNull
        String title,

        @Schema(description = "模板 ID,放进 wx.requestSubscribeMessage 的 tmplIds", examples = "tpl-wish-accepted") @NotNull
        String template,

        @Schema(description = "是否长期订阅模板:同意一次一直有效;否则同意一次发一条") boolean longTerm,

        @Schema(description = "一次性模板还能发几条(按本站记录);长期模板为 0", examples = "1")
        int remaining,

        @Schema(description = "下一条会不会发") boolean accepted) {
    static NoticeTemplateView of(NoticeTemplate template, ConsentRepository.Consent consent) {
        return new NoticeTemplateView(
                template.kind().wire(),
                template.kind().title(),
                template.id(),
                template.longTerm(),
                consent.remaining(),
                consent.given());
    }
}
