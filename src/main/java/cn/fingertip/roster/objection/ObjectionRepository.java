package cn.fingertip.roster.objection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Objections by roster, by villager and by receipt. */
@ApplicationScoped
public class ObjectionRepository implements PanacheRepositoryBase<Objection, UUID> {
    /**
     * The versions that correct what {@code o} disputes: published after the answer, and not as the disputed version
     * is. Of a line, all lines of its person are compared, so that a line added or an account changed counts, and
     * nobody else's; of the whole, any change does. After a withdrawal no changes are kept: the withdrawal is one.
     */
    private static final String LATER = """
            JOIN roster_version disputed ON disputed.id = o.version_id
            JOIN roster_version later ON later.roster_id = disputed.roster_id AND later.version > disputed.version
             AND later.status IN ('published', 'superseded') AND later.published_at > o.answered_at
             AND CASE WHEN o.line_no IS NULL
                 THEN EXISTS (SELECT 1 FROM roster_correction c WHERE c.version_id = later.id
                              AND (c.base_id IS NULL OR c.added + c.removed + c.changed > 0))
                 ELSE EXISTS (
                     SELECT 1 FROM roster_line line
                     JOIN roster_line own ON own.county = line.county AND own.year = line.year
                      AND own.version_id IN (disputed.id, later.id) AND own.beneficiary_id = line.beneficiary_id
                     WHERE line.county = disputed.county AND line.year = disputed.year
                       AND line.version_id = disputed.id AND line.no = o.line_no
                     GROUP BY own.village, own.group_name, own.name, own.quantity, own.unit, own.standard,
                              own.amount_fen, own.account_id
                     HAVING count(*) FILTER (WHERE own.version_id = later.id)
                         <> count(*) FILTER (WHERE own.version_id = disputed.id))
                 END
            """;

    /** Waits for whoever answers it, and keeps others waiting until the transaction ends. */
    public Optional<Objection> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @param before null for the newest */
    public List<Objection> ofRoster(UUID rosterId, UUID before, int rows) {
        return page("rosterId", rosterId, before, rows);
    }

    /** @param before null for the newest */
    List<Objection> ofCitizen(UUID citizenId, UUID before, int rows) {
        return page("citizenId", citizenId, before, rows);
    }

    Optional<Objection> byReceipt(byte[] receiptHash) {
        return find("receiptHash", receiptHash).firstResultOptional();
    }

    /** @return how many to any version of the roster wait for an answer */
    public long unanswered(UUID rosterId) {
        return count("rosterId = ?1 and answeredAt is null", rosterId);
    }

    /** @return the number of the first version that corrects what was found right; empty before there is one */
    Optional<Integer> correctedIn(UUID id) {
        return Optional.ofNullable((Integer) getEntityManager()
                .createNativeQuery("SELECT min(later.version) FROM objection o " + LATER + "WHERE o.id = ?1")
                .setParameter(1, id)
                .getSingleResult());
    }

    /**
     * @param published whose lines the public reads now: a line disputed must differ in it, not only in one between
     * @return how many, to any version of the roster, were found right and are not corrected
     */
    public long uncorrected(UUID rosterId, UUID published) {
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                SELECT count(*) FROM objection o WHERE o.roster_id = ?1 AND o.outcome IN ('upheld', 'partly')
                  AND NOT EXISTS (SELECT 1 FROM (SELECT 1) AS one
                """ + LATER + """
                WHERE o.line_no IS NULL OR later.id = ?2)""")
                        .setParameter(1, rosterId)
                        .setParameter(2, published)
                        .getSingleResult())
                .longValue();
    }

    private List<Objection> page(String field, UUID value, UUID before, int rows) {
        return (before == null
                        ? find(field + " = ?1 order by id desc", value)
                        : find(field + " = ?1 and id < ?2 order by id desc", value, before))
                .page(0, rows)
                .list();
    }
}
