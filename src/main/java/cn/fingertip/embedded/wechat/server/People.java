package cn.fingertip.embedded.wechat.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * WeChat's users, by a name of our own such as {@code villager-1}: each has an openid at each app, always the same, and
 * one unionid. Remembers who used which app lately and who follows no longer.
 */
public final class People {

    private static final int OPENID_LENGTH = 28;
    private static final int PREFIX_LENGTH = 5;
    private static final Duration LATELY = Duration.ofHours(2);

    private final Apps apps;
    private final Time time;
    private final Map<String, Instant> here = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /** The first registered app keeps the openids that data of developers already holds. */
    public People(Apps apps, Time time) {
        this.apps = apps;
        this.time = time;
    }

    /** @return 28 characters, the first ones the same for every user of an app */
    public String openid(App app, String person) {
        var of = isFirst(app) ? "openid " + person : "openid " + app.appId() + " " + person;
        return prefix(app) + Digests.letters(of).substring(0, OPENID_LENGTH - PREFIX_LENGTH);
    }

    /** @return the same for all apps */
    public String unionid(String person) {
        return "uDEV0" + Digests.letters("unionid " + person).substring(0, OPENID_LENGTH - PREFIX_LENGTH);
    }

    /** Refuses what is no openid of this app's with 40003. */
    public void check(App app, String openid) throws WechatError {
        if (openid.length() != OPENID_LENGTH || !openid.startsWith(prefix(app))) {
            throw new WechatError(40003, "invalid openid");
        }
    }

    /** Somebody uses an app now. */
    public void touch(String openid) {
        here.put(openid, time.now());
    }

    /** @return whether somebody used the app within two hours */
    public boolean wasHereLately(String openid) {
        var last = here.get(openid);
        return last != null && last.plus(LATELY).isAfter(time.now());
    }

    /** Somebody begins or ceases to follow a public account; everybody follows until they cease. */
    public void follow(String openid, boolean follows) {
        if (follows) {
            gone.remove(openid);
        } else {
            gone.add(openid);
        }
    }

    /** @return whether somebody follows */
    public boolean follows(String openid) {
        return !gone.contains(openid);
    }

    /** Everybody follows again. */
    public void reset() {
        gone.clear();
    }

    private String prefix(App app) {
        return isFirst(app)
                ? "oDEV0"
                : "o" + Digests.letters("prefix " + app.appId()).substring(0, PREFIX_LENGTH - 1);
    }

    private boolean isFirst(App app) {
        return apps.all().stream()
                .findFirst()
                .filter(first -> first.appId().equals(app.appId()))
                .isPresent();
    }
}
