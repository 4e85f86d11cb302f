package cn.fingertip.embedded.wechat.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The paths that were asked for, oldest first, those that failed too; for counting. */
public final class Calls {

    private static final int MOST = 5000;

    private final Deque<String> paths = new ArrayDeque<>();

    synchronized void add(String path) {
        paths.addLast(path);
        if (paths.size() > MOST) {
            paths.removeFirst();
        }
    }

    /** @return oldest first */
    public synchronized List<String> all() {
        return List.copyOf(paths);
    }

    /** Forgets them. */
    public synchronized void clear() {
        paths.clear();
    }
}
