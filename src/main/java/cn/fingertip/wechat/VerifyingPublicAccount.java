package cn.fingertip.wechat;

import java.io.IOException;
import me.chanjar.weixin.common.enums.TicketType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
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
    }

    /** Once: WxJava would ask again after -1 while somebody waits, and forget WeChat's number and words. */
    @Override
    public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
        return executeInternal(executor, uri, data, false);
    }

    /** One that ended, or cannot be opened, between WxJava's two looks at it would be signed with as {@code null}. */
    @Override
    public String getTicket(TicketType type, boolean force) throws WxErrorException {
        String ticket = super.getTicket(type, force);
        if (ticket == null) {
            ticket = super.getTicket(type, true);
        }
        if (ticket == null) {
            throw new IllegalStateException("a ticket is not there that was there just now");
        }
        return ticket;
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
