package cn.fingertip.roster.programme;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.CodeName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Subsidy programmes by their codes. */
@ApplicationScoped
public class ProgrammeRepository implements PanacheRepositoryBase<Programme, String> {
    /** @throws Problem 422 {@code programme-unknown} */
    public Programme require(String code) {
        Programme programme = code == null ? null : findById(code);
        if (programme == null) {
            throw Problem.rule("programme-unknown", "没有这个补贴项目", "没有这个补贴项目代码,请从补贴项目列表中选择。");
        }
        return programme;
    }

    /**
     * As {@link #require}, outside of a transaction.
     *
     * @throws Problem 422 {@code programme-unknown}
     */
    @Transactional
    public void requireKnown(String code) {
        require(code);
    }

    /** @return all by code and name, in order of the codes; also outside of a transaction */
    @Transactional
    public List<CodeName> names() {
        return inOrder().stream()
                .map(programme -> new CodeName(programme.code, programme.name))
                .toList();
    }

    List<Programme> inOrder() {
        return listAll(Sort.by("code"));
    }

    boolean nameTaken(String name, String byOtherThan) {
        return count("name = ?1 and code <> ?2", name, byOtherThan) > 0;
    }

    /** One at a time changes programmes, until the transaction ends: two new ones of one code or name meet here. */
    void lockAll() {
        getEntityManager()
                .createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('programmes', 21))) AS locked")
                .getSingleResult();
    }

    /** Adds a programme of the bundled catalogue; one that is there, by code or by name, stays as it is. */
    void addIfAbsent(Programme programme) {
        getEntityManager()
                .createNativeQuery("""
                INSERT INTO programme (code, name, unit, amount_rule, show_quantity, show_standard, mask_names, publicity_days)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING""")
                .setParameter(1, programme.code)
                .setParameter(2, programme.name)
                .setParameter(3, programme.unit)
                .setParameter(4, programme.amountRule.wire())
                .setParameter(5, programme.showQuantity)
                .setParameter(6, programme.showStandard)
                .setParameter(7, programme.maskNames)
                .setParameter(8, programme.publicityDays)
                .executeUpdate();
    }
}
