package cn.fingertip.wechat;

import java.io.IOException;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpComponentsImpl;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** As {@link VerifyingMiniProgram}, of one public account. */
final class VerifyingPublicAccount extends WxMpServiceHttpComponentsImpl {
    private final PublicAccountTokens app;
    private final CloseableHttpClient client;

    VerifyingPublicAccount(PublicAccountTokens app, CloseableHttpClient client) {
        this.app = app;
        this.client = client;
        setWxMpConfigStorage(app);
        setMaxRetryTimes(1);
    }

    /** Does nothing: WxJava would build its trusting client here. */
    @Override
    public void initHttp() {}

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return client;
    }

    @Override
    protected String doGetStableAccessTokenRequest(boolean force) throws IOException {
        return app.dead().alive(force, super::doGetStableAccessTokenRequest);
    }
}
