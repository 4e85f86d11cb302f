package cn.fingertip.wechat;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceHttpComponentsImpl;
import java.io.IOException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * WxJava's client of one mini-program over an HTTP client of ours: WxJava's own trusts every certificate and every host
 * name, so that anybody on the way could read the app secret.
 */
final class VerifyingMiniProgram extends WxMaServiceHttpComponentsImpl {
    private final MiniProgramTokens app;
    private final CloseableHttpClient client;
    private final OperatorNotices notices;

    VerifyingMiniProgram(MiniProgramTokens app, CloseableHttpClient client, OperatorNotices notices) {
        this.app = app;
        this.client = client;
        this.notices = notices;
        setWxMaConfig(app);
        // WxJava would ask again and sleep 1, 2, 4, 8, 16 s on errcode -1 while a villager waits; 1 still means one
        // time.
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
        notices.read(app.getAppid(), answer);
        return answer;
    }
}
