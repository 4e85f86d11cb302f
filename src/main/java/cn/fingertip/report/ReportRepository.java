package cn.fingertip.report;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reports, their messages and their receipts. */
@ApplicationScoped
public class ReportRepository implements PanacheRepositoryBase<Report, UUID> {
    /**
     * What a list of reports is narrowed to.
     *
     * @param offices codes of the offices whose reports one may see; none shows nothing
     * @param under a region code, null for all of them
     * @param assignee null for all of them
     * @param lead number of a lead, null for all of them
     */
    public record Filter(
            List<String> offices, String under, ReportStatus status, String kind, UUID assignee, String lead) {}

    /** @return the report, its row locked until the transaction ends */
    public Optional<Report> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @return what was merged into a report, locked in one order */
    public List<Report> lockDuplicates(Report main) {
        return find("county = ?1 and mergedInto = ?2 order by id", main.county, main.id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What was merged into a report is on its own again, in the state that it shares. */
    public void release(Report main) {
        lockDuplicates(main).forEach(duplicate -> duplicate.mergedInto = null);
    }

    /** @return ids of what was merged into a report */
    public List<UUID> duplicates(Report main) {
        return getEntityManager()
                .createQuery("select id from Report where county = ?1 and mergedInto = ?2 order by id", UUID.class)
                .setParameter(1, main.county)
                .setParameter(2, main.id)
                .getResultList();
    }

    /** @param hash of a receipt; one look-up by key, whether it hits or not */
    public Optional<UUID> byReceipt(byte[] hash) {
        return Optional.ofNullable(getEntityManager().find(ReportReceipt.class, hash))
                .map(receipt -> receipt.reportId);
    }

    /**
     * @param keys the report's, wrapped for this receipt
     * @return false where the receipt opens another report already
     */
    public boolean claimReceipt(byte[] hash, Report report, ReceiptKeys keys) {
        return getEntityManager()
                        .createNativeQuery("""
                INSERT INTO report_receipt (hash, county, report_id, content_key, identity_key)
                VALUES (?1, ?2, ?3, ?4, CAST(?5 AS bytea))
                ON CONFLICT (hash) DO NOTHING""")
                        .setParameter(1, hash)
                        .setParameter(2, report.county)
                        .setParameter(3, report.id)
                        .setParameter(4, keys.content())
                        .setParameter(5, keys.identity())
                        .executeUpdate()
                == 1;
    }

    /** @return messages of a report, oldest first */
    public List<ReportMessage> messages(Report report) {
        return getEntityManager()
                .createQuery("from ReportMessage where county = ?1 and reportId = ?2 order by no", ReportMessage.class)
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .getResultList();
    }

    public void add(ReportMessage message) {
        getEntityManager().persist(message);
    }

    /** @return the newest first */
    public CursorPage<Report> page(Filter filter, PageRequest page) {
        StringBuilder where = new StringBuilder("office in :offices");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("offices", filter.offices());
        if (filter.under() != null) {
            where.append(" and region like :under");
            parameters.put("under", filter.under() + "%");
        }
        if (filter.status() != null) {
            where.append(" and status = :status");
            parameters.put("status", filter.status());
        }
        if (filter.kind() != null) {
            where.append(" and kind = :kind");
            parameters.put("kind", filter.kind());
        }
        if (filter.assignee() != null) {
            where.append(" and assignee = :assignee");
            parameters.put("assignee", filter.assignee());
        }
        if (filter.lead() != null) {
            where.append(" and lead = :lead");
            parameters.put("lead", filter.lead());
        }
        if (page.cursor() != null) {
            Place last = Place.read(page.cursor());
            where.append(" and (receivedAt < :at or (receivedAt = :at and id < :id))");
            parameters.put("at", last.receivedAt());
            parameters.put("id", last.id());
        }
        List<Report> rows = find("where " + where + " order by receivedAt desc, id desc", parameters)
                .range(0, page.limit())
                .list();
        return CursorPage.of(rows, page.limit(), row -> new Place(row.receivedAt, row.id).cursor());
    }

    /** A place in the list, for cursors. */
    private record Place(Instant receivedAt, UUID id) {
        String cursor() {
            return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt), id);
        }

        static Place read(String cursor) {
            try {
                List<String> keys = Cursor.read(cursor, 2);
                long micros = Long.parseLong(keys.get(0));
                if (micros >= 0) {
                    return new Place(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(keys.get(1)));
                }
            } catch (IllegalArgumentException notOurs) {
                // answered below
            }
            throw Cursor.invalid();
        }
    }
}
