package cn.fingertip.notify.message;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.identity.CitizenRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Looks at rows of messages as the database has them, for tests. */
@ApplicationScoped
class Sent {
    private final EntityManager em;
    private final CitizenRepository citizens;
    private final BlindIndex index;
    private final Consents consents;

    Sent(EntityManager em, CitizenRepository citizens, BlindIndex index, Consents consents) {
        this.em = em;
        this.citizens = citizens;
        this.index = index;
        this.consents = consents;
    }

    /** A row. */
    record Row(UUID id, String state, int attempts, Integer errcode, boolean uncertain, String whole, int length) {}

    UUID citizen(Phone phone) {
        return QuarkusTransaction.requiringNew()
                .call(() -> citizens.byOpenid(index.of("openid", Phone.APP + '\n' + phone.openid()))
                        .map(citizen -> citizen.id)
                        .orElseThrow());
    }

    List<Row> of(Phone phone, String template) {
        byte[] consent = consents.id(citizen(phone), template);
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = em.createNativeQuery("""
                            SELECT id, state, attempts, errcode, uncertain, CAST(n AS text), length(sealed)
                            FROM wechat_notice n WHERE consent = ?1 ORDER BY created_at""").setParameter(1, consent).getResultList();
            return rows.stream()
                    .map(Object[].class::cast)
                    .map(row -> new Row(
                            (UUID) row[0],
                            (String) row[1],
                            (Integer) row[2],
                            (Integer) row[3],
                            (Boolean) row[4],
                            (String) row[5],
                            (Integer) row[6]))
                    .toList();
        });
    }

    /** As if consent had been given, and messages had ended, so many days ago. */
    void age(Phone phone, String template, int days) {
        byte[] consent = consents.id(citizen(phone), template);
        QuarkusTransaction.requiringNew().run(() -> {
            for (String statement : List.of(
                    "UPDATE notice_consent SET given_on = given_on - ?2 WHERE id = ?1",
                    "UPDATE wechat_notice SET finished_at = finished_at - make_interval(days => ?2) WHERE consent = ?1")) {
                em.createNativeQuery(statement)
                        .setParameter(1, consent)
                        .setParameter(2, days)
                        .executeUpdate();
            }
        });
    }
}
