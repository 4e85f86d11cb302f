package cn.fingertip.notify.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Consents to subscribe messages; each change is one statement, so that two messages never use one consent. */
@ApplicationScoped
class ConsentRepository {
    private final Session session;

    ConsentRepository(Session session) {
        this.session = session;
    }

    /** What a villager agreed to. */
    record Consent(int remaining, boolean longTerm) {
        static final Consent NONE = new Consent(0, false);

        boolean given() {
            return longTerm || remaining > 0;
        }
    }

    /** @return by hexadecimal id, of those that there are */
    Map<String, Consent> of(Collection<byte[]> ids) {
        HexFormat hex = HexFormat.of();
        return session
                .createNativeQuery("""
                        SELECT encode(id, 'hex'), remaining, long_term FROM notice_consent
                        WHERE id IN (SELECT decode(each, 'hex') FROM unnest(CAST(?1 AS text[])) AS each)""", Object[].class)
                .setParameter(1, ids.stream().map(hex::formatHex).toArray(String[]::new))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> new Consent((Integer) row[1], (Boolean) row[2])));
    }

    /** One more message of a one-time template, up to {@code most}. */
    void addOne(byte[] id, String template, int most, LocalDate today) {
        session.createNativeMutationQuery("""
                        INSERT INTO notice_consent (id, template, remaining, long_term, given_on) VALUES (?1, ?2, 1, false, ?4)
                        ON CONFLICT (id) DO UPDATE SET given_on = ?4, long_term = false,
                            remaining = LEAST(notice_consent.remaining + 1, ?3)""")
                .setParameter(1, id)
                .setParameter(2, template)
                .setParameter(3, most)
                .setParameter(4, today)
                .executeUpdate();
    }

    /** A long-term template, from now on or no more. */
    void longTerm(byte[] id, String template, boolean agreed, LocalDate today) {
        session.createNativeMutationQuery("""
                        INSERT INTO notice_consent (id, template, remaining, long_term, given_on) VALUES (?1, ?2, 0, ?3, ?4)
                        ON CONFLICT (id) DO UPDATE SET given_on = ?4, long_term = ?3, remaining = 0""")
                .setParameter(1, id)
                .setParameter(2, template)
                .setParameter(3, agreed)
                .setParameter(4, today)
                .executeUpdate();
    }

    /** Takes one out; @return whether there was one */
    boolean use(byte[] id) {
        return session.createNativeMutationQuery("""
                        UPDATE notice_consent SET remaining = CASE WHEN long_term THEN 0 ELSE remaining - 1 END
                        WHERE id = ?1 AND (long_term OR remaining > 0)""").setParameter(1, id).executeUpdate() == 1;
    }

    /** Puts one back that was not used after all. */
    void giveBack(byte[] id, int most) {
        session.createNativeMutationQuery("""
                        UPDATE notice_consent SET remaining = LEAST(remaining + 1, ?2) WHERE id = ?1 AND NOT long_term""")
                .setParameter(1, id)
                .setParameter(2, most)
                .executeUpdate();
    }

    /** WeChat says that there is none. */
    void gone(byte[] id) {
        session.createNativeMutationQuery("UPDATE notice_consent SET remaining = 0, long_term = false WHERE id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** @return whether anybody has agreed to one of these templates */
    boolean any(List<String> templates) {
        return !session.createNativeQuery("""
                        SELECT 1 FROM notice_consent WHERE template = ANY(?1) AND (long_term OR remaining > 0)""", Integer.class)
                .setParameter(1, templates.toArray(String[]::new))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    int forgetBefore(LocalDate day) {
        return session.createNativeMutationQuery("DELETE FROM notice_consent WHERE given_on < ?1")
                .setParameter(1, day)
                .executeUpdate();
    }
}
