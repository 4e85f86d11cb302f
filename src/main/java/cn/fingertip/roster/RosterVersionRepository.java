package cn.fingertip.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Versions of rosters. */
@ApplicationScoped
public class RosterVersionRepository implements PanacheRepositoryBase<RosterVersion, UUID> {
    /** A roster and its version of the highest number, which is the one on its way where there is one. */
    public record RosterWithLatest(Roster roster, RosterVersion latest) {}

    /** The public texts of a line that may hold what is not for the public. */
    public record SuspectLine(int no, String name, String group, String unit) {}

    /** @return the newest first */
    public List<RosterVersion> of(UUID rosterId) {
        return list("rosterId", Sort.by("version").descending(), rosterId);
    }

    /** @return the one on its way to publication */
    public Optional<RosterVersion> open(UUID rosterId) {
        return of(rosterId).stream().filter(v -> v.status.open()).findFirst();
    }

    /** Waits for whoever changes this version, and reads it as they left it. */
    public RosterVersion lock(UUID id) {
        RosterVersion version = findById(id);
        lock(version);
        return version;
    }

    /** Waits for whoever changes this version, and then reads it again. */
    public void lock(RosterVersion version) {
        getEntityManager().refresh(version, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @return the one that the public reads now */
    public Optional<RosterVersion> published(UUID rosterId) {
        return find("rosterId = ?1 and status = ?2", rosterId, RosterStatus.PUBLISHED)
                .firstResultOptional();
    }

    /** @return what the public read last before this version, whether it still does, was corrected or was withdrawn */
    public Optional<RosterVersion> lastPublic(RosterVersion before) {
        return find(
                        "rosterId = ?1 and version < ?2 and publishedAt is not null",
                        Sort.by("version").descending(),
                        before.rosterId,
                        before.version)
                .firstResultOptional();
    }

    /** @return the published version that a new one replaces */
    Optional<RosterVersion> publishedBeside(RosterVersion version) {
        return find("rosterId = ?1 and status = ?2 and id <> ?3", version.rosterId, RosterStatus.PUBLISHED, version.id)
                .firstResultOptional();
    }

    /** Takes away the lines of a draft that is about to be replaced. */
    void deleteLines(RosterVersion version) {
        getEntityManager()
                .createNativeQuery(
                        "DELETE FROM roster_line WHERE county = CAST(?1 AS bpchar) AND year = ?2 AND version_id = ?3")
                .setParameter(1, version.county)
                .setParameter(2, version.year)
                .setParameter(3, version.id)
                .executeUpdate();
    }

    /**
     * @param after number of the last line of the page before, or 0
     * @return lines whose public texts hold ten digits or more, ordinary or full-width, however grouped, in order
     */
    public List<SuspectLine> linesWithLongNumbers(RosterVersion version, int after, int lines) {
        return suspects(getEntityManager()
                .createNativeQuery("""
                SELECT no, name, coalesce(group_name, ''), unit FROM roster_line
                WHERE county = CAST(?1 AS bpchar) AND year = ?2 AND version_id = ?3 AND no > ?4
                  AND CASE WHEN length(name) >= 6 OR length(group_name) >= 6 OR length(unit) >= 6 THEN length(
                      regexp_replace(normalize(name || coalesce(group_name, '') || unit, NFKC), '[^[:digit:]]', '', 'g')) >= 10
                      ELSE false END
                ORDER BY no LIMIT ?5""")
                .setParameter(1, version.county)
                .setParameter(2, version.year)
                .setParameter(3, version.id)
                .setParameter(4, after)
                .setParameter(5, lines));
    }

    /**
     * @param names and {@code groups}: regular expressions of PostgreSQL
     * @param after number of the last line of the page before, or 0
     * @return lines whose name or group fits, in order
     */
    public List<SuspectLine> linesLike(RosterVersion version, String names, String groups, int after, int lines) {
        return suspects(getEntityManager()
                .createNativeQuery("""
                SELECT no, name, coalesce(group_name, ''), unit FROM roster_line
                WHERE county = CAST(?1 AS bpchar) AND year = ?2 AND version_id = ?3 AND no > ?4
                  AND (name ~ ?6 OR group_name ~ ?7)
                ORDER BY no LIMIT ?5""")
                .setParameter(1, version.county)
                .setParameter(2, version.year)
                .setParameter(3, version.id)
                .setParameter(4, after)
                .setParameter(5, lines)
                .setParameter(6, names)
                .setParameter(7, groups));
    }

    private static List<SuspectLine> suspects(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new SuspectLine((Integer) row[0], (String) row[1], (String) row[2], (String) row[3]))
                .toList();
    }

    /**
     * @param subtrees roots of the regions the asker may see; {@code ""} is everything
     * @param status of the latest version, null for any
     * @param before rosters made before this one, null for the newest
     */
    public List<RosterWithLatest> latest(
            List<String> subtrees, String region, RosterStatus status, UUID before, int rows) {
        StringBuilder where = new StringBuilder();
        Map<String, Object> parameters = new HashMap<>();
        for (int i = 0; i < subtrees.size(); i++) {
            where.append(i == 0 ? "" : " or ").append("r.region like :subtree").append(i);
            parameters.put("subtree" + i, subtrees.get(i) + "%");
        }
        if (subtrees.isEmpty()) {
            return List.of();
        }
        parameters.put("region", region + "%");
        String condition = "(" + where + ") and r.region like :region";
        if (status != null) {
            condition += " and v.status = :status";
            parameters.put("status", status);
        }
        if (before != null) {
            condition += " and r.id < :before";
            parameters.put("before", before);
        }
        var query = getEntityManager()
                .createQuery(
                        "select r, v from Roster r, RosterVersion v where v.rosterId = r.id and v.version ="
                                + " (select max(l.version) from RosterVersion l where l.rosterId = r.id) and "
                                + condition + " order by r.id desc",
                        Object[].class)
                .setMaxResults(rows);
        parameters.forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> new RosterWithLatest((Roster) row[0], (RosterVersion) row[1]))
                .toList();
    }

    boolean hasLine(PublicityPeriod period, int no) {
        return !getEntityManager()
                .createNativeQuery(
                        "SELECT 1 FROM roster_line WHERE county = CAST(?1 AS bpchar) AND year = ?2 AND version_id = ?3 AND no = ?4")
                .setParameter(1, period.county())
                .setParameter(2, period.year())
                .setParameter(3, period.versionId())
                .setParameter(4, no)
                .getResultList()
                .isEmpty();
    }
}
