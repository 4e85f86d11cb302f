package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Who has been admitted to an office's keys. */
@ApplicationScoped
class AdmissionRepository {
    private static final String COLUMNS = "SELECT role, office, staff_id, public_key, admitted_at, admitted_by";

    private final Session session;

    AdmissionRepository(Session session) {
        this.session = session;
    }

    /**
     * Changes of who is admitted wait for each other, and for what is being wrapped, until the transaction ends: there is
     * one first and one last.
     */
    void lock(Grant office) {
        lock("pg_advisory_xact_lock", office);
    }

    /** As {@link #lock(Grant)}, always in one order, so that two changes do not wait for each other. */
    void lock(Stream<Grant> offices) {
        offices.distinct()
                .sorted(Comparator.comparing(Grant::region).thenComparing(Grant::role))
                .forEach(this::lock);
    }

    /** Nobody is admitted or removed until the transaction ends: what is wrapped meanwhile is for those who are there. */
    void share(Grant office) {
        lock("pg_advisory_xact_lock_shared", office);
    }

    private void lock(String function, Grant office) {
        session.createNativeQuery("SELECT 1 FROM " + function + "(hashtextextended(?1, 0))", Integer.class)
                .setParameter(1, "report_key_holder:" + office.role().wire() + ":" + office.region())
                .getSingleResult();
    }

    /** @return whether somebody has ever been admitted to an office */
    boolean hasHadHolders(Grant office) {
        return !session.createNativeQuery(
                        "SELECT 1 FROM report_key_office WHERE office = ?1 AND role = ?2", Integer.class)
                .setParameter(1, office.region())
                .setParameter(2, office.role().wire())
                .getResultList()
                .isEmpty();
    }

    /** @return offices at which somebody is admitted now */
    Set<Grant> held() {
        return session
                .createNativeQuery("SELECT DISTINCT role, office FROM report_key_holder", Object[].class)
                .getResultList()
                .stream()
                .map(row -> new Grant(Role.of((String) row[0]), (String) row[1]))
                .collect(Collectors.toSet());
    }

    /** @return offices that had somebody and have nobody now */
    List<Grant> deserted() {
        return session.createNativeQuery("""
                        SELECT o.role, o.office FROM report_key_office o
                        WHERE NOT EXISTS (SELECT 1 FROM report_key_holder h WHERE h.office = o.office AND h.role = o.role)
                        ORDER BY o.office, o.role""", Object[].class).getResultList().stream()
                .map(row -> new Grant(Role.of((String) row[0]), (String) row[1]))
                .toList();
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
        session.createNativeMutationQuery("""
                        INSERT INTO report_key_office (office, role, first_at) VALUES (?1, ?2, ?3)
                        ON CONFLICT DO NOTHING""")
                .setParameter(1, admission.as().region())
                .setParameter(2, admission.as().role().wire())
                .setParameter(3, admission.at())
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
