package cn.fingertip.identity.session;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.StaffAccess;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions and their refresh tokens. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<LoginSession, UUID> {
    /** A refresh token as it was found, its row locked. */
    record Presented(UUID sessionId, boolean expired, boolean used, byte[] secret) {}

    /** @return whether the session lives */
    boolean lives(UUID id, UUID citizenId, Instant now) {
        return count("id = ?1 and citizenId = ?2 and endedAt is null and expiresAt > ?3", id, citizenId, now) > 0;
    }

    /** @return who the staff behind a living session is and may do; empty where either has ended */
    Optional<StaffAccess> access(UUID sessionId, UUID staffId, Instant now) {
        List<Object[]> rows = getSession()
                .createNativeQuery("""
                        SELECT p.name, g.role, g.region
                        FROM login_session s
                        JOIN staff_person p ON p.id = s.staff_id AND NOT p.disabled
                        LEFT JOIN staff_grant g ON g.staff_id = p.id
                        WHERE s.id = ?1 AND s.staff_id = ?2 AND s.ended_at IS NULL AND s.expires_at > ?3
                        ORDER BY g.role, g.region""", Object[].class)
                .setParameter(1, sessionId)
                .setParameter(2, staffId)
                .setParameter(3, now)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Grant> grants = rows.stream()
                .filter(row -> row[1] != null)
                .map(row -> new Grant(Role.of((String) row[1]), (String) row[2]))
                .toList();
        return Optional.of(new StaffAccess(staffId, sessionId, (String) rows.getFirst()[0], grants));
    }

    /** @param secret the session's, sealed under a key that only the token gives; null where there is none */
    void addToken(byte[] hash, UUID sessionId, Instant now, Instant expiresAt, byte[] secret) {
        getEntityManager()
                .createNativeQuery("""
                        INSERT INTO refresh_token (hash, session_id, created_at, expires_at, session_secret)
                        VALUES (?1, ?2, ?3, ?4, CAST(?5 AS bytea))""")
                .setParameter(1, hash)
                .setParameter(2, sessionId)
                .setParameter(3, now)
                .setParameter(4, expiresAt)
                .setParameter(5, secret)
                .executeUpdate();
    }

    /** Locks the token's row: of two that bring the same one, the second sees what the first did. */
    Optional<Presented> lockToken(byte[] hash, Instant now) {
        return getSession()
                .createNativeQuery("""
                        SELECT session_id, expires_at <= ?2, used_at IS NOT NULL, session_secret
                        FROM refresh_token WHERE hash = ?1 FOR UPDATE""", Object[].class)
                .setParameter(1, hash)
                .setParameter(2, now)
                .uniqueResultOptional()
                .map(row -> new Presented((UUID) row[0], (Boolean) row[1], (Boolean) row[2], (byte[]) row[3]));
    }

    void markUsed(byte[] hash, Instant now) {
        getEntityManager()
                .createNativeQuery("UPDATE refresh_token SET used_at = ?2, session_secret = NULL WHERE hash = ?1")
                .setParameter(1, hash)
                .setParameter(2, now)
                .executeUpdate();
    }

    /** Ends every session of a member of staff but one, which may be null. */
    void endAllOfStaff(UUID staffId, UUID but, Instant now) {
        update(
                "endedAt = ?1, privateKey = null where staffId = ?2 and endedAt is null and (?3 is null or id <> ?3)",
                now,
                staffId,
                but);
    }

    /** @return the private key of a session, as it is kept; empty where there is none */
    Optional<byte[]> privateKey(UUID sessionId) {
        return find("id = ?1 and endedAt is null", sessionId)
                .firstResultOptional()
                .map(session -> session.privateKey);
    }

    /** Nobody carries these sessions on, so nobody needs the keys in them. */
    void forgetKeysOfExpired(Instant now) {
        update("privateKey = null where privateKey is not null and expiresAt < ?1", now);
    }

    /** @return how many sessions were removed with their tokens: those whose last token expired before {@code before} */
    long removeExpired(Instant before) {
        return delete("expiresAt < ?1", before);
    }
}
