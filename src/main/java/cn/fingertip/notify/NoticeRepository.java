package cn.fingertip.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Notices on their way, and those that arrived. */
@ApplicationScoped
class NoticeRepository {
    private final Session session;

    NoticeRepository(Session session) {
        this.session = session;
    }

    /** One on its way. */
    record Sealed(UUID id, byte[] sealed) {}

    void put(UUID id, byte[] sealed, Instant deliverAt) {
        session.createNativeMutationQuery("INSERT INTO notice_outbox (id, sealed, deliver_at) VALUES (?1, ?2, ?3)")
                .setParameter(1, id)
                .setParameter(2, sealed)
                .setParameter(3, deliverAt)
                .executeUpdate();
    }

    /** @return of those whose time has come, in no order that tells anything, locked; another replica takes others */
    List<Sealed> due(Instant now, int most) {
        return session
                .createNativeQuery("""
                        SELECT id, sealed FROM notice_outbox WHERE deliver_at <= ?1
                        ORDER BY id FOR UPDATE SKIP LOCKED""", Object[].class)
                .setParameter(1, now)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new Sealed((UUID) row[0], (byte[]) row[1]))
                .toList();
    }

    void taken(UUID id) {
        session.createNativeMutationQuery("DELETE FROM notice_outbox WHERE id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Leaves the reader one notice for the day, however many came. */
    void deliver(UUID id, byte[] reader, LocalDate day) {
        session.createNativeMutationQuery("""
                        INSERT INTO notice (id, reader, on_day) VALUES (?1, ?2, ?3)
                        ON CONFLICT (reader, on_day) DO NOTHING""")
                .setParameter(1, id)
                .setParameter(2, reader)
                .setParameter(3, day)
                .executeUpdate();
    }

    /** @return the newest first */
    List<NoticeView> of(byte[] reader) {
        return session
                .createNativeQuery(
                        "SELECT id, on_day FROM notice WHERE reader = ?1 ORDER BY on_day DESC", Object[].class)
                .setParameter(1, reader)
                .getResultList()
                .stream()
                .map(row -> NoticeView.of((UUID) row[0], day(row[1])))
                .toList();
    }

    int forget(byte[] reader) {
        return session.createNativeMutationQuery("DELETE FROM notice WHERE reader = ?1")
                .setParameter(1, reader)
                .executeUpdate();
    }

    int forgetBefore(LocalDate day) {
        return session.createNativeMutationQuery("DELETE FROM notice WHERE on_day < ?1")
                .setParameter(1, day)
                .executeUpdate();
    }

    private static LocalDate day(Object column) {
        return column instanceof Date date ? date.toLocalDate() : (LocalDate) column;
    }
}
