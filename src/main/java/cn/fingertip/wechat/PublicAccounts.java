package cn.fingertip.wechat;

import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.token.SharedTokens;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import me.chanjar.weixin.common.redis.WxRedisOps;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * The public accounts of this site that it may call WeChat as: those with a secret. As {@link MiniPrograms}, one service
 * each.
 */
@Singleton
public class PublicAccounts {
    private final Map<String, WechatApp<WxMpService>> byAppId = new LinkedHashMap<>();
    private final OperatorNotices notices = new OperatorNotices();

    @Inject
    PublicAccounts(WechatConfig config, PublicAccountsConfig accounts, SharedTokens tokens) {
        this(config, accounts, tokens, SSLContexts.createSystemDefault());
    }

    PublicAccounts(WechatConfig config, PublicAccountsConfig accounts, WxRedisOps tokens, SSLContext trust) {
        accounts.appid().ifPresent(id -> add(config, tokens, trust, id, accounts.secret()));
        accounts.apps().values().forEach(app -> add(config, tokens, trust, app.appid(), app.secret()));
    }

    /**
     * What a page opened in WeChat needs to call the JS-SDK. Waits for the network: call it outside a transaction.
     *
     * @param appId the public account, null for the site's first
     * @param url of the page as its reader sees it; what follows a {@code #} does not count
     * @throws Problem {@code wechat-app-unknown}, {@code wechat-unavailable}
     */
    public PageSignature sign(String appId, String url) {
        String page = url.contains("#") ? url.substring(0, url.indexOf('#')) : url;
        try {
            return PageSignature.of(app(appId).askAgain(service -> service.createJsapiSignature(page)));
        } catch (WechatFailure failure) {
            throw WechatProblems.unavailable(failure.errcode());
        }
    }

    /**
     * Asks WeChat who opened a page. Waits for the network: call it outside a transaction.
     *
     * @param appId the public account
     * @param code what WeChat added to the page's address, good once and for five minutes
     * @throws Problem {@code wechat-app-unknown}, {@code wechat-code-invalid}, {@code wechat-code-used},
     *     {@code wechat-unavailable}
     */
    public WechatLogin login(String appId, String code) {
        WechatApp<WxMpService> app = app(appId);
        try {
            // WxJava puts the code into a URL as it is.
            String asked = URLEncoder.encode(code, StandardCharsets.UTF_8);
            String openid = app.ask(
                    service -> service.getOAuth2Service().getAccessToken(asked).getOpenId());
            if (openid == null || openid.isBlank()) {
                throw WechatProblems.unavailable();
            }
            return new WechatLogin(openid, app.id());
        } catch (WechatFailure failure) {
            throw WechatProblems.of(failure.errcode());
        }
    }

    /** @return the appids, the site's first one first */
    public List<String> ids() {
        return List.copyOf(byAppId.keySet());
    }

    /**
     * @param appId null for the site's first
     * @throws Problem 422 {@code wechat-app-unknown} where it is none of ours, or we have no secret of it
     */
    WechatApp<WxMpService> app(String appId) {
        String id =
                appId != null ? appId : byAppId.keySet().stream().findFirst().orElseThrow(WechatProblems::unknownApp);
        return Optional.ofNullable(byAppId.get(id)).orElseThrow(WechatProblems::unknownApp);
    }

    private void add(WechatConfig config, WxRedisOps tokens, SSLContext trust, String id, Optional<String> secret) {
        if (secret.isEmpty()) {
            return;
        }
        PublicAccountTokens app = new PublicAccountTokens(tokens, id, config.forceAgainAfter());
        app.setSecret(secret.get());
        app.useStableAccessToken(true);
        app.setHostConfig(new WxMpHostConfig(
                config.apiBaseUrl().replaceAll("/+$", ""),
                WxMpHostConfig.OPEN_DEFAULT_HOST_URL,
                WxMpHostConfig.MP_DEFAULT_HOST_URL));
        CloseableHttpClient client = VerifyingClient.of(config, trust);
        byAppId.put(id, new WechatApp<>(id, new VerifyingPublicAccount(app, client, notices), client, config, notices));
    }

    @PreDestroy
    void close() throws IOException {
        for (WechatApp<WxMpService> app : byAppId.values()) {
            app.close();
        }
    }
}
