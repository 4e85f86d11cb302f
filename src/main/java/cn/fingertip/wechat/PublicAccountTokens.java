package cn.fingertip.wechat;

import cn.fingertip.wechat.token.DeadTokens;
import java.time.Duration;
import me.chanjar.weixin.common.redis.WxRedisOps;
import me.chanjar.weixin.mp.config.impl.WxMpRedisConfigImpl;

/** What WxJava knows of one public account, its tokens and tickets kept where all replicas find them. */
final class PublicAccountTokens extends WxMpRedisConfigImpl {
    private static final long serialVersionUID = 1L;

    private final transient DeadTokens dead;

    PublicAccountTokens(WxRedisOps tokens, String appId, Duration forceAgainAfter) {
        super(tokens, DeadTokens.PREFIX);
        this.dead = new DeadTokens(tokens, appId, forceAgainAfter);
        setAppId(appId);
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
        return "PublicAccountTokens[appId=" + getAppId() + "]";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
