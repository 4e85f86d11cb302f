package cn.fingertip.identity.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One login and every token that came of it; exactly one of citizen and staff is set. */
@Entity
class LoginSession {
    @Id
    UUID id;

    UUID citizenId;
    UUID staffId;
    Instant createdAt;

    /** When its newest refresh token expires. */
    Instant expiresAt;

    /** When it was ended, by logging out or for a token seen twice; null while it lives. */
    Instant endedAt;

    /** The person's private key, sealed under a secret that only the session's tokens carry; null without one. */
    byte[] privateKey;
}
