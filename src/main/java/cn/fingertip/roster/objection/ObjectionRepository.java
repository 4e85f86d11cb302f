package cn.fingertip.roster.objection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Objections by roster, by villager and by receipt. */
@ApplicationScoped
class ObjectionRepository implements PanacheRepositoryBase<Objection, UUID> {
    Optional<Objection> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @param before null for the newest */
    List<Objection> ofRoster(UUID rosterId, UUID before, int rows) {
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
    long unanswered(UUID rosterId) {
        return count("rosterId = ?1 and answeredAt is null", rosterId);
    }

    /** @return how many to this version were found right, wholly or in part */
    long upheldOn(UUID versionId) {
        return count(
                "versionId = ?1 and outcome in ?2",
                versionId,
                List.of(ObjectionOutcome.UPHELD, ObjectionOutcome.PARTLY));
    }

    private List<Objection> page(String field, UUID value, UUID before, int rows) {
        return (before == null
                        ? find(field + " = ?1 order by id desc", value)
                        : find(field + " = ?1 and id < ?2 order by id desc", value, before))
                .page(0, rows)
                .list();
    }
}
