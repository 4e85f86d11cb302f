package cn.fingertip.roster.lookup.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fingertip.kernel.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is trusted, for how long, and what a stalled or crowded database does to it. */
class TrustedTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private final Bulkhead database = new Bulkhead("test-", 2, 3, Duration.ofSeconds(5));
    private final AtomicInteger state = new AtomicInteger(1);
    private final AtomicInteger reads = new AtomicInteger();

    @AfterEach
    void stop() {
        database.close();
    }

    private Trusted<String, Integer> trusting(Duration trust) {
        return new Trusted<>(10, trust, database, key -> {
            reads.incrementAndGet();
            return state.get();
        });
    }

    private static int ask(Trusted<String, Integer> values) {
        return values.get("a").await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void isReadOnceWhileTrusted() {
        Trusted<String, Integer> values = trusting(LONG);
        assertThat(values.known("a")).isNull();
        assertThat(ask(values)).isEqualTo(1);
        state.set(2);
        assertThat(ask(values)).isEqualTo(1);
        assertThat(reads).hasValue(1);
        values.forget("a");
        assertThat(values.known("a")).isNull();
        assertThat(ask(values)).isEqualTo(2);
    }

    @Test
    void isFetchedAgainBeforeTheTrustEnds() {
        Trusted<String, Integer> values = trusting(Duration.ofSeconds(2));
        ask(values);
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            assertThat(values.known("a")).as("nobody has to wait").isNotNull();
            return reads.get() == 2;
        });
    }

    @Test
    void isNotTrustedLongerWhateverHappens() {
        Trusted<String, Integer> values = new Trusted<>(10, Duration.ofMillis(300), database, key -> {
            if (reads.incrementAndGet() > 1) {
                throw new IllegalStateException("no database");
            }
            return 1;
        });
        long before = System.nanoTime();
        ask(values);
        await().pollInterval(Duration.ofMillis(1)).until(() -> values.known("a") == null);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(2));
        assertThatThrownBy(() -> ask(values)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLoadThatBeganBeforeAChangeIsNotKept() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Void> gate = new CompletableFuture<>();
        Trusted<String, Integer> values = new Trusted<>(10, LONG, database, key -> {
            int seen = state.get();
            reading.countDown();
            if (reads.incrementAndGet() == 1) {
                gate.join();
            }
            return seen;
        });
        CompletableFuture<Integer> early = values.get("a").subscribeAsCompletionStage();
        reading.await();
        state.set(2);
        values.forget("a");
        assertThat(ask(values)).isEqualTo(2);
        gate.complete(null);
        assertThat(early.join()).isEqualTo(1);
        assertThat(values.known("a")).isEqualTo(2);
    }

    @Test
    void manyWaitForOneLoad() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        Trusted<String, Integer> values = new Trusted<>(10, LONG, database, key -> {
            gate.join();
            return reads.incrementAndGet();
        });
        List<CompletableFuture<Integer>> all = Stream.generate(() -> values.get("a"))
                .limit(100)
                .map(one -> one.subscribeAsCompletionStage().toCompletableFuture())
                .toList();
        all.getFirst().cancel(true);
        gate.complete(null);
        assertThat(all.stream().skip(1).map(CompletableFuture::join)).containsOnly(1);
    }

    @Test
    void whoFindsNoRoomIsToldToComeBack() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        List<CompletableFuture<Integer>> reading = Stream.generate(() -> database.submit(() -> {
                    gate.join();
                    return 1;
                }))
                .limit(6)
                .toList();
        assertThat(reading.getLast()).isCompletedExceptionally();
        assertThatThrownBy(() -> database.awaited(reading.getLast()).await().indefinitely())
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(503);
                    assertThat(problem.retryAfter()).contains(Duration.ofSeconds(1));
                });
        gate.complete(null);
        assertThat(reading.stream().limit(5).map(CompletableFuture::join)).containsOnly(1);
    }

    @Test
    void whoWaitsTooLongIsToldToComeBack() {
        try (Bulkhead slow = new Bulkhead("slow-", 1, 3, Duration.ofMillis(50))) {
            CompletableFuture<Void> gate = new CompletableFuture<>();
            CompletableFuture<Integer> hanging = slow.submit(() -> {
                gate.join();
                return 1;
            });
            CompletableFuture<Integer> next = slow.submit(() -> 2);
            assertThatThrownBy(() -> slow.awaited(hanging).await().indefinitely())
                    .isInstanceOf(Problem.class);
            gate.complete(null);
            assertThatThrownBy(() -> slow.awaited(next).await().indefinitely())
                    .as("nobody waits for it any more")
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void aBreakerLetsOneAskAfterEachPause() {
        Breaker breaker = new Breaker("test", Duration.ofMillis(200));
        for (int i = 0; i < 3; i++) {
            assertThat(breaker.allows()).isTrue();
            breaker.failed(new IllegalStateException());
        }
        assertThat(breaker.allows()).isFalse();
        await().pollInterval(Duration.ofMillis(1)).until(breaker::allows);
        assertThat(breaker.allows()).as("one asks for all the others").isFalse();
        breaker.failed(new IllegalStateException());
        await().pollInterval(Duration.ofMillis(1)).until(breaker::allows);
        breaker.succeeded();
        assertThat(breaker.allows()).isTrue();
    }
}
