package cn.fingertip.roster.check.finding;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.check.CheckRevisions;
import cn.fingertip.roster.check.CheckSettings;
import cn.fingertip.roster.check.WholeChecks;
import cn.fingertip.roster.event.BeforePublication;
import cn.fingertip.roster.event.RosterPublished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** What findings mean for a roster's way: disposed of before publication, or due after it. */
@ApplicationScoped
class FindingsDisposed implements BeforePublication {
    private final FindingRepository findings;
    private final CheckSettings settings;
    private final CheckRevisions revisions;
    private final WholeChecks checks;
    private final FindingsDue due;
    private final Clock clock;

    FindingsDisposed(
            FindingRepository findings,
            CheckSettings settings,
            CheckRevisions revisions,
            WholeChecks checks,
            FindingsDue due,
            Clock clock) {
        this.findings = findings;
        this.settings = settings;
        this.revisions = revisions;
        this.checks = checks;
        this.due = due;
        this.clock = clock;
    }

    /** Rules, exclusions, lists and other rosters that changed since the last run are asked now. */
    @Override
    public void prepare(Roster roster, RosterVersion version) {
        if (revisions.outdated(roster, version)) {
            checks.run(version);
        } else if (revisions.othersChanged(roster, version)) {
            checks.runAgainstOthers(version);
        }
    }

    /**
     * @throws Problem 409 {@code roster-checks-outdated} where something changed at this moment; 422 {@code
     *     roster-findings-open} with the rules and how many findings of each
     */
    @Override
    public void check(Roster roster, RosterVersion version) {
        if (revisions.outdated(roster, version)) {
            throw outdated();
        }
        FindingSummary summary = summary(roster, version);
        if (summary.blocked()) {
            throw open(summary);
        }
        // In a county that imports its archive others change all the time: only what they make of this one refuses it.
        if (revisions.othersChanged(roster, version)) {
            checks.runAgainstOthers(version);
            if (summary(roster, version).blocked()) {
                // What was found just now goes with this transaction; asked once more, it is kept and can be disposed
                // of.
                throw outdated();
            }
        }
    }

    private FindingSummary summary(Roster roster, RosterVersion version) {
        return FindingSummary.of(
                version, findings.counts(version.id()), settings.of(roster.programme()), settings::title);
    }

    private static Problem open(FindingSummary summary) {
        List<Problem.Violation> rules = summary.rules().stream()
                .filter(FindingSummary.RuleCount::blocks)
                .map(rule -> new Problem.Violation("findings." + rule.rule(), rule.rule(), told(rule)))
                .toList();
        return Problem.rule(
                "roster-findings-open",
                "核查发现的问题尚未处置",
                "有 " + rules.size() + " 类核查问题没有处置完,不能公布。请逐条核实:不是问题的写明说明,确有问题的退回经办人改正后重新导入。",
                rules);
    }

    private static Problem outdated() {
        return Problem.conflict(
                "roster-checks-outdated", "核查规则、名单或其他清册刚有变化", "就在此刻核查规则、互斥项目、比对名单或本县其他清册有变化,这份清册要重新核查。请再点一次公布。");
    }

    void published(@Observes RosterPublished event) {
        findings.correctedBy(event.rosterId(), event.versionId(), clock.now());
        due.set(event.versionId());
    }

    private static String told(FindingSummary.RuleCount rule) {
        String open = rule.open() > 0 ? rule.open() + " 处待处置" : "";
        String confirmed = rule.confirmed() > 0 ? rule.confirmed() + " 处确有问题、尚未改正" : "";
        return "“" + rule.title() + "”:" + open + (open.isEmpty() || confirmed.isEmpty() ? "" : ",") + confirmed + "。";
    }
}
