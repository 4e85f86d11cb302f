package cn.fingertip.roster.payment;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Money;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.line.Decimals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a person was paid: only lines of versions that are published now. */
@ApplicationScoped
class PaymentRepository {
    private final EntityManager em;
    private final HouseholdRepository households;
    private final Regions regions;
    private final Clock clock;

    PaymentRepository(EntityManager em, HouseholdRepository households, Regions regions, Clock clock) {
        this.em = em;
        this.households = households;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * @param year null for every year
     * @param before the last payment of the page before, null for the first page
     * @return the newest first
     */
    List<PaymentView> payments(byte[] idIndex, Integer year, PaymentPlace before, int rows) {
        String sql = """
                SELECT r.id, r.title, r.programme, p.name AS programme_name, r.region, r.year, r.period, l.no, l.village,
                       l.group_name, l.name, l.quantity, l.unit, l.standard, l.amount_fen, l.household, v.publicity_to,
                       l.county, v.id AS version_id, p.mask_names, t.law_basis, t.policy_title, t.policy_url, t.office,
                       t.office_phone, t.supervision_phone, v.version
                FROM beneficiary b
                JOIN roster_line l ON l.county = b.county AND l.beneficiary_id = b.id
                JOIN roster_version v ON v.id = l.version_id AND v.status = 'published'
                JOIN roster r ON r.id = v.roster_id
                JOIN programme p ON p.code = r.programme
                LEFT JOIN programme_terms t ON t.programme = r.programme
                WHERE b.id_index = :person"""
                + (year == null ? "" : " AND l.year = :year")
                + (before == null
                        ? ""
                        : " AND (r.year, r.period, r.id, l.no) < (:beforeYear, :beforePeriod, :beforeRoster, :beforeNo)")
                + " ORDER BY r.year DESC, r.period DESC, r.id DESC, l.no DESC";
        var query = em.createNativeQuery(sql).setParameter("person", idIndex).setMaxResults(rows);
        if (year != null) {
            query.setParameter("year", year);
        }
        if (before != null) {
            query.setParameter("beforeYear", before.year())
                    .setParameter("beforePeriod", before.period())
                    .setParameter("beforeRoster", before.rosterId())
                    .setParameter("beforeNo", before.no());
        }
        List<?> found = query.getResultList();
        List<Object[]> mine = found.stream().map(Object[].class::cast).toList();
        Map<Integer, List<PaymentView.HouseholdLine>> others = households.others(mine);
        return IntStream.range(0, mine.size())
                .mapToObj(i -> payment(mine.get(i), others.get(i)))
                .toList();
    }

    /** @return one entry a year, the newest first; a household counts once, however many lines of it are one's own */
    List<YearTotal> totals(byte[] idIndex) {
        List<?> rows = em.createNativeQuery("""
                WITH mine AS MATERIALIZED (
                    SELECT l.county, l.year, l.version_id, l.village, l.household, l.amount_fen
                    FROM beneficiary b
                    JOIN roster_line l ON l.county = b.county AND l.beneficiary_id = b.id
                    JOIN roster_version v ON v.id = l.version_id AND v.status = 'published'
                    WHERE b.id_index = ?1),
                households AS (
                    SELECT h.year, sum(l.amount_fen) AS fen
                    FROM (SELECT DISTINCT county, year, version_id, village, household FROM mine
                          WHERE household IS NOT NULL) AS h
                    JOIN roster_line l ON l.county = h.county AND l.year = h.year AND l.version_id = h.version_id
                        AND l.village = h.village AND l.household = h.household
                    GROUP BY h.year)
                SELECT m.year, count(*), CAST(sum(m.amount_fen) AS bigint),
                       CAST(coalesce(sum(m.amount_fen) FILTER (WHERE m.household IS NULL), 0)
                            + coalesce((SELECT fen FROM households h WHERE h.year = m.year), 0) AS bigint)
                FROM mine m GROUP BY m.year ORDER BY m.year DESC""").setParameter(1, idIndex).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new YearTotal((Integer) row[0], ((Number) row[1]).intValue(), money(row[2]), money(row[3])))
                .toList();
    }

    /** @param household others of it, one more than is shown where there are more; null where the roster tells none */
    private PaymentView payment(Object[] row, List<PaymentView.HouseholdLine> household) {
        PaymentView.RosterRef roster = PaymentView.RosterRef.of((UUID) row[0], (String) row[1]);
        int no = (Integer) row[7];
        return new PaymentView(
                roster,
                new CodeName((String) row[2], (String) row[3]),
                region((String) row[4]),
                (Integer) row[5],
                (String) row[6],
                no,
                region((String) row[8]),
                (String) row[9],
                (String) row[10],
                Decimals.plain((BigDecimal) row[11]),
                (String) row[12],
                Decimals.plain((BigDecimal) row[13]),
                money(row[14]),
                household == null
                        ? null
                        : household.stream().limit(HouseholdRepository.SHOWN).toList(),
                household != null && household.size() > HouseholdRepository.SHOWN ? true : null,
                new PaymentView.Policy(
                        (String) row[20], (String) row[21], (String) row[22], "/api/v1/programmes/" + row[2]),
                Dispute.of(
                        roster.id(),
                        no,
                        (Integer) row[26],
                        date(row[16]),
                        clock.today(),
                        new Dispute.Contact((String) row[23], (String) row[24], (String) row[25])));
    }

    private CodeName region(String code) {
        return new CodeName(code, regions.find(code).map(RegionName::name).orElse(code));
    }

    private static Money money(Object fen) {
        return new Money(((Number) fen).longValue());
    }

    private static LocalDate date(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
