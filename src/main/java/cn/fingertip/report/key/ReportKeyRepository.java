package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import cn.fingertip.report.ReceiptKeys;
import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Wrapped keys of reports. */
@ApplicationScoped
class ReportKeyRepository {
    private static final String MISSING = """
         FROM report_key k
        JOIN report r ON r.county = k.county AND r.id = k.report_id AND r.office = k.office
        WHERE k.office = ?1 AND k.role = ?2 AND k.holder = ?3 AND k.expires_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM report_key o WHERE o.county = k.county AND o.report_id = k.report_id
              AND o.part = k.part AND o.holder = ?4 AND o.expires_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM report_withheld w WHERE w.county = k.county
              AND w.report_id = k.report_id AND w.staff_id = ?4)""";

    private final Session session;

    ReportKeyRepository(Session session) {
        this.session = session;
    }

    /**
     * Keeps a wrapped key, in place of what this holder had.
     *
     * @param role inspector, custodian or escrow
     * @param expiresAt null for never
     */
    void put(WrappedKey key, UUID holder, String office, String role, Instant expiresAt) {
        session.createNativeMutationQuery("""
                        INSERT INTO report_key (county, report_id, part, holder, office, role, wrapped, expires_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, CAST(?8 AS timestamptz))
                        ON CONFLICT (county, report_id, part, holder) DO UPDATE
                        SET office = EXCLUDED.office, role = EXCLUDED.role, wrapped = EXCLUDED.wrapped,
                            expires_at = EXCLUDED.expires_at""")
                .setParameter(1, key.county())
                .setParameter(2, key.report())
                .setParameter(3, key.part())
                .setParameter(4, holder)
                .setParameter(5, office)
                .setParameter(6, role)
                .setParameter(7, key.wrapped())
                .setParameter(8, expiresAt == null ? null : expiresAt.toString())
                .executeUpdate();
    }

    /** @return empty where this part is not wrapped for the holder, or no longer */
    Optional<byte[]> wrapped(Report report, String part, UUID holder, Instant now) {
        return session.createNativeQuery("""
                        SELECT wrapped, part FROM report_key
                        WHERE county = CAST(?1 AS bpchar) AND report_id = ?2 AND part = ?3 AND holder = ?4
                          AND (expires_at IS NULL OR expires_at > ?5)""", Object[].class)
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .setParameter(3, part)
                .setParameter(4, holder)
                .setParameter(5, now)
                .uniqueResultOptional()
                .map(row -> (byte[]) row[0]);
    }

    /** @return the content's keys of those reports that are wrapped for the holder, by report */
    Map<UUID, byte[]> contentKeys(Collection<UUID> reports, UUID holder) {
        Map<UUID, byte[]> keys = new HashMap<>();
        session.createNativeQuery("""
                        SELECT report_id, wrapped FROM report_key
                        WHERE report_id = ANY(CAST(?1 AS uuid[])) AND part = 'content' AND holder = ?2""", Object[].class)
                .setParameter(1, reports.toArray(UUID[]::new))
                .setParameter(2, holder)
                .getResultList()
                .forEach(row -> keys.put((UUID) row[0], (byte[]) row[1]));
        return keys;
    }

    /** @return those for whom this part is wrapped without an end */
    List<UUID> holders(Report report, String part) {
        return session.createNativeQuery("""
                        SELECT holder FROM report_key
                        WHERE county = CAST(?1 AS bpchar) AND report_id = ?2 AND part = ?3 AND expires_at IS NULL""", UUID.class)
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .setParameter(3, part)
                .getResultList();
    }

    /** @return as the other, those who have it as holders of this office */
    List<UUID> holders(Report report, String part, Grant office) {
        return session.createNativeQuery("""
                        SELECT holder FROM report_key
                        WHERE county = CAST(?1 AS bpchar) AND report_id = ?2 AND part = ?3 AND expires_at IS NULL
                          AND office = ?4 AND role = ?5""", UUID.class)
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .setParameter(3, part)
                .setParameter(4, office.region())
                .setParameter(5, office.role().wire())
                .getResultList();
    }

    /**
     * Of what the office has lost, as to the one above since it is about this one, nobody more here gets a key: a custodian
     * keeps it until it is handed on.
     *
     * @return at most {@code limit} keys that {@code from} has as a holder of this office, {@code to} has not, and may have
     */
    List<WrappedKey> missing(Grant office, UUID from, UUID to, int limit) {
        return session
                .createNativeQuery(
                        "SELECT CAST(k.county AS text), k.report_id, k.part, k.wrapped" + MISSING
                                + " ORDER BY k.county, k.report_id, k.part LIMIT ?5",
                        Object[].class)
                .setParameter(1, office.region())
                .setParameter(2, office.role().wire())
                .setParameter(3, from)
                .setParameter(4, to)
                .setParameter(5, limit)
                .getResultList()
                .stream()
                .map(ReportKeyRepository::key)
                .toList();
    }

