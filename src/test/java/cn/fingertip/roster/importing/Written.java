package cn.fingertip.roster.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What an import left in the database. */
@ApplicationScoped
public class Written {
    private final EntityManager database;

    Written(EntityManager database) {
        this.database = database;
    }

    /** What the newest version says of itself, and what its lines say. */
    public record Sum(
            String status,
            int lineCount,
            long totalFen,
            long lines,
            long fen,
            long villages,
            long accounts,
            long people) {}

    @Transactional
    public Sum sum(String rosterId) {
        Object[] row = (Object[]) database.createNativeQuery("""
                SELECT v.status, v.line_count, v.total_fen, count(*), sum(l.amount_fen)::bigint,
                       count(DISTINCT l.village), count(DISTINCT l.account_id), count(DISTINCT l.beneficiary_id)
                FROM roster_version v JOIN roster_line l ON l.version_id = v.id
                WHERE v.roster_id = ?1 GROUP BY v.id""")
                .setParameter(1, UUID.fromString(rosterId))
                .getSingleResult();
        return new Sum(
                (String) row[0],
                (Integer) row[1],
                (Long) row[2],
                (Long) row[3],
                (Long) row[4],
                (Long) row[5],
                (Long) row[6],
                (Long) row[7]);
    }

    @Transactional
    public List<String> names(String rosterId) {
        List<?> names = database.createNativeQuery("""
                SELECT l.name FROM roster_version v JOIN roster_line l ON l.version_id = v.id
                WHERE v.roster_id = ?1 ORDER BY v.version, l.no""", String.class)
                .setParameter(1, UUID.fromString(rosterId))
                .getResultList();
        return names.stream().map(String.class::cast).toList();
    }

    /** Changes with any column of any line or version, and with the row versions PostgreSQL itself keeps. */
    @Transactional
    public String fingerprint(String rosterId) {
        return (String) database.createNativeQuery("""
                SELECT md5(string_agg(v::text || v.xmin || l::text || l.xmin, '|' ORDER BY v.version, l.no))
                FROM roster_version v JOIN roster_line l ON l.version_id = v.id WHERE v.roster_id = ?1""", String.class)
                .setParameter(1, UUID.fromString(rosterId))
                .getSingleResult();
    }

    /** How many rows hold this text anywhere, in every table of the schema. */
    @Transactional
    public long rowsHolding(String text) {
        List<?> tables = database.createNativeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
                        String.class)
                .getResultList();
        long found = 0;
        for (Object table : tables) {
            found += ((Number)
                            database.createNativeQuery("SELECT count(*) FROM \"" + table + "\" t WHERE t::text LIKE ?1")
                                    .setParameter(1, "%" + text + "%")
                                    .getSingleResult())
                    .longValue();
        }
        return found;
    }
}
