package cn.fingertip.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.token.SharedTokens;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import me.chanjar.weixin.common.redis.WxRedisOps;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * The mini-programs of this site: one service each in a map that never changes. WxJava's {@code switchoverTo} keeps the
 * current one in a thread-local, where it leaks from one villager's request into the next.
 */
@Singleton
public class MiniPrograms {
    private final Map<String, WechatApp<WxMaService>> byAppId = new LinkedHashMap<>();
    private final OperatorNotices notices = new OperatorNotices();

    @Inject
    MiniPrograms(WechatConfig config, MiniProgramConfig one, MiniProgramsConfig more, SharedTokens tokens) {
        this(config, one, more, tokens, SSLContexts.createSystemDefault());
    }

    MiniPrograms(
            WechatConfig config, MiniProgramConfig one, MiniProgramsConfig more, WxRedisOps tokens, SSLContext trust) {
        one.appid().ifPresent(id -> add(config, tokens, trust, id, one.secret().orElse(""), one.token(), one.aesKey()));
        more.apps()
                .values()
                .forEach(app -> add(config, tokens, trust, app.appid(), app.secret(), app.token(), app.aesKey()));
    }

    /**
     * Asks WeChat whose login code this is. Waits for the network: call it outside a transaction.
     *
     * @param appId the mini-program, null for the site's first
     * @param code what {@code wx.login} gave, good once and for five minutes
     * @throws Problem {@code wechat-app-unknown}, {@code wechat-code-invalid}, {@code wechat-code-used},
     *     {@code wechat-too-often}, {@code wechat-blocked}, {@code wechat-unavailable}
     */
    public WechatLogin login(String appId, String code) {
        WechatApp<WxMaService> app = app(appId);
        try {
            String openid =
                    app.ask(service -> service.jsCode2SessionInfo(encoded(code)).getOpenid());
            if (openid == null || openid.isBlank()) {
                throw WechatProblems.unavailable();
            }
            return new WechatLogin(openid, app.id());
        } catch (WechatFailure failure) {
            throw WechatProblems.of(failure.errcode());
        }
    }

    /** @return appid of the site's first, empty where it has none */
    public Optional<String> first() {
        return byAppId.keySet().stream().findFirst();
    }

    /**
     * @param appId null for the site's first
     * @throws Problem 422 {@code wechat-app-unknown} where it is none of ours
     */
    WechatApp<WxMaService> app(String appId) {
        String id = appId != null ? appId : first().orElseThrow(WechatProblems::unknownApp);
        return Optional.ofNullable(byAppId.get(id)).orElseThrow(WechatProblems::unknownApp);
    }

    /** WxJava puts the code into a URL as it is; whatever a client sends must stay one parameter. */
    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    private void add(
            WechatConfig config,
            WxRedisOps tokens,
            SSLContext trust,
            String id,
            String secret,
            Optional<String> token,
            Optional<String> aesKey) {
        MiniProgramTokens app = new MiniProgramTokens(tokens, id, config.forceAgainAfter());
        app.setSecret(secret);
        token.ifPresent(app::setToken);
        aesKey.ifPresent(app::setAesKey);
        app.setMsgDataFormat("JSON");
        app.useStableAccessToken(true);
        app.setApiHostUrl(config.apiBaseUrl().replaceAll("/+$", ""));
        CloseableHttpClient client = VerifyingClient.of(config, trust);
        byAppId.put(id, new WechatApp<>(id, new VerifyingMiniProgram(app, client, notices), client, config, notices));
    }

    @PreDestroy
    void close() throws IOException {
        for (WechatApp<WxMaService> app : byAppId.values()) {
            app.close();
        }
    }
}
