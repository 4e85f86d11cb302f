package cn.fingertip.notify.message;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Messages as administrators look at them; neutral ones only where they are dead, for a list of them would tell when reports move. */
@ApplicationScoped
class StaffMessageRepository {
    private static final String SHOWN = "(kind <> 'attention' OR state = 'dead') AND kind = ANY(:known)";

    private final Session session;

    StaffMessageRepository(Session session) {
        this.session = session;
    }

    /** Where a row stands in the list. */
    record Place(Instant createdAt, UUID id) {}

    /** A row. */
    record Listed(StaffMessageView view, Instant createdAt) {
        String cursor() {
            return Cursor.of(createdAt, view.id());
        }
    }

    /** One that a person may begin anew. */
    record Held(MessageState state, byte[] consent, boolean holds) {}

    /**
     * The newest first.
     *
     * @param state null for every one
     * @param before the last one of the page before, null for the first page
     */
    List<Listed> list(MessageState state, Place before, int rows) {
        return session
                .createNativeQuery("""
                        SELECT id, kind, state, attempts, errcode, uncertain, created_at, next_at FROM wechat_notice
                        WHERE %s AND (CAST(:state AS text) IS NULL OR state = :state)
                          AND (CAST(:at AS timestamptz) IS NULL OR (created_at, id) < (:at, CAST(:id AS uuid)))
                        ORDER BY created_at DESC, id DESC""".formatted(SHOWN), Object[].class)
                .setParameter("known", NoticeKind.wires())
                .setParameter("state", state == null ? null : state.wire(), String.class)
                .setParameter("at", before == null ? null : before.createdAt(), Instant.class)
                .setParameter("id", before == null ? null : before.id(), UUID.class)
                .setMaxResults(rows)
                .getResultList()
                .stream()
                .map(StaffMessageRepository::listed)
                .toList();
    }

    Optional<Listed> find(UUID id) {
        return session.createNativeQuery("""
                        SELECT id, kind, state, attempts, errcode, uncertain, created_at, next_at FROM wechat_notice
                        WHERE id = :id AND %s""".formatted(SHOWN), Object[].class)
                .setParameter("id", id)
                .setParameter("known", NoticeKind.wires())
                .getResultStream()
                .findFirst()
                .map(StaffMessageRepository::listed);
    }

    Optional<Held> lock(UUID id) {
        return session.createNativeQuery(
                        "SELECT state, consent, holds FROM wechat_notice WHERE id = :id AND " + SHOWN + " FOR UPDATE",
                        Object[].class)
                .setParameter("id", id)
                .setParameter("known", NoticeKind.wires())
                .getResultStream()
                .findFirst()
                .map(row -> new Held(
                        MessageState.ofWire((String) row[0]).orElseThrow(), (byte[]) row[1], (Boolean) row[2]));
    }

    void again(UUID id, Instant now, Instant giveUpAt) {
        session.createNativeMutationQuery("""
                        UPDATE wechat_notice SET state = 'pending', attempts = 0, uncertain = false, holds = true, errcode = NULL,
                            next_at = ?2, give_up_at = ?3, finished_at = NULL WHERE id = ?1""")
                .setParameter(1, id)
                .setParameter(2, now)
                .setParameter(3, giveUpAt)
                .executeUpdate();
    }

    /** @return how many will never be sent unless somebody does something */
    long dead() {
        return session.createNativeQuery("SELECT count(*) FROM wechat_notice WHERE state = 'dead'", Long.class)
                .getSingleResult();
    }

    private static Listed listed(Object[] row) {
        NoticeKind kind = NoticeKind.ofWire((String) row[1]).orElseThrow();
        MessageState state = MessageState.ofWire((String) row[2]).orElseThrow();
        Integer errcode = (Integer) row[4];
        boolean waits = state == MessageState.PENDING;
        Instant createdAt = (Instant) row[6];
        return new Listed(
                new StaffMessageView(
                        row[0].toString(),
                        kind.wire(),
                        kind.title(),
                        state,
                        ((Number) row[3]).intValue(),
                        errcode,
                        waits && errcode == null ? null : MessageFaults.advice(errcode, (Boolean) row[5] && !waits),
                        Clock.dateOf(createdAt),
                        waits ? (Instant) row[7] : null),
                createdAt);
    }
}
