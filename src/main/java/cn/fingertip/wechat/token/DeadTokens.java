package cn.fingertip.wechat.token;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.redis.WxRedisOps;

/**
 * Which token of an app WeChat has refused. A stable token that died is given again to whoever asks, unless it is forced
 * to be new; and forcing kills the one that another replica may just have got, and has a small quota a day. So it is
 * forced where WeChat gives the dead one back, and only then: however many replicas meet a dead token, one forces.
 */
public final class DeadTokens {
    /** Before every key of ours that WxJava makes. */
    public static final String PREFIX = "wechat";

    private static final int REMEMBERED_MINUTES = 120;

    private final WxRedisOps tokens;
    private final String key;
    private final String forced;
    private final Duration forceAgainAfter;

    /**
     * @param appId whose tokens
     * @param forceAgainAfter for how long none is forced after one was
     */
    public DeadTokens(WxRedisOps tokens, String appId, Duration forceAgainAfter) {
        this.forceAgainAfter = forceAgainAfter;
        this.tokens = tokens;
        this.key = PREFIX + ":dead_token:" + appId;
        this.forced = PREFIX + ":forced_token:" + appId;
    }

    /** @param token null where there is none any more */
    public void remember(String token) {
        if (token != null) {
            tokens.setValue(key, token, REMEMBERED_MINUTES, TimeUnit.MINUTES);
        }
    }

    /**
     * Asks for a token, and once more by force where the answer is the dead one and none was forced lately.
     *
     * @param force whether the first time already
     * @return what WeChat answered last
     */
    public String alive(boolean force, Fetch fetch) throws IOException {
        String answer = fetch.answer(force);
        if (force) {
            return answer;
        }
        String token = token(answer);
        if (token == null || !token.equals(tokens.getValue(key)) || tokens.getValue(forced) != null) {
            return answer;
        }
        String alive = fetch.answer(true);
        if (token(alive) != null && forceAgainAfter.isPositive()) {
            tokens.setValue(forced, "1", (int) forceAgainAfter.toSeconds(), TimeUnit.SECONDS);
        }
        return alive;
    }

    private static String token(String answer) {
        return WxAccessToken.fromJson(answer).getAccessToken();
    }

    /** WxJava's call. */
    @FunctionalInterface
    public interface Fetch {
        /** @return WeChat's JSON, with a token or an errcode */
        String answer(boolean force) throws IOException;
    }
}
