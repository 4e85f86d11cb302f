package cn.fingertip.report.retention;

import cn.fingertip.report.Report;
import cn.fingertip.report.ReportsShown;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reports that have come to an end, by age. */
@ApplicationScoped
class RetentionRepository {
    private final Session session;

    RetentionRepository(Session session) {
        this.session = session;
    }

    /**
     * @param before came to their end before this
     * @param after id of the last one of the batch before, null for the first batch
     * @return by id
     */
    List<Report> ended(Instant before, UUID after, int most) {
        return session.createSelectionQuery("from Report where endedAt < ?1 and id > ?2 order by id", Report.class)
                .setParameter(1, before)
                .setParameter(2, after == null ? new UUID(0, 0) : after)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * @param after the last one of the batch before, null for the first batch
     * @return of these offices, what this person may see, those that ended first, at most {@code most}
     */
    List<Report> ended(List<String> offices, UUID staff, Instant before, Report after, int most) {
        return session.createNativeQuery(
                        "SELECT r.* FROM report r WHERE r.office IN (:offices) AND r.ended_at < :before"
                                + " AND (r.ended_at, r.id) > (:at, :id)" + ReportsShown.TO_STAFF
                                + " ORDER BY r.ended_at, r.id",
                        Report.class)
                .setParameterList("offices", offices)
                .setParameter("staff", staff)
                .setParameter("before", before)
                .setParameter("at", after == null ? Instant.EPOCH : after.endedAt)
                .setParameter("id", after == null ? new UUID(0, 0) : after.id)
                .setMaxResults(most)
                .getResultList();
    }

    /** @return whether a receipt still opens the report */
    boolean hasReceipt(Report report) {
        return !session.createNativeQuery(
                        "SELECT 1 FROM report_receipt WHERE county = CAST(?1 AS bpchar) AND report_id = ?2",
                        Integer.class)
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .getResultList()
                .isEmpty();
    }
}
