package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Keys of identities, as custodians hold them. */
@ApplicationScoped
class IdentityKeyRepository {
    private final Session session;

    IdentityKeyRepository(Session session) {
        this.session = session;
    }

    /** @return the custodians who have the identity's key for good, and from whom the report is not kept */
    List<Admission> guardians(Report report) {
        return session
                .createNativeQuery("""
                        SELECT h.office, h.staff_id, h.public_key, h.admitted_at, h.admitted_by
                        FROM report_key k
                        JOIN report_key_holder h
                            ON h.staff_id = k.holder AND h.office = k.office AND h.role = 'custodian'
                        WHERE k.county = CAST(?1 AS bpchar) AND k.report_id = ?2 AND k.part = 'identity' AND k.role = 'custodian'
                          AND NOT EXISTS (SELECT 1 FROM report_withheld w WHERE w.county = k.county
                              AND w.report_id = k.report_id AND w.staff_id = k.holder)""", Object[].class)
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .getResultList()
                .stream()
                .map(row -> new Admission(
                        new Grant(Role.CUSTODIAN, (String) row[0]),
                        (UUID) row[1],
                        (byte[]) row[2],
                        (Instant) row[3],
                        (UUID) row[4]))
                .toList();
    }

    /**
     * @return at most {@code limit} keys that a custodian holds of reports that another office has by now, which has a
     *     custodian who may have them
     */
    List<WrappedKey> misplaced(UUID custodian, int limit) {
        return session
                .createNativeQuery("""
                        SELECT CAST(k.county AS text), k.report_id, k.part, k.wrapped FROM report_key k
                        JOIN report r ON r.county = k.county AND r.id = k.report_id
                        WHERE k.holder = ?1 AND k.role = 'custodian' AND k.office <> r.office
                          AND EXISTS (SELECT 1 FROM report_key_holder h
                              WHERE h.office = r.office AND h.role = 'custodian'
                                AND NOT EXISTS (SELECT 1 FROM report_withheld w WHERE w.county = r.county
                                    AND w.report_id = r.id AND w.staff_id = h.staff_id))
                        ORDER BY k.county, k.report_id, k.part LIMIT ?2""", Object[].class)
                .setParameter(1, custodian)
                .setParameter(2, limit)
                .getResultList()
                .stream()
                .map(ReportKeyRepository::key)
                .toList();
    }

    void removeGranted(UUID report, UUID except) {
        session.createNativeMutationQuery("""
                        DELETE FROM report_key k USING report r
                        WHERE r.county = k.county AND r.id = k.report_id AND (r.id = ?1 OR r.merged_into = ?1)
                          AND k.part = 'identity' AND k.role = 'inspector' AND k.expires_at IS NOT NULL
                          AND (CAST(?2 AS uuid) IS NULL OR k.holder <> CAST(?2 AS uuid))""")
                .setParameter(1, report)
                .setParameter(2, except == null ? null : except.toString())
                .executeUpdate();
    }

    Report report(WrappedKey key) {
        return session.find(Report.class, key.report());
    }
}
