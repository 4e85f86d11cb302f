package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.People;
import cn.fingertip.embedded.wechat.server.Time;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What followers allow a public account by OAuth2: a code good once and for five minutes, then tokens. */
public final class Grants {

    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(7200);
    private static final Duration REFRESH_LIFE = Duration.ofDays(30);

    private final Time time;
    private final People people;
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> tokens = new HashMap<>();
    private final Map<String, Grant> refreshes = new HashMap<>();

    /** @param people whose openids they are about */
    public Grants(Time time, People people) {
        this.time = time;
        this.people = people;
    }

    record Grant(App app, String person, String scope, Instant end, boolean used) {
        private Grant until(Instant other) {
            return new Grant(app, person, scope, other, false);
        }
    }

    /**
     * Somebody allows it.
     *
     * @param scope {@code snsapi_base} or {@code snsapi_userinfo}
     * @return the code
     */
    public synchronized String code(App app, String person, String scope) {
        var code = Digests.random(16);
        codes.put(code, new Grant(app, person, scope, time.now().plus(CODE_LIFE), false));
        return code;
    }

    synchronized Map<String, Object> byCode(App app, String code) throws WechatError {
        var grant = codes.get(code);
        if (grant == null || !grant.app().appId().equals(app.appId())) {
            throw new WechatError(40029, "invalid code");
        }
        if (grant.used()) {
            throw new WechatError(40163, "code been used");
        }
        if (!grant.end().isAfter(time.now())) {
            throw new WechatError(42003, "code expired");
        }
        codes.put(code, new Grant(app, grant.person(), grant.scope(), grant.end(), true));
        var refresh = Digests.random(43);
        refreshes.put(refresh, grant.until(time.now().plus(REFRESH_LIFE)));
        return given(grant, refresh);
    }

    synchronized Map<String, Object> byRefresh(App app, String refresh) throws WechatError {
        var grant = refreshes.get(refresh);
        if (grant == null || !grant.app().appId().equals(app.appId())) {
            throw new WechatError(40030, "invalid refresh_token");
        }
        if (!grant.end().isAfter(time.now())) {
            throw new WechatError(42002, "refresh_token expired");
        }
        return given(grant, refresh);
    }

    synchronized Grant byToken(String token, String openid) throws WechatError {
        var grant = tokens.get(token);
        if (grant == null) {
            throw new WechatError(40001, "invalid credential, access_token is invalid or not latest");
        }
        if (!grant.end().isAfter(time.now())) {
            throw new WechatError(42001, "access_token expired");
        }
        if (!people.openid(grant.app(), grant.person()).equals(openid)) {
            throw new WechatError(40003, "invalid openid");
        }
        return grant;
    }

    private Map<String, Object> given(Grant grant, String refresh) {
        var token = Digests.random(43);
        tokens.put(token, grant.until(time.now().plus(TOKEN_LIFE)));
        return new HashMap<>(Map.of(
                "access_token", token,
                "expires_in", TOKEN_LIFE.toSeconds(),
                "refresh_token", refresh,
                "openid", people.openid(grant.app(), grant.person()),
                "unionid", people.unionid(grant.person()),
                "scope", grant.scope()));
    }
}
