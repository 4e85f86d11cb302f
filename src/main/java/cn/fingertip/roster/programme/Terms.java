package cn.fingertip.roster.programme;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import cn.fingertip.roster.gate.Gate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the public reads of a programme, and who writes it. */
@ApplicationScoped
class Terms {
    private record Made(ProgrammeDetailView detail, PublicBody body) {}

    private final ProgrammeRepository programmes;
    private final ProgrammeTermsRepository terms;
    private final Gate gate;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final PublicJson json;
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    Terms(
            ProgrammeRepository programmes,
            ProgrammeTermsRepository terms,
            Gate gate,
            CurrentStaff staff,
            AuditTrail audit,
            PublicJson json) {
        this.programmes = programmes;
        this.terms = terms;
        this.gate = gate;
        this.staff = staff;
        this.audit = audit;
        this.json = json;
    }

    /**
     * @return the public page as bytes, made anew only where something changed
     * @throws Problem 404 where there is no such programme
     */
    @Transactional
    public PublicBody detail(String code) {
        ProgrammeDetailView detail = ProgrammeDetailView.of(require(code), terms.findById(code));
        Made current = made.get(code);
        if (current == null || !current.detail().equals(detail)) {
            current = new Made(detail, json.body(detail));
            made.put(code, current);
        }
        return current.body();
    }

    /**
     * Replaces the terms.
     *
     * @throws Problem 404 where there is no such programme, 422 {@code standard-year-twice} or where a text holds a
     *     personal number
     */
    @Transactional
    public ProgrammeDetailView put(String code, PutProgrammeTerms request) {
        // Programmes are the whole site's: only a grant on everything covers them.
        staff.require(Role.ADMIN, "");
        programmes.lockAll();
        Programme programme = require(code);
        if (request.years().stream()
                        .map(PutProgrammeTerms.Standard::year)
                        .distinct()
                        .count()
                < request.years().size()) {
            throw Problem.rule("standard-year-twice", "年度重复", "同一年度的补贴标准只能填一条,请合并后重新提交。");
        }
        request.texts().forEach(gate::require);
        ProgrammeTerms changed = terms.findByIdOptional(code).orElseGet(() -> new ProgrammeTerms(code));
        request.applyTo(changed);
        terms.persistAndFlush(changed);
        audit.record(AuditEvent.of("programme.terms-changed", "programme:" + code)
                .by(staff.actor())
                .with("standards", request.years().size()));
        return ProgrammeDetailView.of(programme, changed);
    }

    private Programme require(String code) {
        return programmes
                .findByIdOptional(code)
                .orElseThrow(() -> Problem.notFound("not-found", "没有找到", "没有这个补贴项目,请从补贴项目列表中选择。"));
    }
}
