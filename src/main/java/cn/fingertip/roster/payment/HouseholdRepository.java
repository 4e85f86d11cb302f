package cn.fingertip.roster.payment;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.search.NameMask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whoever else is of a household, as the public sees them. */
@ApplicationScoped
class HouseholdRepository {
    /** Lines shown of one household; no family has as many, but a file may give one number to a whole village. */
    static final int SHOWN = 50;

    private final EntityManager em;

    HouseholdRepository(EntityManager em) {
        this.em = em;
    }

    /**
     * One query for a page; most rosters tell no households and cost none.
     *
     * @param mine rows of {@link PaymentRepository#payments}
     * @return by their place among these, of those whose roster tells a household; at most one more than is shown
     */
    Map<Integer, List<PaymentView.HouseholdLine>> others(List<Object[]> mine) {
        Map<Integer, List<PaymentView.HouseholdLine>> others = new HashMap<>();
        IntStream.range(0, mine.size())
                .filter(i -> mine.get(i)[15] != null)
                .forEach(i -> others.put(i, new ArrayList<>()));
        if (others.isEmpty()) {
            return others;
        }
        List<Integer> places = List.copyOf(others.keySet());
        List<?> rows = em.createNativeQuery("""
                SELECT place, no, name, name_folded, amount_fen FROM (
                    SELECT m.place, l.no, l.name, l.name_folded, l.amount_fen,
                           row_number() OVER (PARTITION BY m.place ORDER BY l.no) AS nth
                    FROM unnest(CAST(?1 AS int[]), CAST(?2 AS bpchar[]), CAST(?3 AS int[]), CAST(?4 AS uuid[]),
                                CAST(?5 AS text[]), CAST(?6 AS bigint[]), CAST(?7 AS int[]))
                        AS m (place, county, year, version_id, village, household, no)
                    JOIN roster_line l ON l.county = m.county AND l.year = m.year AND l.version_id = m.version_id
                        AND l.village = m.village AND l.household = m.household AND l.no <> m.no) AS other
                WHERE nth <= ?8 ORDER BY place, no""")
                .setParameter(1, array(places, place -> place))
                .setParameter(2, array(places, place -> mine.get(place)[17]))
                .setParameter(3, array(places, place -> mine.get(place)[5]))
                .setParameter(4, array(places, place -> mine.get(place)[18]))
                .setParameter(5, array(places, place -> mine.get(place)[8]))
                .setParameter(6, array(places, place -> mine.get(place)[15]))
                .setParameter(7, array(places, place -> mine.get(place)[7]))
                .setParameter(8, SHOWN + 1)
                .getResultList();
        for (Object[] row : rows.stream().map(Object[].class::cast).toList()) {
            Integer place = (Integer) row[0];
            boolean masked = (Boolean) mine.get(place)[19];
            others.get(place)
                    .add(new PaymentView.HouseholdLine(
                            (Integer) row[1],
                            masked ? NameMask.of((String) row[3]) : (String) row[2],
                            new Money(((Number) row[4]).longValue())));
        }
        return others;
    }

    /** Codes, numbers and ids need no quotes. */
    private static String array(List<Integer> places, Function<Integer, Object> value) {
        return places.stream().map(value).map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
