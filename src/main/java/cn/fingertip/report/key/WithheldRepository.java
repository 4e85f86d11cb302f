package cn.fingertip.report.key;

import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Which reports are kept from whom of their office, since they name that person. */
@ApplicationScoped
public class WithheldRepository {
    private static final String THE_CASE =
            " FROM report r WHERE r.county = CAST(?1 AS bpchar) AND (r.id = ?2 OR r.merged_into = ?2)";

    private final Session session;

    WithheldRepository(Session session) {
        this.session = session;
    }

    /** @return whether a report is not for this member of staff to see */
    public boolean from(Report report, UUID staff) {
        return of(report).contains(staff);
    }

    /** @return from whom a report is kept */
    Set<UUID> of(Report report) {
        return Set.copyOf(session.createNativeQuery(
                        "SELECT staff_id FROM report_withheld WHERE county = CAST(?1 AS bpchar) AND report_id = ?2",
                        UUID.class)
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .getResultList());
    }

    /** Keeps a report, and those merged with it, from somebody: what they held of them for their work is gone too. */
    void add(Report report, UUID staff, Instant now) {
        session.flush();
        session.createNativeMutationQuery("INSERT INTO report_withheld (county, report_id, staff_id, since)"
                        + " SELECT r.county, r.id, ?3, ?4" + THE_CASE + " ON CONFLICT DO NOTHING")
                .setParameter(1, report.county)
                .setParameter(2, report.main())
                .setParameter(3, staff)
                .setParameter(4, now)
                .executeUpdate();
        removeKeys(report);
    }

    /** Two reports have become one case: who is not to see one of them sees neither from now on. */
    public void unite(Report report) {
        session.flush();
        session.createNativeMutationQuery("""
                        INSERT INTO report_withheld (county, report_id, staff_id, since)
                        SELECT r.county, r.id, w.staff_id, min(w.since) FROM report r
                        JOIN report o ON o.county = r.county AND (o.id = ?2 OR o.merged_into = ?2)
                        JOIN report_withheld w ON w.county = o.county AND w.report_id = o.id
                        WHERE r.county = CAST(?1 AS bpchar) AND (r.id = ?2 OR r.merged_into = ?2)
                        GROUP BY r.county, r.id, w.staff_id
                        ON CONFLICT DO NOTHING""")
                .setParameter(1, report.county)
                .setParameter(2, report.main())
                .executeUpdate();
        removeKeys(report);
    }

    /** Not what nobody else has: it would be gone for everybody, and lists do not show it to whom it is kept from. */
    private void removeKeys(Report report) {
        session.createNativeMutationQuery("""
                        DELETE FROM report_key k USING report_withheld w
                        WHERE w.county = k.county AND w.report_id = k.report_id AND w.staff_id = k.holder
                          AND EXISTS (SELECT 1 FROM report_key o
                                      WHERE o.county = k.county AND o.report_id = k.report_id AND o.part = k.part
                                        AND o.holder <> k.holder AND o.expires_at IS NULL)
                          AND (k.county, k.report_id) IN (SELECT r.county, r.id""" + THE_CASE + ")")
                .setParameter(1, report.county)
                .setParameter(2, report.main())
                .executeUpdate();
    }
}
