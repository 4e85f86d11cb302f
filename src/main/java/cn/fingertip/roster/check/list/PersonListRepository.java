package cn.fingertip.roster.check.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Lists of people; of an older one only that it was there. */
@ApplicationScoped
class PersonListRepository {
    private final EntityManager em;

    PersonListRepository(EntityManager em) {
        this.em = em;
    }

    /** A list that comes in. */
    record Added(UUID id, String county, String kind, String source, LocalDate asOf, UUID by, Instant at) {}

    /** Two that come at once: the later one stands, whatever it is of. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(String county, String kind) {
        em.createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?1, 65))) AS locked")
                .setParameter(1, "person-list/" + county + "/" + kind)
                .getSingleResult();
    }

    /**
     * A list is in force no more, after {@link #lock}; who stood in it is forgotten.
     *
     * @param by who ended it, null where another took its place
     * @param reason why it was ended, null where another took its place
     * @return whether it was in force until now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean end(String county, UUID list, UUID by, String reason, Instant at) {
        em.createNativeQuery("DELETE FROM person_list_entry WHERE county = CAST(?1 AS bpchar) AND list_id = ?2")
                .setParameter(1, county)
                .setParameter(2, list)
                .executeUpdate();
        return em.createNativeQuery("""
                UPDATE person_list SET replaced_at = :at, ended_by = CAST(:by AS uuid), end_reason = CAST(:reason AS text)
                WHERE county = CAST(:county AS bpchar) AND id = :list AND replaced_at IS NULL""")
                        .setParameter("county", county)
                        .setParameter("list", list)
                        .setParameter("by", by)
                        .setParameter("reason", reason)
                        .setParameter("at", at)
                        .executeUpdate()
                == 1;
    }

    /** A list is in force from now on, after {@link #lock}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Added list, List<byte[]> people) {
        em.createNativeQuery("""
                INSERT INTO person_list (id, county, kind, source, as_of, people, added_by, added_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""")
                .setParameter(1, list.id())
                .setParameter(2, list.county())
                .setParameter(3, list.kind())
                .setParameter(4, list.source())
                .setParameter(5, list.asOf())
                .setParameter(6, people.size())
                .setParameter(7, list.by())
                .setParameter(8, list.at())
                .executeUpdate();
        em.createNativeQuery("""
                INSERT INTO person_list_entry (county, list_id, id_index)
                SELECT ?1, ?2, person FROM unnest(CAST(?3 AS bytea[])) AS person""")
                .setParameter(1, list.county())
                .setParameter(2, list.id())
                .setParameter(3, people.toArray(byte[][]::new))
                .executeUpdate();
    }

    List<PersonListPage.Item> current(String county) {
        Stream<?> rows = em.createNativeQuery("""
                SELECT id, kind, source, as_of, people, added_at FROM person_list
                WHERE county = CAST(?1 AS bpchar) AND replaced_at IS NULL ORDER BY kind, source""").setParameter(1, county).getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> new PersonListPage.Item(
                        (UUID) row[0],
                        (String) row[1],
                        (String) row[2],
                        row[3] instanceof Date day ? day.toLocalDate() : (LocalDate) row[3],
                        (Integer) row[4],
                        (Instant) row[5]))
                .toList();
    }

    /**
     * @return versions of the county between draft and publication, then the published ones that are not final, the
     *     newest first
     */
    @Transactional
    public List<UUID> toCheck(String county, int published) {
        Stream<?> rows = em.createNativeQuery("""
                (SELECT id FROM roster_version
                 WHERE county = CAST(?1 AS bpchar) AND status IN ('draft', 'submitted', 'reviewed', 'cleared') ORDER BY id)
                UNION ALL
                (SELECT id FROM roster_version
                 WHERE county = CAST(?1 AS bpchar) AND status = 'published' AND final_at IS NULL
                 ORDER BY published_at DESC LIMIT ?2)""")
                .setParameter(1, county)
                .setParameter(2, published)
                .getResultStream();
        return rows.map(UUID.class::cast).toList();
    }
}
