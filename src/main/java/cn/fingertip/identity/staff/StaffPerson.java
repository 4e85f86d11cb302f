package cn.fingertip.identity.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A member of staff and how they prove it; what they may do stands in their grants. */
@Entity
class StaffPerson {
    /** What a user name looks like. */
    static final String USERNAME = "[a-z0-9][a-z0-9.-]{2,39}";

    @Id
    UUID id;

    /** Lower case. */
    String username;

    String name;

    /** Argon2id. */
    String password;

    /** Disabled people are out at once, and stay in the table: the audit trail names them. */
    boolean disabled;

    byte[] totpSealed;

    /** Whether the secret has been shown to work; before that it is not asked for. */
    boolean totpConfirmed;

    /** The 30-second step of the last accepted one-time password: each is accepted once. */
    long totpLastStep;

    Instant createdAt;

    boolean asksForTotp() {
        return totpConfirmed;
    }
}