    /** @return how many keys {@link #missing} has in all */
    long countMissing(Grant office, UUID from, UUID to) {
        return session.createNativeQuery("SELECT count(*)" + MISSING, Long.class)
                .setParameter(1, office.region())
                .setParameter(2, office.role().wire())
                .setParameter(3, from)
                .setParameter(4, to)
                .getSingleResult();
    }

    /** @return whether this holder alone can open some report, or some identity, of the office */
    boolean alone(Grant office, UUID holder) {
        return !session.createNativeQuery("""
                        SELECT 1 FROM report_key k
                        WHERE k.office = ?1 AND k.role = ?2 AND k.holder = ?3 AND k.part IN ('content', 'identity')
                          AND NOT EXISTS (SELECT 1 FROM report_key o WHERE o.county = k.county
                              AND o.report_id = k.report_id AND o.part = k.part AND o.holder <> k.holder
                              AND o.expires_at IS NULL)
                        LIMIT 1""", Integer.class)
                .setParameter(1, office.region())
                .setParameter(2, office.role().wire())
                .setParameter(3, holder)
                .getResultList()
                .isEmpty();
    }

    /** Removes what somebody holds for an office they leave. */
    void remove(Grant office, UUID holder) {
        session.createNativeMutationQuery("DELETE FROM report_key WHERE office = ?1 AND role = ?2 AND holder = ?3")
                .setParameter(1, office.region())
                .setParameter(2, office.role().wire())
                .setParameter(3, holder)
                .executeUpdate();
    }

    /** Removes what the staff of every office but one hold of a part. */
    void removeElsewhere(Report report, String part, String office) {
        session.createNativeMutationQuery("""
                        DELETE FROM report_key
                        WHERE county = CAST(?1 AS bpchar) AND report_id = ?2 AND part = ?3 AND office <> ?4 AND role <> 'escrow'""")
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .setParameter(3, part)
                .setParameter(4, office)
                .executeUpdate();
    }

    /** Removes what the inspectors of every office but one hold, of whatever part, for good or for a time. */
    void removeInspectorsElsewhere(Report report, String office) {
        session.createNativeMutationQuery("""
                        DELETE FROM report_key
                        WHERE county = CAST(?1 AS bpchar) AND report_id = ?2 AND office <> ?3 AND role = 'inspector'""")
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .setParameter(3, office)
                .executeUpdate();
    }

    /** Removes every wrapped key of a report, the receipt's too. */
    void removeAll(Report report) {
        session.createNativeMutationQuery("DELETE FROM report_key WHERE county = CAST(?1 AS bpchar) AND report_id = ?2")
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .executeUpdate();
        removeReceipt(report);
    }

    /** The receipt opens nothing any more and is unknown. */
    void removeReceipt(Report report) {
        session.createNativeMutationQuery(
                        "DELETE FROM report_receipt WHERE county = CAST(?1 AS bpchar) AND report_id = ?2")
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .executeUpdate();
    }

    /**
     * Whoever opens a report while it is handed over may still wrap its key for the office that had it.
     *
     * @param since when reports were handed over that are looked at
     * @return reports of which inspectors of an office that has them no more hold keys
     */
    List<UUID> leftBehind(Instant since) {
        return session.createNativeQuery("""
                        SELECT DISTINCT r.id FROM report r
                        JOIN report_key k ON k.county = r.county AND k.report_id = r.id
                        WHERE r.office_since >= ?1 AND k.role = 'inspector' AND k.office <> r.office""", UUID.class).setParameter(1, since).getResultList();
    }

    /** @return how many were removed of those that have ended */
    int removeExpired(Instant now) {
        return session.createNativeMutationQuery("DELETE FROM report_key WHERE expires_at <= ?1")
                .setParameter(1, now)
                .executeUpdate();
    }

    Optional<ReceiptKeys> forReceipt(byte[] hash) {
        return session.createNativeQuery(
                        "SELECT content_key, identity_key FROM report_receipt WHERE hash = ?1", Object[].class)
                .setParameter(1, hash)
                .uniqueResultOptional()
                .map(row -> new ReceiptKeys((byte[]) row[0], (byte[]) row[1]));
    }

    /** The identity's key has found a custodian. */
    void forgetIdentityByReceipt(byte[] hash) {
        session.createNativeMutationQuery("UPDATE report_receipt SET identity_key = NULL WHERE hash = ?1")
                .setParameter(1, hash)
                .executeUpdate();
    }

    static WrappedKey key(Object[] row) {
        return new WrappedKey((String) row[0], (UUID) row[1], (String) row[2], (byte[]) row[3]);
    }
}
