package cn.fingertip.wechat.callback;

import java.util.Optional;

/**
 * What one app and WeChat have agreed on for the message callback.
 *
 * @param appId the public account or mini-program
 * @param token goes into every signature
 * @param cipher empty where the app gets plain messages
 */
record CallbackApp(String appId, String token, Optional<MessageCipher> cipher) {
    /** Without the token, which whoever knows can sign with. */
    @Override
    public String toString() {
        return "CallbackApp[appId=" + appId + "]";
    }
}
