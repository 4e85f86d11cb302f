package cn.fingertip.roster.board;

import cn.fingertip.roster.CodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Publications and their channels. */
@ApplicationScoped
class PublicationRepository {
    private static final String ALL = """
            SELECT q.* FROM (
                SELECT r.id, v.id AS version_id, r.title, r.programme, p.name, r.region, r.county, v.version,
                       v.status = 'published' AS published,
                       coalesce(v.published_at, (SELECT max(s.at) FROM roster_step s
                                                 WHERE s.version_id = v.id AND s.action = 'clear')) AS since,
                       a.url, a.sent_on, coalesce(c.wechat, true) AS wechat, coalesce(c.board, true) AS board,
                       (SELECT count(*) FROM publication_village w WHERE w.version_id = v.id) AS villages,
                       (SELECT count(DISTINCT b.village) FROM board_posting b WHERE b.version_id = v.id) AS posted
                FROM roster_version v
                JOIN roster r ON r.id = v.roster_id
                JOIN programme p ON p.code = r.programme
                LEFT JOIN publication_article a ON a.version_id = v.id
                LEFT JOIN programme_channels c ON c.programme = r.programme
                WHERE v.status IN ('published', 'cleared')
            ) q WHERE q.since IS NOT NULL""";

    private static final String LACKS_WEB = "NOT q.published";
    private static final String LACKS_WECHAT = "q.published AND q.wechat AND q.sent_on IS NULL";
    private static final String LACKS_BOARD = "q.published AND q.board AND q.posted < q.villages";

    private final EntityManager em;

    PublicationRepository(EntityManager em) {
        this.em = em;
    }

    /**
     * Which publications lack something.
     *
     * @param offices roots of the regions whose rosters the asker sees; {@code ""} is everything
     * @param villages roots of the regions whose boards are the asker's
     * @param region code prefix, null for all
     * @param missing null for any
     * @param after the last one of the page before, null for the first page
     */
    record Lacking(
            List<String> offices, List<String> villages, String region, Channel missing, Place after, int rows) {}

    /** A place in the list, the longest lacking first. */
    record Place(Instant since, UUID versionId) {}

    List<Publication> lacking(Lacking wanted) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder(ALL).append(" AND (false");
        for (String office : wanted.offices()) {
            sql.append(" OR q.region LIKE :p").append(values.size());
            values.put("p" + values.size(), office + "%");
        }
        for (String village : wanted.villages()) {
            sql.append(" OR EXISTS (SELECT 1 FROM publication_village w WHERE w.version_id = q.version_id"
                            + " AND w.village LIKE :p")
                    .append(values.size())
                    .append(")");
            values.put("p" + values.size(), village + "%");
        }
        sql.append(") AND (").append(lacks(wanted.missing())).append(")");
        if (wanted.region() != null) {
            sql.append(" AND q.region LIKE :region");
            values.put("region", wanted.region() + "%");
        }
        if (wanted.after() != null) {
            sql.append(" AND (q.since, q.version_id) > (:since, :version)");
            values.put("since", wanted.after().since());
            values.put("version", wanted.after().versionId());
        }
        Query query =
                em.createNativeQuery(sql + " ORDER BY q.since, q.version_id").setMaxResults(wanted.rows());
        values.forEach(query::setParameter);
        return rows(query);
    }

    private static String lacks(Channel missing) {
        if (missing == null) {
            return "(" + LACKS_WEB + ") OR (" + LACKS_WECHAT + ") OR (" + LACKS_BOARD + ")";
        }
        return switch (missing) {
            case WEB -> LACKS_WEB;
            case WECHAT -> LACKS_WECHAT;
            case BOARD -> LACKS_BOARD;
        };
    }

    /** @return the version that is public now */
    Optional<Publication> published(UUID rosterId) {
        return rows(em.createNativeQuery(ALL + " AND q.published AND q.id = ?1").setParameter(1, rosterId)).stream()
                .findFirst();
    }

    /** @return the villages of a version, by code, with the number of their lines */
    Map<String, Integer> villages(UUID versionId) {
        List<?> rows = em.createNativeQuery(
                        "SELECT village, lines FROM publication_village WHERE version_id = ?1 ORDER BY village")
                .setParameter(1, versionId)
                .getResultList();
        Map<String, Integer> villages = new LinkedHashMap<>();
        rows.stream().map(Object[].class::cast).forEach(row -> villages.put((String) row[0], (Integer) row[1]));
        return villages;
    }

    /** Notes whose boards a version that is being published belongs on. */
    void addVillages(UUID versionId) {
        em.createNativeQuery("""
                INSERT INTO publication_village (version_id, village, lines)
                SELECT v.id, l.village, count(*)
                FROM roster_version v
                JOIN roster_line l ON l.county = v.county AND l.year = v.year AND l.version_id = v.id
                WHERE v.id = ?1 GROUP BY v.id, l.village
                ON CONFLICT DO NOTHING""").setParameter(1, versionId).executeUpdate();
    }

    /** Marks the article, or puts another in its place. */
    void markArticle(UUID versionId, String url, LocalDate sentOn, UUID by, Instant at) {
        em.createNativeQuery("""
                INSERT INTO publication_article (version_id, url, sent_on, marked_by, marked_at)
                VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (version_id) DO UPDATE SET url = EXCLUDED.url, sent_on = EXCLUDED.sent_on,
                    marked_by = EXCLUDED.marked_by, marked_at = EXCLUDED.marked_at""")
                .setParameter(1, versionId)
                .setParameter(2, url)
                .setParameter(3, sentOn)
                .setParameter(4, by)
                .setParameter(5, at)
                .executeUpdate();
    }

    void needs(String programme, boolean wechat, boolean board) {
        em.createNativeQuery("""
                INSERT INTO programme_channels (programme, wechat, board) VALUES (?1, ?2, ?3)
                ON CONFLICT (programme) DO UPDATE SET wechat = EXCLUDED.wechat, board = EXCLUDED.board""")
                .setParameter(1, programme)
                .setParameter(2, wechat)
                .setParameter(3, board)
                .executeUpdate();
    }

    private static List<Publication> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Publication(
                        (UUID) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        new CodeName((String) row[3], (String) row[4]),
                        (String) row[5],
                        row[6].toString(),
                        ((Number) row[7]).intValue(),
                        (Boolean) row[8],
                        (Instant) row[9],
                        (String) row[10],
                        date(row[11]),
                        (Boolean) row[12],
                        (Boolean) row[13],
                        ((Number) row[14]).intValue(),
                        ((Number) row[15]).intValue()))
                .toList();
    }

    private static LocalDate date(Object column) {
        return column instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) column;
    }
}
