package cn.fingertip.wechat;

import java.io.IOException;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpComponentsImpl;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** As {@link VerifyingMiniProgram}, of one public account. */
final class VerifyingPublicAccount extends WxMpServiceHttpComponentsImpl {
    private final PublicAccountTokens app;
    private final CloseableHttpClient client;
    private final OperatorNotices notices;

    VerifyingPublicAccount(PublicAccountTokens app, CloseableHttpClient client, OperatorNotices notices) {
        this.app = app;
        this.client = client;
        this.notices = notices;
        setWxMpConfigStorage(app);
        setMaxRetryTimes(0);
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
        String answer = app.dead().alive(force, super::doGetStableAccessTokenRequest);
        notices.read(app.getAppId(), answer);
        return answer;
    }
}
