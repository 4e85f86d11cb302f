package cn.fingertip.wish.due;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishMoves;
import cn.fingertip.wish.WishRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Gives due dates to the wishes that had to be kept without one, once the calendar of the year is loaded. */
@ApplicationScoped
class WishDatesJob implements RecurringJob {
    private static final int BATCH = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final WishRepository wishes;
    private final WishMoves moves;
    private final WishDates dates;

    WishDatesJob(WishRepository wishes, WishMoves moves, WishDates dates) {
        this.wishes = wishes;
        this.moves = moves;
        this.dates = dates;
    }

    @Override
    public String name() {
        return "wish-dates";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        UUID last = FIRST;
        while (last != null) {
            UUID after = last;
            List<UUID> waiting = QuarkusTransaction.requiringNew().call(() -> wishes.withoutDates(after, BATCH));
            waiting.forEach(id -> QuarkusTransaction.requiringNew().run(() -> date(moves.lock(id))));
            last = waiting.isEmpty() ? null : waiting.getLast();
        }
    }

    private void date(Wish wish) {
        if (wish.acceptBy == null && wish.status.waiting()) {
            wish.acceptBy = dates.acceptBy(wish.type, Clock.dateOf(wish.submittedAt));
        }
        if (wish.finishFrom != null && wish.finishBy == null && wish.status.inHand()) {
            wish.finishBy = dates.finishBy(wish.type, wish.finishFrom);
        }
    }
}
