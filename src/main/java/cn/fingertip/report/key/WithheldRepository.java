package cn.fingertip.report.key;

import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Which reports are kept from whom of their office, since they name that person. */
@ApplicationScoped
public class WithheldRepository {
    private static final String THE_CASE =
            " FROM report r WHERE r.county = CAST(?1 AS bpchar) AND (r.id = ?2 OR r.merged_into = ?2)";

    /** Not what nobody else has: it would be gone for everybody, and lists do not show it to whom it is kept from. */
    private static final String REMOVE_KEYS = """
            DELETE FROM report_key k USING report_withheld w
            WHERE w.county = k.county AND w.report_id = k.report_id AND w.staff_id = k.holder
              AND EXISTS (SELECT 1 FROM report_key o
                          WHERE o.county = k.county AND o.report_id = k.report_id AND o.part = k.part
                            AND o.holder <> k.holder AND o.expires_at IS NULL)""";

    private final Session session;

    WithheldRepository(Session session) {
        this.session = session;
    }

    /** @return whether a report is not for this member of staff to see */
    public boolean from(Report report, UUID staff) {
        return of(report).contains(staff);
    }

    /**
     * Asked of the whole case: while two reports are merged, one of them may just be kept from somebody, and neither
     * transaction sees the other's. So it holds from the moment in which both are through, whatever the rows say.
     *
     * @return from whom a report, or what it is merged with, is kept
     */
    Set<UUID> of(Report report) {
        return Set.copyOf(session.createNativeQuery("""
                        SELECT DISTINCT w.staff_id FROM report r
                        JOIN report o ON o.county = r.county
                            AND (o.id = coalesce(r.merged_into, r.id) OR o.merged_into = coalesce(r.merged_into, r.id))
                        JOIN report_withheld w ON w.county = o.county AND w.report_id = o.id
                        WHERE r.county = CAST(?1 AS bpchar) AND r.id = ?2""", UUID.class)
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

    /** As {@link #unite}, of every case where a merger and a withholding have missed each other. */
    void uniteAll() {
        session.createNativeMutationQuery("""
                        INSERT INTO report_withheld (county, report_id, staff_id, since)
                        SELECT r.county, r.id, w.staff_id, min(w.since) FROM report_withheld w
                        JOIN report o ON o.county = w.county AND o.id = w.report_id
                        JOIN report r ON r.county = o.county AND (r.id = o.merged_into
                            OR r.merged_into = coalesce(o.merged_into, o.id))
                        WHERE NOT EXISTS (SELECT 1 FROM report_withheld h
                            WHERE h.county = r.county AND h.report_id = r.id AND h.staff_id = w.staff_id)
                        GROUP BY r.county, r.id, w.staff_id
                        ON CONFLICT DO NOTHING""").executeUpdate();
        session.createNativeMutationQuery(REMOVE_KEYS).executeUpdate();
    }

    /** Reports of an office that nobody there may read. */
    record Kept(String office, long reports) {}

    /** @return how many reports, in which something is left to do, are kept from everybody of their office */
    List<Kept> fromAll() {
        return session.createNativeQuery("""
                        SELECT r.office, count(*) FROM report r
                        WHERE (r.county, r.id) IN (SELECT county, report_id FROM report_withheld)
                          AND (r.ended_at IS NULL OR r.status = 'concluded' AND r.fed_back_at IS NULL)
                          AND EXISTS (SELECT 1 FROM report_key_holder h WHERE h.office = r.office AND h.role = 'inspector')
                          AND NOT EXISTS (SELECT 1 FROM report_key_holder h
                              WHERE h.office = r.office AND h.role = 'inspector'
                                AND NOT EXISTS (SELECT 1 FROM report_withheld w WHERE w.county = r.county
                                    AND w.report_id = r.id AND w.staff_id = h.staff_id))
                        GROUP BY r.office ORDER BY r.office""", Object[].class).getResultList().stream()
                .map(row -> new Kept((String) row[0], ((Number) row[1]).longValue()))
                .toList();
    }

    private void removeKeys(Report report) {
        session.createNativeMutationQuery(
                        REMOVE_KEYS + " AND (k.county, k.report_id) IN (SELECT r.county, r.id" + THE_CASE + ")")
                .setParameter(1, report.county)
                .setParameter(2, report.main())
                .executeUpdate();
    }
}
