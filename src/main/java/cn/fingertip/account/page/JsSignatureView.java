package cn.fingertip.account.page;

import cn.fingertip.wechat.PageSignature;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code wx.config} needs. */
@Schema(name = "JsSignature", description = "wx.config 所需的签名")
record JsSignatureView(
        @Schema(examples = "wx0123456789abcdef") @NotNull String appId,
        @Schema(description = "秒", examples = "1414587457") long timestamp,
        @Schema(examples = "Wm3WZYTPz0wzccnW") @NotNull String nonceStr,

        @Schema(description = "SHA-1", examples = "0f9de62fce790f9a083d5c99e95740ceb90c27ed") @NotNull
        String signature) {

    static JsSignatureView of(PageSignature made) {
        return new JsSignatureView(made.appId(), made.timestamp(), made.nonceStr(), made.signature());
    }
}
