package cn.fingertip.report.retention;

import cn.fingertip.report.Report;
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

    /** @return of these offices, those that ended first, at most {@code most} */
    List<Report> ended(List<String> offices, Instant before, int most) {
        return session.createSelectionQuery(
                        "from Report where office in ?1 and endedAt < ?2 order by endedAt, id", Report.class)
                .setParameter(1, offices)
                .setParameter(2, before)
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
