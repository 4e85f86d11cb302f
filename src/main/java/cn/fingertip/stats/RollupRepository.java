package cn.fingertip.stats;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The sums: moved with a roster, counted anew where they are wrong. */
@ApplicationScoped
class RollupRepository {
    /** No version has it. */
    private static final UUID NONE = new UUID(0, 0);

    private final EntityManager em;

    RollupRepository(EntityManager em) {
        this.em = em;
    }

    CountedVersions versions(UUID rosterId) {
        em.flush();
        Object[] row =
                (Object[]) em.createNativeQuery("""
                SELECT r.county, r.year, r.programme, s.version_id AS counted, v.id AS published FROM roster r
                LEFT JOIN stat_version s ON s.roster_id = r.id
                LEFT JOIN roster_version v ON v.roster_id = r.id AND v.status = 'published'
                WHERE r.id = ?1""").setParameter(1, rosterId).getSingleResult();
        return new CountedVersions(
                rosterId, row[0].toString(), (Integer) row[1], (String) row[2], (UUID) row[3], (UUID) row[4]);
    }

    /** Holds back every other change of these sums until the transaction ends. */
    void lock(String county, int year) {
        em.createNativeQuery("""
                INSERT INTO stat_year AS s (county, year, generation) VALUES (?1, ?2, 1)
                ON CONFLICT (county, year) DO UPDATE SET generation = s.generation + 1""").setParameter(1, county).setParameter(2, year).executeUpdate();
    }

    /** Before the counted version is changed: the sums still hold the old one. */
    void move(CountedVersions versions) {
        RollupYear year = new RollupYear(versions.county(), versions.year());
        of(tellHouseholds(year) ? RollupMove.OF_BOTH : RollupMove.OF_PEOPLE, year)
                .setParameter("programme", versions.programme())
                .setParameter("old", versions.counted() == null ? NONE : versions.counted())
                .setParameter("new", versions.published() == null ? NONE : versions.published())
                .executeUpdate();
        em.createNativeQuery("DELETE FROM stat_cell WHERE county = CAST(?1 AS bpchar) AND year = ?2 AND lines = 0")
                .setParameter(1, versions.county())
                .setParameter(2, versions.year())
                .executeUpdate();
        em.createNativeQuery("DELETE FROM stat_version WHERE roster_id = ?1")
                .setParameter(1, versions.rosterId())
                .executeUpdate();
        if (versions.published() != null) {
            em.createNativeQuery("""
                    INSERT INTO stat_version (version_id, roster_id, county, year, programme)
                    VALUES (?1, ?2, ?3, ?4, ?5)""")
                    .setParameter(1, versions.published())
                    .setParameter(2, versions.rosterId())
                    .setParameter(3, versions.county())
                    .setParameter(4, versions.year())
                    .setParameter(5, versions.programme())
                    .executeUpdate();
        }
    }

    /** @return years of counties where something is published and nothing was ever counted */
    List<RollupYear> uncounted() {
        return years(em.createNativeQuery("""
                SELECT county, year FROM roster_version WHERE status = 'published'
                EXCEPT SELECT county, year FROM stat_year ORDER BY 1, 2"""));
    }

    /** @return years whose sums moved since they were last compared with their lines, or were compared before then */
    List<RollupYear> unchecked(Instant before) {
        return years(em.createNativeQuery("""
                SELECT county, year FROM stat_year
                WHERE checked_generation IS DISTINCT FROM generation OR checked_at < ?1
                ORDER BY checked_at NULLS FIRST, county, year""").setParameter(1, before));
    }

    /** @return what {@link #lock} last made of it, 0 where it never did */
    long generation(RollupYear year) {
        Number generation = (Number) of("""
                SELECT coalesce(max(generation), 0) FROM stat_year
                WHERE county = CAST(:county AS bpchar) AND year = :year""", year).getSingleResult();
        return generation.longValue();
    }

    /** Notes that the sums of a generation are those of the lines. */
    void checked(RollupYear year, long generation, Instant now) {
        of("""
                UPDATE stat_year SET checked_generation = :generation, checked_at = :now
                WHERE county = CAST(:county AS bpchar) AND year = :year""", year)
                .setParameter("generation", generation)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** One statement, so that it sees one state of lines and sums, whoever publishes meanwhile. */
    boolean wrong(RollupYear year) {
        Number differing = (Number) of(RollupCount.DIFFERING, year).getSingleResult();
        return differing.longValue() > 0;
    }

    void recount(RollupYear year) {
        of("DELETE FROM stat_version WHERE county = CAST(:county AS bpchar) AND year = :year", year)
                .executeUpdate();
        of("DELETE FROM stat_cell WHERE county = CAST(:county AS bpchar) AND year = :year", year)
                .executeUpdate();
        of(RollupCount.KEEP, year).executeUpdate();
    }

    private boolean tellHouseholds(RollupYear year) {
        return (Boolean) of("""
                SELECT EXISTS (SELECT FROM roster_line WHERE county = CAST(:county AS bpchar) AND year = :year
                               AND household IS NOT NULL)""", year).getSingleResult();
    }

    private static List<RollupYear> years(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RollupYear(row[0].toString(), (Integer) row[1]))
                .toList();
    }

    private Query of(String sql, RollupYear year) {
        return em.createNativeQuery(sql).setParameter("county", year.county()).setParameter("year", year.year());
    }
}
