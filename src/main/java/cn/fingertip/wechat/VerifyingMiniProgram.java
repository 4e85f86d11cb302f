package cn.fingertip.wechat;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceHttpComponentsImpl;
import cn.binarywang.wx.miniapp.config.WxMaConfig;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * WxJava's client of one mini-program over an HTTP client of ours: WxJava's own trusts every certificate and every host
 * name, so that anybody on the way could read the app secret.
 */
final class VerifyingMiniProgram extends WxMaServiceHttpComponentsImpl {
    private static final int CONNECTIONS = 50;

    private final CloseableHttpClient client;

    VerifyingMiniProgram(WxMaConfig app, CloseableHttpClient client) {
        this.client = client;
        setWxMaConfig(app);
        // 1 means none: WxJava would sleep 1, 2, 4, 8, 16 s on errcode -1 while a villager waits.
        setMaxRetryTimes(1);
    }

    /** Does nothing: WxJava would build its trusting client here. */
    @Override
    public void initHttp() {}

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return client;
    }

    /** @param trust which certificates are believed; host names are checked besides */
    static CloseableHttpClient client(WechatConfig config, SSLContext trust) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout(config.connectTimeout()))
                                .setSocketTimeout(timeout(config.readTimeout()))
                                .build())
                        // also bounds the TLS handshake
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(timeout(config.readTimeout()))
                                .build())
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(config.connectTimeout()))
                        .setResponseTimeout(timeout(config.readTimeout()))
                        .build())
                // A login code works once: sent again, a good login turns into "used".
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
