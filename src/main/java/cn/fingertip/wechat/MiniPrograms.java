package cn.fingertip.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.fingertip.kernel.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import me.chanjar.weixin.common.error.WxErrorException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jboss.logging.Logger;

/**
 * The mini-programs of this site: one service each in a map that never changes. WxJava's {@code switchoverTo} keeps the
 * current one in a thread-local, where it leaks from one villager's request into the next.
 */
@Singleton
public class MiniPrograms {
    private static final Logger LOG = Logger.getLogger(MiniPrograms.class);
    private static final Set<Integer> DEAD_TOKEN = Set.of(40001, 40014, 42001);

    private final Map<String, WxMaService> byAppId;
    private final CloseableHttpClient client;
    private final WechatConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    MiniPrograms(WechatConfig config, MiniProgramConfig one, MiniProgramsConfig more) {
        this(config, one, more, SSLContexts.createSystemDefault());
    }

    MiniPrograms(WechatConfig config, MiniProgramConfig one, MiniProgramsConfig more, SSLContext trust) {
        this.config = config;
        this.client = VerifyingMiniProgram.client(config, trust);
        Map<String, WxMaService> services = new LinkedHashMap<>();
        one.appid().ifPresent(id -> services.put(id, service(id, one.secret().orElse(""), one.token(), one.aesKey())));
        more.apps()
                .values()
                .forEach(app ->
                        services.put(app.appid(), service(app.appid(), app.secret(), app.token(), app.aesKey())));
        this.byAppId = services;
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
        String id =
                appId != null ? appId : byAppId.keySet().stream().findFirst().orElseThrow(WechatProblems::unknownApp);
        WxMaService service = byAppId.get(id);
        if (service == null) {
            throw WechatProblems.unknownApp();
        }
        return new WechatLogin(inTime(id, () -> openid(service, encoded(code))), id);
    }

    /** WxJava puts the code into a URL as it is; whatever a client sends must stay one parameter. */
    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    private static String openid(WxMaService service, String code) throws WxErrorException {
        try {
            return service.jsCode2SessionInfo(code).getOpenid();
        } catch (WxErrorException e) {
            if (!DEAD_TOKEN.contains(e.getError().getErrorCode())) {
                throw e;
            }
            // WxJava's own second try asks without force_refresh and gets the same dead token back.
            service.getAccessToken(true);
            return service.jsCode2SessionInfo(code).getOpenid();
        }
    }

    /** WxJava waits for its token lock without end; this bounds the whole, whatever happens inside. */
    private String inTime(String appId, Call call) {
        Future<String> answer = threads.submit(call::openid);
        try {
            String openid = answer.get(config.overallTimeout().toMillis(), TimeUnit.MILLISECONDS);
            if (openid == null || openid.isBlank()) {
                LOG.warnf("WeChat answered without an openid, app %s", appId);
                throw WechatProblems.unavailable();
            }
            return openid;
        } catch (TimeoutException e) {
            answer.cancel(true);
            LOG.warnf("WeChat did not answer in time, app %s", appId);
            throw WechatProblems.unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WechatProblems.unavailable();
        } catch (ExecutionException e) {
            // Never the message: it may hold the URL, and the URL the secret.
            if (e.getCause() instanceof WxErrorException wechat) {
                int errcode = wechat.getError().getErrorCode();
                LOG.infof("WeChat refused a login: errcode %d, app %s", errcode, appId);
                throw WechatProblems.of(errcode);
            }
            LOG.warnf(
                    "WeChat cannot be reached, app %s: %s",
                    appId, rootOf(e).getClass().getName());
            throw WechatProblems.unavailable();
        }
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private WxMaService service(String id, String secret, Optional<String> token, Optional<String> aesKey) {
        WxMaDefaultConfigImpl app = new WxMaDefaultConfigImpl();
        app.setAppid(id);
        app.setSecret(secret);
        token.ifPresent(app::setToken);
        aesKey.ifPresent(app::setAesKey);
        app.setMsgDataFormat("JSON");
        app.useStableAccessToken(true);
        app.setApiHostUrl(config.apiBaseUrl().replaceAll("/+$", ""));
        return new VerifyingMiniProgram(app, client);
    }

    @PreDestroy
    void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }

    private interface Call {
        String openid() throws WxErrorException;
    }
}
