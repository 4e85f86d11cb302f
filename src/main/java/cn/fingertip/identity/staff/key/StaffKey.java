package cn.fingertip.identity.staff.key;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The key pair of a member of staff, as it is kept. */
@Entity
@Table(name = "staff_key")
class StaffKey {
    @Id
    UUID staffId;

    byte[] publicKey;

    /** See {@link SealedPair}. */
    byte[] privateKey;

    byte[] salt;

    Instant madeAt;
}
