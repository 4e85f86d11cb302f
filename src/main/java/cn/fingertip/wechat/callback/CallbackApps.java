package cn.fingertip.wechat.callback;

import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.MiniProgramConfig;
import cn.fingertip.wechat.MiniProgramsConfig;
import cn.fingertip.wechat.PublicAccountsConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which apps' callbacks this site answers. Made at the start, so that a malformed key shows then and not at night. */
@Startup
@Singleton
class CallbackApps {
    private final Map<String, CallbackApp> publicAccounts = new HashMap<>();
    private final Map<String, CallbackApp> miniPrograms = new HashMap<>();

    CallbackApps(PublicAccountsConfig accounts, MiniProgramConfig one, MiniProgramsConfig more) {
        accounts.appid().ifPresent(id -> add(publicAccounts, id, accounts.token(), accounts.aesKey()));
        accounts.apps().values().forEach(app -> add(publicAccounts, app.appid(), app.token(), app.aesKey()));
        one.appid().ifPresent(id -> add(miniPrograms, id, one.token(), one.aesKey()));
        more.apps().values().forEach(app -> add(miniPrograms, app.appid(), app.token(), app.aesKey()));
    }

    /** @throws Problem 404 {@code wechat-callback-unknown} where there is no such account, or it has no token */
    CallbackApp publicAccount(String appId) {
        return find(publicAccounts, appId);
    }

    /** @throws Problem 404 {@code wechat-callback-unknown} where there is no such mini-program, or it has no token */
    CallbackApp miniProgram(String appId) {
        return find(miniPrograms, appId);
    }

    private static CallbackApp find(Map<String, CallbackApp> apps, String appId) {
        CallbackApp app = apps.get(appId);
        if (app == null) {
            throw CallbackProblems.unknown();
        }
        return app;
    }

    private static void add(
            Map<String, CallbackApp> apps, String appId, Optional<String> token, Optional<String> aesKey) {
        token.ifPresent(agreed ->
                apps.put(appId, new CallbackApp(appId, agreed, aesKey.map(key -> cipher(appId, key)))));
    }

    private static MessageCipher cipher(String appId, String aesKey) {
        try {
            return new MessageCipher(appId, aesKey);
        } catch (IllegalArgumentException e) {
            // Never the key itself, nor the decoder's message, which shows a part of it.
            throw new IllegalStateException(
                    "The aes-key of WeChat app " + appId + " is no EncodingAESKey (43 of A-Z a-z 0-9)");
        }
    }
}
