package cn.fingertip.identity.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A member of staff and how they prove it; what they may do stands in their grants. */
@Entity
public class StaffPerson {
    /** What a user name looks like. */
    public static final String USERNAME = "[a-z0-9][a-z0-9.-]{2,39}";

    @Id
    public UUID id;

    /** Lower case. */
    public String username;

    public String name;

    /** Argon2id. */
    public String password;

    /** Disabled people are out at once, and stay in the table: the audit trail names them. */
    public boolean disabled;

    public byte[] totpSealed;

    /** Whether the secret has been shown to work; before that it is not asked for. */
    public boolean totpConfirmed;

    /** The 30-second step of the last accepted one-time password: each is accepted once. */
    public long totpLastStep;

    public Instant createdAt;

    /** @return whether a login wants a one-time password */
    public boolean asksForTotp() {
        return totpConfirmed;
    }
}
