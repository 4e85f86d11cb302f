package cn.fingertip.roster.check.exclusion;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.check.CheckRevisions;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Programmes of which nobody may get two for the same time. */
@ApplicationScoped
class Exclusions {
    private final ProgrammeRepository programmes;
    private final CheckRevisions revisions;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final EntityManager em;

    Exclusions(
            ProgrammeRepository programmes,
            CheckRevisions revisions,
            CurrentStaff staff,
            AuditTrail audit,
            EntityManager em) {
        this.programmes = programmes;
        this.revisions = revisions;
        this.staff = staff;
        this.audit = audit;
        this.em = em;
    }

    @Transactional
    public ExclusionList list() {
        Stream<?> rows = em.createNativeQuery(
                        "SELECT code, name, basis, array_to_string(programmes, ',') FROM programme_exclusion ORDER BY code")
                .getResultStream();
        return new ExclusionList(rows.map(Object[].class::cast)
                .map(row -> new ExclusionView(
                        (String) row[0], (String) row[1], (String) row[2], List.of(((String) row[3]).split(","))))
                .toList());
    }

    /** @throws Problem 422 {@code programme-unknown} */
    @Transactional
    public ExclusionView put(String code, PutExclusion request) {
        // Programmes are the whole site's: only a grant on everything covers them.
        staff.require(Role.ADMIN, "");
        List<String> members = request.programmes().stream().distinct().sorted().toList();
        members.forEach(programmes::require);
        if (members.size() < 2) {
            throw Problem.rule("exclusion-too-small", "互斥项目不足两个", "互斥关系至少要有两个不同的补贴项目。");
        }
        em.createNativeQuery("""
                INSERT INTO programme_exclusion (code, name, basis, programmes)
                VALUES (?1, ?2, ?3, string_to_array(?4, ','))
                ON CONFLICT (code) DO UPDATE
                SET name = EXCLUDED.name, basis = EXCLUDED.basis, programmes = EXCLUDED.programmes""")
                .setParameter(1, code)
                .setParameter(2, request.name().strip())
                .setParameter(3, request.basis().strip())
                .setParameter(4, String.join(",", members))
                .executeUpdate();
        revisions.changed(CheckRevisions.EXCLUSIONS);
        audit.record(AuditEvent.of("exclusion.changed", "exclusion:" + code).by(staff.actor()));
        return new ExclusionView(code, request.name().strip(), request.basis().strip(), members);
    }

    /** Findings made by it stay with those who disposed of them. */
    @Transactional
    public void delete(String code) {
        staff.require(Role.ADMIN, "");
        int deleted = em.createNativeQuery("DELETE FROM programme_exclusion WHERE code = ?1")
                .setParameter(1, code)
                .executeUpdate();
        if (deleted > 0) {
            revisions.changed(CheckRevisions.EXCLUSIONS);
            audit.record(AuditEvent.of("exclusion.deleted", "exclusion:" + code).by(staff.actor()));
        }
    }
}
