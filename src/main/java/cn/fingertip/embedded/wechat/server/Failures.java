package cn.fingertip.embedded.wechat.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the next calls shall fail, each for so many times, the first told first. */
public final class Failures {

    private final List<Planned> planned = new ArrayList<>();

    private record Planned(String path, Failure failure, int left) {
        boolean meets(String asked) {
            return path.endsWith("*") ? asked.startsWith(path.substring(0, path.length() - 1)) : path.equals(asked);
        }
    }

    /**
     * Plans a failure.
     *
     * @param path of the API; with {@code *} at its end all that begin so
     * @param times how many calls shall fail
     */
    public synchronized void add(String path, Failure failure, int times) {
        if (!path.startsWith("/") || times < 1) {
            throw new IllegalArgumentException("a path from / on and at least one time are needed");
        }
        planned.add(new Planned(path, failure, times));
    }

    /** @return how this call shall fail, which counts as one time */
    public synchronized Optional<Failure> next(String path) {
        for (int i = 0; i < planned.size(); i++) {
            var plan = planned.get(i);
            if (plan.meets(path)) {
                if (plan.left() == 1) {
                    planned.remove(i);
                } else {
                    planned.set(i, new Planned(plan.path(), plan.failure(), plan.left() - 1));
                }
                return Optional.of(plan.failure());
            }
        }
        return Optional.empty();
    }

    /** All is well again. */
    public synchronized void clear() {
        planned.clear();
    }
}
