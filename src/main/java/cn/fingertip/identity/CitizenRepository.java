package cn.fingertip.identity;

import cn.fingertip.crypto.Sealer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Villagers' accounts. */
@ApplicationScoped
public class CitizenRepository implements PanacheRepositoryBase<Citizen, UUID> {
    private final Sealer sealer;

    CitizenRepository(Sealer sealer) {
        this.sealer = sealer;
    }

    /** @return the account of an openid, by its blind index */
    public Optional<Citizen> byOpenid(byte[] openidIndex) {
        return find("openidIndex", (Object) openidIndex).firstResultOptional();
    }

    /** @return the account, its row locked until the transaction ends */
    public Optional<Citizen> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @return how many accounts are bound to a person */
    public long boundTo(byte[] personIndex) {
        return count("personIndex", (Object) personIndex);
    }

    /** @return the person behind an account, empty while unproved */
    Optional<VerifiedPerson> person(UUID id) {
        return findByIdOptional(id)
                .filter(Citizen::verified)
                .map(citizen -> new VerifiedPerson(citizen.personIndex, nameOf(citizen)));
    }

    /** @return the name given by the person; only for a {@link Citizen#verified()} one */
    public String nameOf(Citizen citizen) {
        return sealer.openText(citizen.personNameSealed, nameContext(citizen.id));
    }

    /** @return what a sealed name is bound to */
    public static String nameContext(UUID id) {
        return "citizen.person_name:" + id;
    }
}
