package cn.fingertip.roster.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.IntStream;

/** What the catalogue says of a programme, as far as somebody wrote it down. */
@ApplicationScoped
class FactRepository {
    /** Whom to ask comes first: what there is no room for is cut from the long ones. */
    private static final List<String> LABELS = List.of("监督电话", "咨询电话", "责任单位", "补贴标准", "政策依据");

    private final EntityManager em;

    FactRepository(EntityManager em) {
        this.em = em;
    }

    /** @return the facts that are known, in the order in which they are printed */
    @Transactional
    public List<Notice.Fact> of(String programme, int year) {
        List<?> rows = em.createNativeQuery("""
                SELECT t.supervision_phone, t.office_phone, t.office, s.text, t.law_basis
                FROM programme_terms t
                LEFT JOIN programme_standard s ON s.programme = t.programme AND s.year = ?2
                WHERE t.programme = ?1""")
                .setParameter(1, programme)
                .setParameter(2, year)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(FactRepository::facts)
                .orElse(List.of());
    }

    private static List<Notice.Fact> facts(Object[] row) {
        return IntStream.range(0, LABELS.size())
                .filter(i -> row[i] != null && !row[i].toString().isBlank())
                .mapToObj(i -> new Notice.Fact(LABELS.get(i), row[i].toString()))
                .toList();
    }
}
