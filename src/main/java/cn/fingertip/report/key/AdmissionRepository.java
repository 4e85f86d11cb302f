package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Who has been admitted to an office's keys. */
@ApplicationScoped
class AdmissionRepository {
    private static final String COLUMNS = "SELECT role, office, staff_id, public_key, admitted_at, admitted_by";

    private final Session session;

    AdmissionRepository(Session session) {
        this.session = session;
    }

    /** Admissions of one office and role wait for each other until the transaction ends: there is one first. */
    void lock(Grant office) {
        session.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                .setParameter(1, "report_key_holder:" + office.role().wire() + ":" + office.region())
                .getSingleResult();
    }

    /** @return those admitted to an office, the first one first */
    List<Admission> of(Grant office) {
        return session
                .createNativeQuery(
                        COLUMNS + " FROM report_key_holder WHERE office = ?1 AND role = ?2 ORDER BY admitted_at",
                        Object[].class)
                .setParameter(1, office.region())
                .setParameter(2, office.role().wire())
                .getResultList()
                .stream()
                .map(AdmissionRepository::admission)
                .toList();
    }

    /** @return what somebody has been admitted to */
    List<Admission> of(UUID staff) {
        return session
                .createNativeQuery(COLUMNS + " FROM report_key_holder WHERE staff_id = ?1", Object[].class)
                .setParameter(1, staff)
                .getResultList()
                .stream()
                .map(AdmissionRepository::admission)
                .toList();
    }

    Optional<Admission> of(Grant office, UUID staff) {
        return of(office).stream()
                .filter(admission -> admission.staff().equals(staff))
                .findFirst();
    }

    void add(Admission admission) {
        session.createNativeMutationQuery("""
                        INSERT INTO report_key_holder (office, role, staff_id, public_key, admitted_at, admitted_by)
                        VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS uuid))""")
                .setParameter(1, admission.as().region())
                .setParameter(2, admission.as().role().wire())
                .setParameter(3, admission.staff())
                .setParameter(4, admission.publicKey())
                .setParameter(5, admission.at())
                .setParameter(6, admission.by() == null ? null : admission.by().toString())
                .executeUpdate();
    }

    void remove(Admission admission) {
        session.createNativeMutationQuery(
                        "DELETE FROM report_key_holder WHERE office = ?1 AND role = ?2 AND staff_id = ?3")
                .setParameter(1, admission.as().region())
                .setParameter(2, admission.as().role().wire())
                .setParameter(3, admission.staff())
                .executeUpdate();
    }

    private static Admission admission(Object[] row) {
        Grant as = new Grant(Role.of((String) row[0]), (String) row[1]);
        return new Admission(as, (UUID) row[2], (byte[]) row[3], (Instant) row[4], (UUID) row[5]);
    }
}
