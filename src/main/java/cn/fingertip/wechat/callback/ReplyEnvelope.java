package cn.fingertip.wechat.callback;

import cn.fingertip.wechat.WechatMessage;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/** A reply as WeChat reads it: XML, and in an encrypted and signed one where the message came so. */
final class ReplyEnvelope {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 8;

    private ReplyEnvelope() {}

    /** @param text of the message type {@code text} */
    static String of(CallbackApp app, WechatMessage message, String text, Instant now) {
        String time = String.valueOf(now.getEpochSecond());
        String reply = "<xml>"
                + element("ToUserName", message.openid())
                + element("FromUserName", message.fields().getOrDefault("ToUserName", ""))
                + "<CreateTime>" + time + "</CreateTime>"
                + element("MsgType", "text")
                + element("Content", text)
                + "</xml>";
        return app.cipher().map(cipher -> sealed(app, cipher.seal(reply), time)).orElse(reply);
    }

    private static String sealed(CallbackApp app, String encrypted, String time) {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        return "<xml>"
                + element("Encrypt", encrypted)
                + element("MsgSignature", CallbackSignature.of(app.token(), time, nonce, encrypted))
                + "<TimeStamp>" + time + "</TimeStamp>"
                + element("Nonce", nonce)
                + "</xml>";
    }

    private static String element(String name, String text) {
        return "<" + name + "><![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]></" + name + ">";
    }
}
