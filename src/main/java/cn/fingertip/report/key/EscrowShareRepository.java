package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** First shares that wait for the second. */
@ApplicationScoped
class EscrowShareRepository {
    /** A first share; {@code share} is sealed. */
    record Given(byte[] share, String staff, UUID by) {}

    private final Session session;

    EscrowShareRepository(Session session) {
        this.session = session;
    }

    /** @return the share that waits, its row locked */
    Optional<Given> waiting(Grant office, Instant now) {
        return session.createNativeQuery("""
                        SELECT share, staff, given_by FROM escrow_share
                        WHERE office = ?1 AND role = ?2 AND expires_at > ?3 FOR UPDATE""", Object[].class)
                .setParameter(1, office.region())
                .setParameter(2, office.role().wire())
                .setParameter(3, now)
                .uniqueResultOptional()
                .map(row -> new Given((byte[]) row[0], (String) row[1], (UUID) row[2]));
    }

    void put(Grant office, Given given, Instant expiresAt) {
        remove(office);
        session.createNativeMutationQuery("""
                        INSERT INTO escrow_share (office, role, share, staff, given_by, expires_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6)""")
                .setParameter(1, office.region())
                .setParameter(2, office.role().wire())
                .setParameter(3, given.share())
                .setParameter(4, given.staff())
                .setParameter(5, given.by())
                .setParameter(6, expiresAt)
                .executeUpdate();
    }

    void remove(Grant office) {
        session.createNativeMutationQuery("DELETE FROM escrow_share WHERE office = ?1 AND role = ?2")
                .setParameter(1, office.region())
                .setParameter(2, office.role().wire())
                .executeUpdate();
    }

    void removeExpired(Instant now) {
        session.createNativeMutationQuery("DELETE FROM escrow_share WHERE expires_at <= ?1")
                .setParameter(1, now)
                .executeUpdate();
    }
}
