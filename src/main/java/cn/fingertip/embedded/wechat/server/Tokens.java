package cn.fingertip.embedded.wechat.server;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The tokens that an app's server calls with. An app has two at a time that know nothing of each other: the basic one
 * ({@code /cgi-bin/token}), new with every call, and the stable one ({@code /cgi-bin/stable_token}), the same until it
 * ends or a new one is forced. The one before stays good for five minutes.
 */
public final class Tokens {

    private static final Duration LIFE = Duration.ofSeconds(7200);
    /** How long a token outlives its successor's birth; and how long before its end the stable one is replaced. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final int BYTES = 64;

    private final Time time;
    private final Map<String, Issued> issued = new HashMap<>();
    private final Map<String, String> stable = new HashMap<>();
    private final Map<String, String> basic = new HashMap<>();

    /** @param time what they end by */
    public Tokens(Time time) {
        this.time = time;
    }

    private record Issued(App app, Instant end, boolean dead) {}

    /** What an app is given: {@code access_token} and {@code expires_in} seconds. */
    public synchronized Map<String, Object> basic(App app) {
        return given(replace(basic, app));
    }

    /**
     * What an app is given.
     *
     * @param force whether to make a new one; otherwise the same comes back, a dead one too
     */
    public synchronized Map<String, Object> stable(App app, boolean force) {
        var token = stable.get(app.appId());
        if (force || token == null || !issued.get(token).end().minus(OVERLAP).isAfter(time.now())) {
            token = replace(stable, app);
        }
        return given(token);
    }

    /** Whose token this is, or 41001 without one, 40001 with one that is dead or was never given, 42001 after its end. */
    public synchronized App owner(String token) throws WechatError {
        if (token == null || token.isEmpty()) {
            throw new WechatError(41001, "access_token missing");
        }
        var known = issued.get(token);
        if (known == null || known.dead()) {
            throw new WechatError(
                    40001,
                    "invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken");
        }
        if (!known.end().isAfter(time.now())) {
            throw new WechatError(42001, "access_token expired");
        }
        return known.app();
    }

    /** Makes an app's tokens invalid, as WeChat does at times: asked without force, it still gives the dead one. */
    public synchronized void kill(String appId) {
        issued.replaceAll((token, known) ->
                known.app().appId().equals(appId) ? new Issued(known.app(), known.end(), true) : known);
    }

    /** Ends an app's tokens before their time; whoever asks gets a new one. */
    public synchronized void expire(String appId) {
        issued.replaceAll((token, known) ->
                known.app().appId().equals(appId) ? new Issued(known.app(), time.now(), known.dead()) : known);
    }

    private String replace(Map<String, String> latest, App app) {
        var now = time.now();
        issued.computeIfPresent(
                latest.getOrDefault(app.appId(), ""),
                (token, old) -> new Issued(old.app(), earlier(old.end(), now.plus(OVERLAP)), old.dead()));
        issued.values().removeIf(old -> old.end().plus(LIFE).isBefore(now));
        var made = Digests.random(BYTES);
        issued.put(made, new Issued(app, now.plus(LIFE), false));
        latest.put(app.appId(), made);
        return made;
    }

    private Map<String, Object> given(String token) {
        var left = Duration.between(time.now(), issued.get(token).end())
                .plusMillis(999)
                .toSeconds();
        return Map.of("access_token", token, "expires_in", left);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
