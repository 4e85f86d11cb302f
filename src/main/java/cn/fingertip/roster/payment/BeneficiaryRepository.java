package cn.fingertip.roster.payment;

import cn.fingertip.kernel.Money;
import cn.fingertip.kernel.NameFold;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.Decimals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** People of the rosters, found by the blind index of their ID number, and what they were paid. */
@ApplicationScoped
class BeneficiaryRepository {
    private static final int NAMES = 8;
    /** No folded name holds a control character, so that nothing typed is ever equal to it. */
    private static final String NOBODY = "\u0000";

    private final EntityManager em;
    private final Regions regions;

    BeneficiaryRepository(EntityManager em, Regions regions) {
        this.em = em;
        this.regions = regions;
    }

    /**
     * @return the folded names under which clerks wrote this person, always eight: filled up with a name nobody has, so
     *     that a known and an unknown person are compared alike
     */
    List<String> foldedNames(byte[] idIndex) {
        // Both questions are asked for everybody, known or not.
        List<?> kept = em.createNativeQuery("SELECT name FROM beneficiary WHERE id_index = ?1 LIMIT 4")
                .setParameter(1, idIndex)
                .getResultList();
        List<?> written = em.createNativeQuery("""
                SELECT DISTINCT l.name_folded FROM roster_line l
                JOIN beneficiary b ON b.county = l.county AND b.id = l.beneficiary_id
                WHERE b.id_index = ?1 LIMIT 4""").setParameter(1, idIndex).getResultList();
        List<String> names = new ArrayList<>(NAMES);
        kept.forEach(name -> names.add(NameFold.fold((String) name)));
        written.forEach(name -> names.add((String) name));
        while (names.size() < NAMES) {
            names.add(NOBODY);
        }
        return names;
    }

    /**
     * @param year null for every year
     * @param before the last payment of the page before, null for the first page
     * @return the newest first; only lines of versions that are published now
     */
    List<PaymentView> payments(byte[] idIndex, Integer year, PaymentPlace before, int rows) {
        String sql = """
                SELECT r.id, r.title, r.programme, p.name AS programme_name, r.region, r.year, r.period, l.no, l.village,
                       l.group_name, l.name, l.quantity, l.unit, l.standard, l.amount_fen
                FROM beneficiary b
                JOIN roster_line l ON l.county = b.county AND l.beneficiary_id = b.id
                JOIN roster_version v ON v.id = l.version_id AND v.status = 'published'
                JOIN roster r ON r.id = v.roster_id
                JOIN programme p ON p.code = r.programme
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
        return found.stream().map(Object[].class::cast).map(this::payment).toList();
    }

    /** @return one entry a year, the newest first */
    List<YearTotal> totals(byte[] idIndex) {
        List<?> rows = em.createNativeQuery("""
                SELECT l.year, count(*), CAST(sum(l.amount_fen) AS bigint)
                FROM beneficiary b
                JOIN roster_line l ON l.county = b.county AND l.beneficiary_id = b.id
                JOIN roster_version v ON v.id = l.version_id AND v.status = 'published'
                WHERE b.id_index = ?1 GROUP BY l.year ORDER BY l.year DESC""").setParameter(1, idIndex).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new YearTotal(
                        (Integer) row[0], ((Number) row[1]).intValue(), new Money(((Number) row[2]).longValue())))
                .toList();
    }

    private PaymentView payment(Object[] row) {
        return new PaymentView(
                new PaymentView.RosterRef(((UUID) row[0]).toString(), (String) row[1]),
                new CodeName((String) row[2], (String) row[3]),
                region((String) row[4]),
                (Integer) row[5],
                (String) row[6],
                (Integer) row[7],
                region((String) row[8]),
                (String) row[9],
                (String) row[10],
                Decimals.plain((BigDecimal) row[11]),
                (String) row[12],
                Decimals.plain((BigDecimal) row[13]),
                new Money(((Number) row[14]).longValue()));
    }

    private CodeName region(String code) {
        return new CodeName(code, regions.find(code).map(RegionName::name).orElse(code));
    }
}
