package cn.fingertip.notify.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Messages on their way to WeChat, as they are written, taken and finished. */
@ApplicationScoped
class MessageRepository {
    private final Session session;

    MessageRepository(Session session) {
        this.session = session;
    }

    /** A message as it is written. */
    record Written(
            UUID id,
            byte[] event,
            byte[] consent,
            NoticeKind kind,
            byte[] sealed,
            Instant createdAt,
            Instant nextAt,
            Instant giveUpAt) {}

    /**
     * A message that this replica is to send.
     *
     * @param attempts this one counted
     * @param uncertain whether WeChat may have had it before
     * @param takenAt tells this taking from a later one by somebody else
     */
    record Taken(
            UUID id,
            NoticeKind kind,
            byte[] consent,
            byte[] sealed,
            int attempts,
            boolean uncertain,
            Instant giveUpAt,
            Instant takenAt) {}

    /** @return whether it was written; false where this villager was told of this event, or is about to be */
    boolean add(Written message) {
        return session.createNativeMutationQuery("""
                        INSERT INTO wechat_notice (id, event, consent, kind, sealed, state, created_at, next_at, give_up_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, 'pending', ?6, ?7, ?8) ON CONFLICT (event) DO NOTHING""")
                        .setParameter(1, message.id())
                        .setParameter(2, message.event())
                        .setParameter(3, message.consent())
                        .setParameter(4, message.kind().wire())
                        .setParameter(5, message.sealed())
                        .setParameter(6, message.createdAt())
                        .setParameter(7, message.nextAt())
                        .setParameter(8, message.giveUpAt())
                        .executeUpdate()
                == 1;
    }

    /**
     * Takes messages that are due, so that no other replica does; not those of kinds that only a newer replica knows.
     *
     * @param lost what was begun before and has no outcome was cut off: nobody knows whether WeChat had it
     */
    List<Taken> take(Instant now, Instant lost, int most) {
        return session
                .createNativeQuery("""
                        UPDATE wechat_notice n
                        SET uncertain = n.uncertain OR n.state = 'sending', state = 'sending', attempts = n.attempts + 1,
                            taken_at = ?1
                        FROM (SELECT id FROM wechat_notice
                              WHERE (state = 'pending' AND next_at <= ?1 OR state = 'sending' AND taken_at < ?2)
                                AND kind = ANY(?4)
                              ORDER BY next_at LIMIT ?3 FOR UPDATE SKIP LOCKED) due
                        WHERE n.id = due.id
                        RETURNING n.id, n.kind, n.consent, n.sealed, n.attempts, n.uncertain, n.give_up_at""", Object[].class)
                .setParameter(1, now)
                .setParameter(2, lost)
                .setParameter(3, most)
                .setParameter(4, NoticeKind.wires())
                .getResultList()
                .stream()
                .map(row -> new Taken(
                        (UUID) row[0],
                        NoticeKind.ofWire((String) row[1]).orElseThrow(),
                        (byte[]) row[2],
                        (byte[]) row[3],
                        ((Number) row[4]).intValue(),
                        (Boolean) row[5],
                        (Instant) row[6],
                        now))
                .toList();
    }

    /** @return whether it was still this taking's; false where it took too long and somebody else has it */
    boolean finish(Taken taken, MessageState end, Integer errcode, boolean uncertain, boolean holds, Instant now) {
        return session.createNativeMutationQuery("""
                        UPDATE wechat_notice
                        SET state = ?3, errcode = ?4, uncertain = ?5, holds = ?6, finished_at = ?7
                        WHERE id = ?1 AND state = 'sending' AND taken_at = ?2""")
                        .setParameter(1, taken.id())
                        .setParameter(2, taken.takenAt())
                        .setParameter(3, end.wire())
                        .setParameter(4, errcode)
                        .setParameter(5, uncertain)
                        .setParameter(6, holds)
                        .setParameter(7, now)
                        .executeUpdate()
                == 1;
    }

    /** @param attempts how many count now */
    void later(Taken taken, int attempts, Integer errcode, boolean uncertain, Instant nextAt) {
        session.createNativeMutationQuery("""
                        UPDATE wechat_notice
                        SET state = 'pending', attempts = ?3, errcode = ?4, uncertain = ?5, next_at = ?6
                        WHERE id = ?1 AND state = 'sending' AND taken_at = ?2""")
                .setParameter(1, taken.id())
                .setParameter(2, taken.takenAt())
                .setParameter(3, attempts)
                .setParameter(4, errcode)
                .setParameter(5, uncertain)
                .setParameter(6, nextAt)
                .executeUpdate();
    }

    /** @return whether it was still this taking's */
    boolean drop(Taken taken) {
        return session.createNativeMutationQuery(
                                "DELETE FROM wechat_notice WHERE id = ?1 AND state = 'sending' AND taken_at = ?2")
                        .setParameter(1, taken.id())
                        .setParameter(2, taken.takenAt())
                        .executeUpdate()
                == 1;
    }

    /** @return whether this villager is to get another message of the template, or has agreed to one more */
    boolean another(Taken taken) {
        return session.createNativeQuery("""
                        SELECT EXISTS (SELECT 1 FROM wechat_notice WHERE consent = ?2 AND id <> ?1
                                       AND state IN ('pending', 'sending'))
                            OR EXISTS (SELECT 1 FROM notice_consent WHERE id = ?2 AND remaining > 0)""", Boolean.class)
                .setParameter(1, taken.id())
                .setParameter(2, taken.consent())
                .getSingleResult();
    }

    int forgetFinishedBefore(Instant instant) {
        return session.createNativeMutationQuery("DELETE FROM wechat_notice WHERE finished_at < ?1")
                .setParameter(1, instant)
                .executeUpdate();
    }
}
