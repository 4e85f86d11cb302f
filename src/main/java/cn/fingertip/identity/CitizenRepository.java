package cn.fingertip.identity;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.wechat.WechatLogin;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
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

    /** @return whether it was added; false where the openid has an account already */
    public boolean add(UUID id, byte[] openidIndex, byte[] openidSealed, String appid, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                INSERT INTO citizen (id, openid_index, openid_sealed, appid, created_at)
                VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (openid_index) DO NOTHING""")
                        .setParameter(1, id)
                        .setParameter(2, openidIndex)
                        .setParameter(3, openidSealed)
                        .setParameter(4, appid)
                        .setParameter(5, now)
                        .executeUpdate()
                == 1;
    }

    /** @return how many accounts but this one are bound to a person */
    public long boundToOthers(byte[] personIndex, UUID butThis) {
        return count("personIndex = ?1 and id <> ?2", personIndex, butThis);
    }

    /** Writes who stands behind an account; nulls leave an unproved one unproved. */
    public void bind(UUID id, byte[] personIndex, byte[] nameSealed, byte[] idSealed, Instant at) {
        update(
                "personIndex = ?1, personNameSealed = ?2, personIdSealed = ?3, verifiedAt = ?4 where id = ?5",
                personIndex,
                nameSealed,
                idSealed,
                at,
                id);
    }

    /** Writes the phone number of an account, nulls for none. */
    public void phone(UUID id, byte[] phoneSealed, Instant at) {
        update("phoneSealed = ?1, phoneAt = ?2 where id = ?3", phoneSealed, at, id);
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

    /** @return who this villager is for WeChat, by the app with which they first logged in */
    public WechatLogin wechat(UUID id) {
        Citizen citizen = findById(id);
        return new WechatLogin(sealer.openText(citizen.openidSealed, openidContext(id)), citizen.appid);
    }

    /** @return what a sealed openid is bound to */
    public static String openidContext(UUID id) {
        return "citizen.openid:" + id;
    }

    /** @return what a sealed name is bound to */
    public static String nameContext(UUID id) {
        return "citizen.person_name:" + id;
    }
}
