package cn.fingertip.wechat;

import cn.binarywang.wx.miniapp.config.impl.WxMaRedisBetterConfigImpl;
import cn.fingertip.wechat.token.DeadTokens;
import java.time.Duration;
import me.chanjar.weixin.common.redis.WxRedisOps;

/** What WxJava knows of one mini-program, its tokens kept where all replicas find them. */
final class MiniProgramTokens extends WxMaRedisBetterConfigImpl {
    private final DeadTokens dead;

    MiniProgramTokens(WxRedisOps tokens, String appId, Duration forceAgainAfter) {
        super(tokens, DeadTokens.PREFIX);
        this.dead = new DeadTokens(tokens, appId, forceAgainAfter);
        setAppid(appId);
    }

    /** WxJava calls it, under the lock, where WeChat refused the token that stands here. */
    @Override
    public void expireAccessToken() {
        dead.remember(getAccessToken());
        super.expireAccessToken();
    }

    DeadTokens dead() {
        return dead;
    }

    /** Without the secret, which WxJava's own shows. */
    @Override
    public String toString() {
        return "MiniProgramTokens[appId=" + getAppid() + "]";
    }
}
