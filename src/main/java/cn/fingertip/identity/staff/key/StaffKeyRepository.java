package cn.fingertip.identity.staff.key;

import cn.fingertip.identity.Role;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Key pairs of staff. */
@ApplicationScoped
class StaffKeyRepository implements PanacheRepositoryBase<StaffKey, UUID> {
    /** @return whether it was added; false where the person has a pair already, even since a moment ago */
    boolean add(UUID staff, SealedPair pair, Instant now) {
        return getSession()
                        .createNativeMutationQuery("""
                                INSERT INTO staff_key (staff_id, public_key, private_key, salt, made_at)
                                VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (staff_id) DO NOTHING""")
                        .setParameter(1, staff)
                        .setParameter(2, pair.publicKey())
                        .setParameter(3, pair.privateKey())
                        .setParameter(4, pair.salt())
                        .setParameter(5, now)
                        .executeUpdate()
                == 1;
    }

    /** @return whether the same pair, sealed anew, took the place of the one with this salt */
    boolean reseal(UUID staff, byte[] oldSalt, SealedPair pair) {
        return update(
                        "privateKey = ?1, salt = ?2 where staffId = ?3 and salt = ?4",
                        pair.privateKey(),
                        pair.salt(),
                        staff,
                        oldSalt)
                == 1;
    }

    /** @return whether a grant of this person's asks for a key pair */
    boolean needed(UUID staff) {
        return !getSession()
                .createNativeQuery("""
                        SELECT 1 FROM staff_grant
                        WHERE staff_id = ?1 AND role IN ('inspector', 'custodian') LIMIT 1""", Integer.class)
                .setParameter(1, staff)
                .getResultList()
                .isEmpty();
    }

    /** @return those with a pair and a grant of exactly this role and region who are not disabled */
    List<KeyHolder> holders(Role role, String region) {
        return getSession()
                .createNativeQuery("""
                        SELECT p.id, p.name, k.public_key FROM staff_grant g
                        JOIN staff_person p ON p.id = g.staff_id AND NOT p.disabled
                        JOIN staff_key k ON k.staff_id = p.id
                        WHERE g.role = ?1 AND g.region = ?2 ORDER BY k.made_at, p.id""", Object[].class)
                .setParameter(1, role.wire())
                .setParameter(2, region)
                .getResultList()
                .stream()
                .map(row -> new KeyHolder((UUID) row[0], (String) row[1], (byte[]) row[2]))
                .toList();
    }

    /** @return empty where the account is disabled or has no pair */
    Optional<KeyHolder> holder(UUID staff) {
        return getSession()
                .createNativeQuery("""
                        SELECT p.name, k.public_key FROM staff_person p JOIN staff_key k ON k.staff_id = p.id
                        WHERE p.id = ?1 AND NOT p.disabled""", Object[].class)
                .setParameter(1, staff)
                .uniqueResultOptional()
                .map(row -> new KeyHolder(staff, (String) row[0], (byte[]) row[1]));
    }

    /** @return each role and region, in that order, for which somebody holds keys now */
    List<Object[]> offices() {
        return getSession().createNativeQuery("""
                        SELECT DISTINCT g.role, g.region FROM staff_grant g
                        JOIN staff_person p ON p.id = g.staff_id AND NOT p.disabled
                        JOIN staff_key k ON k.staff_id = p.id
                        WHERE g.role IN ('inspector', 'custodian') ORDER BY g.region, g.role""", Object[].class).getResultList();
    }

    /** @return role and region, in that order, of each grant for which this person holds keys now */
    List<Object[]> held(UUID staff) {
        return getSession()
                .createNativeQuery("""
                        SELECT g.role, g.region FROM staff_grant g
                        JOIN staff_person p ON p.id = g.staff_id AND NOT p.disabled
                        JOIN staff_key k ON k.staff_id = p.id
                        WHERE p.id = ?1 AND g.role IN ('inspector', 'custodian')""", Object[].class)
                .setParameter(1, staff)
                .getResultList();
    }
}
