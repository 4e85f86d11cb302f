package cn.fingertip.roster.check.list;

import cn.fingertip.jobs.QueuedJob;
import cn.fingertip.roster.RosterStatus;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.check.WholeChecks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Holds the rosters that are on their way, and those that are public and not final, against a list that is new. Each is
 * a transaction: run again, it is the same.
 */
@ApplicationScoped
class CheckOpenRosters implements QueuedJob {
    static final String NAME = "check-open-rosters";
    private static final int COUNTY = 6;
    private static final int SECONDS = 300;

    private final PersonListRepository lists;
    private final RosterVersionRepository versions;
    private final WholeChecks checks;
    private final ListConfig config;

    CheckOpenRosters(
            PersonListRepository lists, RosterVersionRepository versions, WholeChecks checks, ListConfig config) {
        this.lists = lists;
        this.versions = versions;
        this.checks = checks;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        for (UUID version : lists.toCheck(id.substring(0, COUNTY), config.publishedChecked())) {
            QuarkusTransaction.requiringNew().timeout(SECONDS).run(() -> check(version));
        }
    }

    private void check(UUID id) {
        RosterVersion version = versions.lock(id);
        if (version.status().open() || version.status() == RosterStatus.PUBLISHED) {
            checks.run(version);
        }
    }
}
