package cn.fingertip.roster.search;

import cn.fingertip.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Gives lines written before V080 their names in letters, batch by batch, until none is left; then it finds nothing to do. */
@ApplicationScoped
class LettersJob implements RecurringJob {
    private final LettersBacklog backlog;

    LettersJob(LettersBacklog backlog) {
        this.backlog = backlog;
    }

    @Override
    public String name() {
        return "name-letters";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = backlog.step();
        }
    }
}
