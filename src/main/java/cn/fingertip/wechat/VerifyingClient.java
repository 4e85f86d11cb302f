package cn.fingertip.wechat;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** How WeChat is reached: WxJava's own HTTP client trusts every certificate and every host name. */
final class VerifyingClient {
    private static final TimeValue KEPT_OPEN = TimeValue.ofSeconds(30);

    private VerifyingClient() {}

    /**
     * A client for one app, so that no app waits for connections of another.
     *
     * @param trust which certificates are believed; host names are checked besides
     */
    static CloseableHttpClient of(WechatConfig config, SSLContext trust) {
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
                        .setMaxConnPerRoute(config.atOnce())
                        .setMaxConnTotal(config.atOnce())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(config.connectTimeout()))
                        .setResponseTimeout(timeout(config.readTimeout()))
                        // Firewalls forget a quiet connection without a word; a question sent into it would be lost,
                        // and it is not sent again.
                        .setConnectionKeepAlive(KEPT_OPEN)
                        .build())
                .addExecInterceptorFirst("whole-answers", new WholeAnswers())
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
