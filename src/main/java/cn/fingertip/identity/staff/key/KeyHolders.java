package cn.fingertip.identity.staff.key;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who has a key pair, for those who wrap keys. */
@ApplicationScoped
public class KeyHolders {
    private final StaffKeyRepository keys;

    KeyHolders(StaffKeyRepository keys) {
        this.keys = keys;
    }

    /** @return those who have this role in exactly this region and are not disabled, the oldest key pair first */
    @Transactional
    public List<KeyHolder> of(Role role, String region) {
        return keys.holders(role, region);
    }

    /** @return roles and regions in which somebody who is not disabled has a key pair */
    @Transactional
    public List<Grant> offices() {
        return keys.offices().stream().map(KeyHolders::grant).toList();
    }

    /** @return empty where the account is disabled or has no pair */
    @Transactional
    public Optional<KeyHolder> find(UUID staff) {
        return keys.holder(staff);
    }

    /** @return what this person holds keys for now; nothing where the account is disabled or has no pair */
    @Transactional
    public List<Grant> grants(UUID staff) {
        return keys.held(staff).stream().map(KeyHolders::grant).toList();
    }

    private static Grant grant(Object[] row) {
        return new Grant(Role.of((String) row[0]), (String) row[1]);
    }
}
