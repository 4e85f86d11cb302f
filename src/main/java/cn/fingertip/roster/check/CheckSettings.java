package cn.fingertip.roster.check;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.check.finding.FindingRepository;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rules a programme's rosters are held against, and by when what they find must be disposed of. */
@ApplicationScoped
public class CheckSettings {
    /** Not a rule on lines, but set like one: whether the figures of the fund, or why there are none, must be there. */
    static final String FUNDS = "funds";

    private final Instance<WholeCheck> checks;
    private final ProgrammeRepository programmes;
    private final CheckRevisions revisions;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final FindingRepository findings;
    private final EntityManager em;

    CheckSettings(
            Instance<WholeCheck> checks,
            ProgrammeRepository programmes,
            CheckRevisions revisions,
            CurrentStaff staff,
            AuditTrail audit,
            FindingRepository findings,
            EntityManager em) {
        this.checks = checks;
        this.programmes = programmes;
        this.revisions = revisions;
        this.staff = staff;
        this.audit = audit;
        this.findings = findings;
        this.em = em;
    }

    /** @return every rule, as this programme has it */
    @Transactional
    public Map<String, Due> of(String programme) {
        Map<String, Due> dues = new TreeMap<>();
        checks.forEach(check -> dues.put(check.rule(), check.due()));
        // Of any public money people may ask where it is, or why nobody says so.
        dues.put(FUNDS, Due.BEFORE);
        for (Object row : em.createNativeQuery("SELECT rule, due FROM programme_check WHERE programme = ?1")
                .setParameter(1, programme)
                .getResultList()) {
            Object[] set = (Object[]) row;
            dues.computeIfPresent((String) set[0], (rule, due) -> Due.of((String) set[1]));
        }
        return dues;
    }

    /** @return whether rosters of this programme are published with the figures of their funds only */
    public boolean fundsRequired(String programme) {
        return of(programme).get(FUNDS) == Due.BEFORE;
    }

    /** @return Chinese title of a rule, the code itself where the rule is gone */
    public String title(String rule) {
        if (rule.equals(FUNDS)) {
            return "资金勾稽";
        }
        return checks.stream()
                .filter(check -> check.rule().equals(rule))
                .map(WholeCheck::title)
                .findFirst()
                .orElse(rule);
    }

    /** @throws Problem 422 {@code programme-unknown} */
    @Transactional
    public ProgrammeChecks view(String programme) {
        programmes.require(programme);
        List<ProgrammeChecks.Setting> settings = new ArrayList<>();
        of(programme).forEach((rule, due) -> settings.add(new ProgrammeChecks.Setting(rule, title(rule), due.wire())));
        return new ProgrammeChecks(programme, settings);
    }

    /**
     * Sets the rules that the request names; others stay.
     *
     * @throws Problem 422 {@code check-rule-unknown}, {@code check-due-unfit}, {@code programme-unknown}
     */
    @Transactional
    public ProgrammeChecks put(String programme, PutProgrammeChecks request) {
        // Programmes are the whole site's: only a grant on everything covers them.
        staff.require(Role.ADMIN, "");
        programmes.require(programme);
        Map<String, Due> known = of(programme);
        for (PutProgrammeChecks.Setting setting : request.rules()) {
            if (!known.containsKey(setting.rule())) {
                throw Problem.rule("check-rule-unknown", "没有这条核查规则", "没有这条核查规则,请从规则列表中选择。");
            }
            if (setting.rule().equals(FUNDS) && setting.due().equals(Due.AFTER.wire())) {
                throw Problem.rule("check-due-unfit", "资金勾稽不能公布后补", "资金数据是公布内容的一部分,只能设为 before(公布前填报或说明原因)或 off(不要求)。");
            }
            em.createNativeQuery("""
                    INSERT INTO programme_check (programme, rule, due) VALUES (?1, ?2, ?3)
                    ON CONFLICT (programme, rule) DO UPDATE SET due = EXCLUDED.due""")
                    .setParameter(1, programme)
                    .setParameter(2, setting.rule())
                    .setParameter(3, setting.due())
                    .executeUpdate();
            if (setting.due().equals(Due.OFF.wire())) {
                findings.end(programme, setting.rule());
            }
            audit.record(AuditEvent.of("programme.check-set", "programme:" + programme)
                    .by(staff.actor())
                    .with("rule", setting.rule())
                    .with("due", setting.due()));
        }
        revisions.changed(CheckRevisions.programme(programme));
        return view(programme);
    }
}
