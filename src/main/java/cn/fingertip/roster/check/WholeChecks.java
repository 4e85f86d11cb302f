package cn.fingertip.roster.check;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterRepository;
import cn.fingertip.roster.RosterStatus;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.check.finding.FindingsDue;
import cn.fingertip.roster.programme.AmountRule;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Holds a roster version against every rule that its programme wants and keeps what is found as tasks. Run again, by a
 * new import or by hand, what was disposed of stays so while it is the same, and what is gone is corrected.
 */
@ApplicationScoped
public class WholeChecks {
    private final Instance<WholeCheck> checks;
    private final CheckSettings settings;
    private final CheckRevisions revisions;
    private final CheckRun run;
    private final FindingsDue due;
    private final RosterRepository rosters;
    private final ProgrammeRepository programmes;
    private final Clock clock;

    WholeChecks(
            Instance<WholeCheck> checks,
            CheckSettings settings,
            CheckRevisions revisions,
            CheckRun run,
            FindingsDue due,
            RosterRepository rosters,
            ProgrammeRepository programmes,
            Clock clock) {
        this.checks = checks;
        this.settings = settings;
        this.revisions = revisions;
        this.run = run;
        this.due = due;
        this.rosters = rosters;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * Checks all lines of a version in the caller's transaction; what its import found must be written by then. What is
     * found in a published version is due from today.
     *
     * @param version locked by the caller, or not yet seen by others
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void run(RosterVersion version) {
        Roster roster = rosters.findById(version.rosterId());
        revisions.begin(roster, version.id());
        List<WholeCheck> wanted = wanted(roster);
        ask(wanted, roster, version);
        run.end(version.id(), rules(wanted));
    }

    /** As {@link #run}, but asks only the rules that read other rosters; what the others found stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void runAgainstOthers(RosterVersion version) {
        Roster roster = rosters.findById(version.rosterId());
        revisions.beginOthers(roster, version.id());
        ask(wanted(roster).stream().filter(WholeCheck::readsOtherRosters).toList(), roster, version);
    }

    private List<WholeCheck> wanted(Roster roster) {
        Map<String, Due> dues = settings.of(roster.programme());
        List<WholeCheck> wanted = new ArrayList<>();
        for (WholeCheck check : checks) {
            if (dues.get(check.rule()) != Due.OFF) {
                wanted.add(check);
            }
        }
        return wanted;
    }

    private void ask(List<WholeCheck> wanted, Roster roster, RosterVersion version) {
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, Object> parameters = parameters(roster, version);
        run.begin(parameters);
        UUID pass = Ids.next();
        for (WholeCheck check : wanted) {
            Map<String, Object> all = new HashMap<>(parameters);
            all.putAll(check.parameters());
            all.putAll(Map.of("rule", check.rule(), "pass", pass, "now", clock.now()));
            run.keep(check.sql(), all);
        }
        run.correct(version.id(), pass, rules(wanted), clock.now());
        if (version.status() == RosterStatus.PUBLISHED) {
            due.set(version.id());
        }
    }

    private static List<String> rules(List<WholeCheck> checks) {
        return checks.stream().map(WholeCheck::rule).toList();
    }

    private Map<String, Object> parameters(Roster roster, RosterVersion version) {
        AmountRule amounts = programmes.require(roster.programme()).amountRule();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("county", version.county());
        parameters.put("year", version.year());
        parameters.put("version", version.id());
        parameters.put("number", version.version());
        parameters.put("author", version.author());
        parameters.put("roster", roster.id());
        parameters.put("import", version.importId());
        parameters.put("programme", roster.programme());
        parameters.put("region", roster.region());
        parameters.put("period", roster.period());
        parameters.put("product", amounts == AmountRule.PRODUCT);
        return parameters;
    }
}
