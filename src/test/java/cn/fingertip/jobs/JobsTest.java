package cn.fingertip.jobs;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobsTest {
    @Inject
    Jobs jobs;

    @Inject
    Noted noted;

    @Inject
    Ticking ticking;

    @Inject
    Narrow narrow;

    @Test
    void queuedWorkStartsSoonAfterTheCommit() {
        String id = "ok:" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            jobs.enqueue("test-noted", id);
            assertThat(noted.done).doesNotContain(id);
        });
        await().atMost(ofSeconds(10)).until(() -> noted.done.contains(id));
    }

    @Test
    void workOfAFailedTransactionIsNeverDone() {
        String lost = "lost:" + UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    jobs.enqueue("test-noted", lost);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        String later = "later:" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue("test-noted", later));
        await().atMost(ofSeconds(10)).until(() -> noted.done.contains(later));
        assertThat(noted.done).doesNotContain(lost);
    }

    @Test
    void failedWorkIsTriedAgain() {
        String id = "fails-once:" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue("test-noted", id));
        await().atMost(ofSeconds(20)).until(() -> noted.done.contains(id));
        assertThat(noted.tried.stream().filter(id::equals)).hasSize(2);
    }

    @Test
    void theSameIdQueuedTwiceIsDoneTwice() {
        String id = "twice:" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue("test-noted", id));
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue("test-noted", id));
        await().atMost(ofSeconds(10))
                .until(() -> noted.done.stream().filter(id::equals).count() == 2);
    }

    @Test
    void noMoreThanAllowedIsDoneAtOnce() {
        for (int i = 0; i < 3; i++) {
            String id = "narrow:" + i + UUID.randomUUID();
            QuarkusTransaction.requiringNew().run(() -> jobs.enqueue("test-narrow", id));
        }
        await().atMost(ofSeconds(30)).until(() -> narrow.done.get() == 3);
        assertThat(narrow.together.get()).isFalse();
    }

    @Test
    void anUnknownJobIsRefused() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> jobs.enqueue("nobody", "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recurringWorkRunsAgainAlsoAfterAFault() {
        int before = ticking.runs.get();
        await().atMost(ofSeconds(20)).until(() -> ticking.runs.get() >= before + 3);
    }

    @Test
    void pausesGrowToAnHour() {
        assertThat(JobFailures.pauseAfter(0)).isEqualTo(ofSeconds(2));
        assertThat(JobFailures.pauseAfter(1)).isEqualTo(ofSeconds(4));
        assertThat(JobFailures.pauseAfter(5)).isEqualTo(ofSeconds(64));
        assertThat(JobFailures.pauseAfter(100)).isEqualTo(Duration.ofHours(1));
    }

    @Singleton
    static class Noted implements QueuedJob {
        final List<String> tried = new CopyOnWriteArrayList<>();
        final List<String> done = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "test-noted";
        }

        @Override
        public void run(String id) {
            boolean first = !tried.contains(id);
            tried.add(id);
            if (id.startsWith("fails-once:") && first) {
                throw new IllegalStateException("the first try fails");
            }
            done.add(id);
        }
    }

    /** Would meet its like, were two of it let in. */
    @Singleton
    static class Narrow implements QueuedJob {
        private final CyclicBarrier two = new CyclicBarrier(2);
        final AtomicBoolean together = new AtomicBoolean();
        final AtomicInteger done = new AtomicInteger();

        @Override
        public String name() {
            return "test-narrow";
        }

        @Override
        public int atOnce() {
            return 1;
        }

        @Override
        public void run(String id) {
            try {
                two.await(500, TimeUnit.MILLISECONDS);
                together.set(true);
            } catch (TimeoutException | BrokenBarrierException alone) {
                two.reset();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.incrementAndGet();
        }
    }

    @Singleton
    static class Ticking implements RecurringJob {
        final AtomicInteger runs = new AtomicInteger();

        @Override
        public String name() {
            return "test-ticking";
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(100);
        }

        @Override
        public void run() {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the first turn fails");
            }
        }
    }
}
