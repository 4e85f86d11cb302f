package cn.fingertip.wechat.callback;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What WeChat puts into the address of a callback; any of it may be missing. */
record CallbackQuery(
        @Parameter(description = "token、timestamp、nonce 排序拼接后的 SHA-1") @QueryParam("signature")
        String signature,

        @Parameter(description = "秒,与本站时间相差不得超过 5 分钟") @QueryParam("timestamp")
        String timestamp,

        @Parameter(description = "随机串") @QueryParam("nonce") String nonce,

        @Parameter(description = "加密消息为 aes") @QueryParam("encrypt_type")
        String encryptType,

        @Parameter(description = "加密消息的签名:另加 Encrypt 一起排序") @QueryParam("msg_signature")
        String msgSignature) {}
