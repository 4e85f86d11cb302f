package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.Problem;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What public lookups may ask of the database at once, whatever happens to the caches before it: some threads of their
 * own, a queue that ends, and nobody waits for ever. Everything else the product does keeps its share.
 */
final class Bulkhead implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final Duration patience;

    /**
     * @param name of its threads
     * @param atOnce reads of the database
     * @param waiting reads, beyond which it answers that it is busy
     * @param patience how long anybody waits
     */
    Bulkhead(String name, int atOnce, int waiting, Duration patience) {
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name(name, 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * @param read may block
     * @return fails with a 503 where there is no room, or where its turn comes after everybody has left
     */
    <T> CompletableFuture<T> submit(Supplier<T> read) {
        long asked = System.nanoTime();
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    if (System.nanoTime() - asked > patience.toNanos()) {
                        throw busy();
                    }
                    result.complete(read.get());
                } catch (Throwable failure) {
                    result.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException full) {
            result.completeExceptionally(busy());
        }
        return result;
    }

    /** Waits patiently for what others may wait for too: one who hangs up must not take it away from them. */
    <T> Uni<T> awaited(CompletableFuture<T> shared) {
        return Uni.createFrom()
                .completionStage(() -> shared.thenApply(value -> value))
                .onFailure(CompletionException.class)
                .transform(Throwable::getCause)
                .ifNoItem()
                .after(patience)
                .failWith(Bulkhead::busy);
    }

    private static Problem busy() {
        return Problem.unavailable("busy", "系统繁忙", "查询的人较多,请稍后再试。", AGAIN);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
