package cn.fingertip.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** All queries on the chains. */
@ApplicationScoped
class AuditRepository implements PanacheRepositoryBase<AuditEntry, AuditEntry.Id> {
    /** What a chain's head says of its last entry, and the last entry that is really there. */
    record Head(String chain, long seq, byte[] hash, long lastEntry) {}

    /** Locks a chain until the transaction ends, beginning it where it is new. */
    Head lock(String chain) {
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO audit_chain (chain, seq, hash) VALUES (?1, 0, ?2) ON CONFLICT DO NOTHING")
                .setParameter(1, chain)
                .setParameter(2, new byte[32])
                .executeUpdate();
        Object[] row = (Object[]) getEntityManager()
                .createNativeQuery("SELECT seq, hash FROM audit_chain WHERE chain = ?1 FOR UPDATE")
                .setParameter(1, chain)
                .getSingleResult();
        long seq = ((Number) row[0]).longValue();
        return new Head(chain, seq, (byte[]) row[1], seq);
    }

    void append(AuditEntry entry) {
        getEntityManager()
                .createNativeQuery("""
                INSERT INTO audit_entry (chain, seq, at, actor, action, subject, detail, hash)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""")
                .setParameter(1, entry.id.chain())
                .setParameter(2, entry.id.seq())
                .setParameter(3, entry.at)
                .setParameter(4, entry.actor)
                .setParameter(5, entry.action)
                .setParameter(6, entry.subject)
                .setParameter(7, entry.detail)
                .setParameter(8, entry.hash)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("UPDATE audit_chain SET seq = ?2, hash = ?3 WHERE chain = ?1")
                .setParameter(1, entry.id.chain())
                .setParameter(2, entry.id.seq())
                .setParameter(3, entry.hash)
                .executeUpdate();
    }

    /** One statement, so that an entry added meanwhile is seen with its head or not at all. */
    Optional<Head> head(String chain) {
        List<?> rows =
                getEntityManager().createNativeQuery("""
                SELECT coalesce(h.seq, 0), h.hash, coalesce(e.last, 0)
                FROM (SELECT max(seq) AS last FROM audit_entry WHERE chain = ?1) e
                LEFT JOIN audit_chain h ON h.chain = ?1
                WHERE h.chain IS NOT NULL OR e.last IS NOT NULL""").setParameter(1, chain).getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> {
            byte[] hash = row[1] == null ? new byte[32] : (byte[]) row[1];
            return new Head(chain, ((Number) row[0]).longValue(), hash, ((Number) row[2]).longValue());
        });
    }

    /** @return the names of all chains, in order */
    List<String> chains() {
        List<?> names = getEntityManager()
                .createNativeQuery("SELECT chain FROM audit_chain ORDER BY chain", String.class)
                .getResultList();
        return names.stream().map(String.class::cast).toList();
    }

    /** @return entries after number {@code seq}, oldest first */
    List<AuditEntry> after(String chain, long seq, int limit) {
        return find("id.chain = ?1 and id.seq > ?2 order by id.seq", chain, seq)
                .page(0, limit)
                .list();
    }

    /** @return entries before number {@code seq}, newest first */
    List<AuditEntry> before(String chain, long seq, int limit) {
        return find("id.chain = ?1 and id.seq < ?2 order by id.seq desc", chain, seq)
                .page(0, limit)
                .list();
    }
}
