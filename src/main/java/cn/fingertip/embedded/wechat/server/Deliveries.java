package cn.fingertip.embedded.wechat.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What came out, newest first; the oldest are dropped. */
public final class Deliveries {

    private static final int MOST = 500;

    private final Time time;
    private final Deque<Delivery> kept = new ArrayDeque<>();
    private long last;

    /** @param time what they are dated by */
    public Deliveries(Time time) {
        this.time = time;
    }

    /** Keeps one more. */
    public synchronized Delivery add(String kind, App app, String openid, Map<String, ?> content) {
        var delivery = new Delivery(++last, time.now(), kind, app.appId(), openid, content);
        kept.addFirst(delivery);
        if (kept.size() > MOST) {
            kept.removeLast();
        }
        return delivery;
    }

    /** @return newest first */
    public synchronized List<Delivery> all() {
        return List.copyOf(kept);
    }

    /** Forgets them. */
    public synchronized void clear() {
        kept.clear();
    }
}
