package cn.fingertip.roster.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Versions whose lines may have been written before names were kept in letters, and how far each has got. */
@ApplicationScoped
class LettersBacklog {
    /** Lines of one transaction: some ten milliseconds, so that nobody waits for it. */
    static final int BATCH = 500;

    /** A version in the backlog; lines up to {@code doneTo} have their letters. */
    private record Place(UUID version, String county, int year, int doneTo) {}

    /** The name of a line, folded. */
    private record Named(int no, String name) {}

    private final EntityManager em;

    LettersBacklog(EntityManager em) {
        this.em = em;
    }

    /**
     * Writes the letters of the next lines of one version, in a transaction of its own. Cut off it has done nothing; done
     * twice it changes nothing.
     *
     * @return false where nothing is left that nobody else is at
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean step() {
        List<?> places = em.createNativeQuery("""
                SELECT version_id, county, year, done_to FROM letters_backlog
                ORDER BY version_id LIMIT 1 FOR UPDATE SKIP LOCKED""").getResultList();
        if (places.isEmpty()) {
            return false;
        }
        Object[] row = (Object[]) places.getFirst();
        Place place = new Place((UUID) row[0], row[1].toString(), (Integer) row[2], (Integer) row[3]);
        List<Named> lines = next(place);
        if (!lines.isEmpty()) {
            write(place, lines);
        }
        if (lines.size() < BATCH) {
            em.createNativeQuery("DELETE FROM letters_backlog WHERE version_id = ?1")
                    .setParameter(1, place.version())
                    .executeUpdate();
        } else {
            em.createNativeQuery("UPDATE letters_backlog SET done_to = ?2 WHERE version_id = ?1")
                    .setParameter(1, place.version())
                    .setParameter(2, lines.getLast().no())
                    .executeUpdate();
        }
        return true;
    }

    /** @return lines without letters, in the order of the roster; some names have none and stay so */
    private List<Named> next(Place place) {
        List<?> rows = em.createNativeQuery("""
                SELECT no, name_folded FROM roster_line
                WHERE county = CAST(?1 AS bpchar) AND year = ?2 AND version_id = ?3 AND no > ?4 AND name_pinyin IS NULL
                ORDER BY no LIMIT ?5""")
                .setParameter(1, place.county())
                .setParameter(2, place.year())
                .setParameter(3, place.version())
                .setParameter(4, place.doneTo())
                .setParameter(5, BATCH)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Named((Integer) row[0], (String) row[1]))
                .toList();
    }

    private void write(Place place, List<Named> lines) {
        List<Pinyin> letters =
                lines.stream().map(line -> Pinyin.of(line.name())).toList();
        em.createNativeQuery("""
                UPDATE roster_line l SET name_pinyin = u.letters, name_initials = u.initials
                FROM unnest(CAST(?4 AS int[]), CAST(?5 AS text[]), CAST(?6 AS text[])) AS u (no, letters, initials)
                WHERE l.county = CAST(?1 AS bpchar) AND l.year = ?2 AND l.version_id = ?3 AND l.no = u.no
                  AND u.letters IS NOT NULL AND l.name_pinyin IS NULL""")
                .setParameter(1, place.county())
                .setParameter(2, place.year())
                .setParameter(3, place.version())
                .setParameter(4, lines.stream().map(Named::no).toArray(Integer[]::new))
                .setParameter(5, letters.stream().map(Pinyin::full).toArray(String[]::new))
                .setParameter(6, letters.stream().map(Pinyin::initials).toArray(String[]::new))
                .executeUpdate();
    }
}
