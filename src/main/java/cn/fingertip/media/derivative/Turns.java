package cn.fingertip.media.derivative;

import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Files that wait for some workers: those with the better reason first, of those with the same the oldest. */
final class Turns {
    /** Why a file is worked on, first what goes first. */
    enum Why {
        /** Somebody wants to see it. */
        ASKED,
        /** It came in. */
        CLAIMED,
        /** Somebody wants to see it, and it failed before. */
        FAILED_BEFORE
    }

    private record Turn(Why why, long number, Runnable work) implements Runnable {
        private static final Comparator<Runnable> ORDER = Comparator.comparing((Runnable turn) -> ((Turn) turn).why())
                .thenComparing(turn -> ((Turn) turn).number());

        @Override
        public void run() {
            work.run();
        }
    }

    private final ThreadPoolExecutor workers;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<UUID, Turn> taken = new ConcurrentHashMap<>();

    /** @param atOnce how many are worked on at one time */
    Turns(int atOnce) {
        this.workers = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(11, Turn.ORDER),
                Thread.ofVirtual().name("media-", 0).factory());
    }

    int waiting() {
        return workers.getQueue().size();
    }

    /** Takes a file, unless it is worked on already or waits for as good a reason. */
    synchronized void add(UUID file, Why why, Runnable work) {
        Turn before = taken.get(file);
        if (before != null && (before.why().compareTo(why) <= 0 || !workers.remove(before))) {
            return;
        }
        Turn turn = new Turn(why, numbers.incrementAndGet(), () -> {
            try {
                work.run();
            } finally {
                taken.remove(file);
            }
        });
        taken.put(file, turn);
        workers.execute(turn);
    }

    /** Ends what is under way; what waits is given up. */
    void stop() throws InterruptedException {
        workers.shutdownNow();
        workers.awaitTermination(10, TimeUnit.SECONDS);
    }
}
