package cn.fingertip.report;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reports, their messages and their receipts. */
@ApplicationScoped
public class ReportRepository implements PanacheRepositoryBase<Report, UUID> {
    /**
     * What a list of reports is narrowed to.
     *
     * @param offices codes of the offices whose reports one may see; none shows nothing
     * @param staff the inspector who asks, see {@link ReportsShown}
     * @param under a region code, null for all of them
     * @param assignee null for all of them
     * @param lead number of a lead, null for all of them
     * @param title part of the work title, null for all of them
     * @param from received at this time or later, null from the first on
     * @param before received earlier than this, null up to the last
     */
    public record Filter(
            List<String> offices,
            UUID staff,
            String under,
            ReportStatus status,
            String kind,
            UUID assignee,
            String lead,
            String title,
            Instant from,
            Instant before) {}

    /** @return the report, its row locked until the transaction ends */
    public Optional<Report> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * As {@link #lock(UUID)}, behind the report that this one is a duplicate of: whatever is decided of one of them for all
     * of them waits there.
     */
    public Optional<Report> lockWithMain(UUID id) {
        // Asked for by itself: a row that was read before it is locked may be locked in another state.
        getEntityManager()
                .createQuery("select mergedInto from Report where id = ?1 and mergedInto is not null", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .ifPresent(this::lock);
        return lock(id);
    }

    /** Locks a report that was read before, in the state in which it is by now; it stays open. */
    public void lockAgain(Report report) {
        getEntityManager().flush();
        getEntityManager().refresh(report, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @return code of the office that has a report, without reading or locking it */
    public Optional<String> office(UUID id) {
        return getEntityManager()
                .createQuery("select office from Report where id = ?1", String.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst();
    }

    /** @return what was merged into a report, locked in one order */
    public List<Report> lockDuplicates(Report main) {
        return find("county = ?1 and mergedInto = ?2 order by id", main.county, main.id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * What was merged into a report is on its own again, in the state that it shares.
     *
     * @return what was
     */
    public List<Report> release(Report main) {
        List<Report> duplicates = lockDuplicates(main);
        duplicates.forEach(duplicate -> duplicate.mergedInto = null);
        return duplicates;
    }

    /** @return ids of what was merged into a report */
    public List<UUID> duplicates(Report main) {
        return getEntityManager()
                .createQuery("select id from Report where county = ?1 and mergedInto = ?2 order by id", UUID.class)
                .setParameter(1, main.county)
                .setParameter(2, main.id)
                .getResultList();
    }

    /** @return how many of what was merged into a report, or into the one that it is merged into, were not told something */
    public long countUntold(Report report) {
        return count("county = ?1 and mergedInto = ?2 and untoldFrom is not null", report.county, report.main());
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
        if (filter.offices().isEmpty()) {
            return new CursorPage<>(List.of(), null);
        }
        Map<String, Object> narrowed = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder();
        narrow(where, narrowed, "r.region LIKE :under", "under", filter.under() == null ? null : filter.under() + "%");
        narrow(
                where,
                narrowed,
                "r.status = :status",
                "status",
                filter.status() == null ? null : filter.status().wire());
        narrow(where, narrowed, "r.kind = :kind", "kind", filter.kind());
        narrow(where, narrowed, "r.assignee = :assignee", "assignee", filter.assignee());
        narrow(where, narrowed, "r.lead = :lead", "lead", filter.lead());
        narrow(where, narrowed, "strpos(r.work_title, :title) > 0", "title", filter.title());
        narrow(where, narrowed, "r.received_at >= :from", "from", filter.from());
        narrow(where, narrowed, "r.received_at < :before", "before", filter.before());
        if (page.cursor() != null) {
            Place last = Place.read(page.cursor());
            narrow(where, narrowed, "(r.received_at, r.id) < (:at, :id)", "at", last.receivedAt());
            narrowed.put("id", last.id());
        }
        NativeQuery<Report> query = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "SELECT r.* FROM report r WHERE r.office IN (:offices)" + where + ReportsShown.TO_STAFF
                                + " ORDER BY r.received_at DESC, r.id DESC",
                        Report.class);
        query.setParameterList("offices", filter.offices()).setParameter("staff", filter.staff());
        narrowed.forEach(query::setParameter);
        List<Report> rows = query.setMaxResults(page.limit() + 1).getResultList();
        return CursorPage.of(rows, page.limit(), row -> new Place(row.receivedAt, row.id).cursor());
    }

    private static void narrow(
            StringBuilder where, Map<String, Object> narrowed, String condition, String name, Object value) {
        if (value != null) {
            where.append(" AND ").append(condition);
            narrowed.put(name, value);
        }
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
