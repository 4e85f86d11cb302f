package cn.fingertip.wechat;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link that opens a page of the mini-program, from a text message or a browser. */
@Schema(name = "PageLink", description = "打开小程序页面的链接")
public record PageLink(
        @Schema(description = "链接,至少 28 天内有效;可放在短信、网页里", examples = "https://wxaurl.cn/abc123") @NotNull
        String url) {}
