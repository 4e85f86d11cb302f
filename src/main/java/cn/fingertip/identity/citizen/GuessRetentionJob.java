package cn.fingertip.identity.citizen;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Removes the counts of guesses made on days that are over. */
@ApplicationScoped
class GuessRetentionJob implements RecurringJob {
    private final IdentityGuesses guesses;
    private final Clock clock;

    GuessRetentionJob(IdentityGuesses guesses, Clock clock) {
        this.guesses = guesses;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity-guess-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    /** Yesterday's stay: a guess begun before midnight may still have to be given back. */
    @Override
    public void run() {
        guesses.forgetBefore(clock.today().minusDays(1));
    }
}
