package cn.fingertip.wish.due;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishMoves;
import cn.fingertip.wish.WishRepository;
import cn.fingertip.wish.WishStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes a villager's silence for consent: what was done and not objected to for some days is confirmed. */
@ApplicationScoped
class WishSilenceJob implements RecurringJob {
    private static final int BATCH = 200;

    private final WishRepository wishes;
    private final WishMoves moves;
    private final WishConfig config;
    private final Clock clock;

    WishSilenceJob(WishRepository wishes, WishMoves moves, WishConfig config, Clock clock) {
        this.wishes = wishes;
        this.moves = moves;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "wish-silence";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant last = clock.now().minus(config.silenceConfirms());
        List<UUID> silent;
        do {
            silent = QuarkusTransaction.requiringNew().call(() -> wishes.silentSince(last, BATCH));
            silent.forEach(id -> QuarkusTransaction.requiringNew().run(() -> confirm(id, last)));
        } while (!silent.isEmpty());
    }

    /** Looks again under the lock: the villager may have spoken meanwhile. */
    private void confirm(UUID id, Instant last) {
        Wish wish = moves.lock(id);
        if (wish.status == WishStatus.DONE && !wish.doneAt.isAfter(last)) {
            String note = config.silenceConfirms().toDays() + " 天内没有提出意见,自动确认";
            moves.move(wish, WishStatus.CONFIRMED, WishMoves.Mover.SYSTEM, note);
        }
    }
}
