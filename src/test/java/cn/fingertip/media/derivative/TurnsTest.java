package cn.fingertip.media.derivative;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.media.derivative.Turns.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private record Waiting(int number, Why why) {}

    @Property(tries = 100)
    void theBetterReasonGoesFirstAndOfTheSameTheOldest(@ForAll @Size(max = 12) List<Why> reasons)
            throws InterruptedException {
        List<Waiting> waiting = new ArrayList<>();
        List<Waiting> done = Collections.synchronizedList(new ArrayList<>());
        inTurn(reasons.size(), (turns, one) -> {
            for (int i = 0; i < reasons.size(); i++) {
                Waiting next = new Waiting(i, reasons.get(i));
                waiting.add(next);
                turns.add(UUID.randomUUID(), next.why(), () -> one.accept(() -> done.add(next)));
            }
        });
        List<Waiting> expected = new ArrayList<>(waiting);
        expected.sort(Comparator.comparing(Waiting::why).thenComparing(Waiting::number));
        assertThat(done).isEqualTo(expected);
    }

    @Test
    void whatWaitsAlreadyTakesTheBetterPlaceOnceAsked() throws InterruptedException {
        UUID asked = UUID.randomUUID();
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        inTurn(2, (turns, one) -> {
            turns.add(UUID.randomUUID(), Why.CLAIMED, () -> one.accept(() -> done.add("older")));
            turns.add(asked, Why.CLAIMED, () -> one.accept(() -> done.add("claimed")));
            turns.add(asked, Why.ASKED, () -> one.accept(() -> done.add("asked")));
            turns.add(asked, Why.FAILED_BEFORE, () -> one.accept(() -> done.add("again")));
            assertThat(turns.waiting()).isEqualTo(2);
        });
        assertThat(done).containsExactly("asked", "older");
    }

    @Test
    void whatFailsHoldsNobodyUp() throws InterruptedException {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        inTurn(2, (turns, one) -> {
            turns.add(
                    UUID.randomUUID(),
                    Why.CLAIMED,
                    () -> one.accept(() -> {
                        throw new IllegalStateException("a test's own");
                    }));
            turns.add(UUID.randomUUID(), Why.CLAIMED, () -> one.accept(() -> done.add("next")));
        });
        assertThat(done).containsExactly("next");
    }

    private interface Filling {
        void fill(Turns turns, Consumer<Runnable> one);
    }

    /** Fills the turns while their only worker is busy, then lets it work until {@code all} are done. */
    private static void inTurn(int all, Filling filling) throws InterruptedException {
        Turns turns = new Turns(1);
        CountDownLatch filled = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(all);
        turns.add(UUID.randomUUID(), Why.ASKED, () -> {
            busy.countDown();
            try {
                filled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        busy.await();
        filling.fill(turns, work -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        filled.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        turns.stop();
    }
}
