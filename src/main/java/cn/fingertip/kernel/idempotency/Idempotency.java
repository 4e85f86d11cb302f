package cn.fingertip.kernel.idempotency;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

/**
 * Makes creating something safe to retry: the same Idempotency-Key and body gives the first answer again.
 *
 * <p>The row is written in the caller's transaction, so that an answer is remembered exactly when the change is kept;
 * a second request with the same key waits for the first. The remembered answer is sealed under a key that takes both the
 * raw Idempotency-Key, which is never kept, and the site's secret: the table alone does not even let keys be tried. Where
 * the answer holds a secret (a receipt) the caller also asks {@link #requireUnguessable}, so that the site's secret does
 * not help either.
 */
@ApplicationScoped
public class Idempotency {
    private final EntityManager em;
    private final ObjectMapper mapper;
    private final SiteSecret site;
    private final Clock clock;

    Idempotency(EntityManager em, ObjectMapper mapper, SiteSecret site, Clock clock) {
        this.em = em;
        this.mapper = mapper;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Asked before an operation whose answer holds a secret, and before anything slow is done for it.
     *
     * @param key the Idempotency-Key header
     * @throws Problem 400 {@code idempotency-key-required}, {@code idempotency-key-invalid}, {@code
     *     idempotency-key-weak} where it is shorter than 128 random bits are written, or nanoid writes 126
     */
    public static void requireUnguessable(String key) {
        IdempotencyKey.requireUnguessable(key);
    }

    /**
     * Runs {@code work} once.
     *
     * @param scope operation and caller, e.g. {@code "wish:<citizen id>"}; keys of different scopes never meet
     * @param key the Idempotency-Key header, 8 to 128 visible ASCII characters
     * @param request the request body; its JSON form is what "the same body" means
     * @param answer the type of the answer, which must survive a round trip through JSON
     * @throws Problem 400 {@code idempotency-key-required} or {@code idempotency-key-invalid}, 422
     *     {@code idempotency-key-reused} where the key came with another body
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T once(String scope, String key, Object request, Class<T> answer, Supplier<T> work) {
        IdempotencyKey secret = IdempotencyKey.of(site, scope, key);
        byte[] fingerprint = secret.fingerprint(json(request));
        int inserted = em.createNativeQuery("""
                INSERT INTO idempotency (key_hash, fingerprint, created_at) VALUES (?1, ?2, ?3)
                ON CONFLICT (key_hash) DO NOTHING""")
                .setParameter(1, secret.hash())
                .setParameter(2, fingerprint)
                .setParameter(3, clock.now())
                .executeUpdate();
        if (inserted == 0) {
            return remembered(secret, fingerprint, answer);
        }
        T result = work.get();
        em.createNativeQuery("UPDATE idempotency SET answer = ?2 WHERE key_hash = ?1")
                .setParameter(1, secret.hash())
                .setParameter(2, secret.seal(json(result)))
                .executeUpdate();
        return result;
    }

    private <T> T remembered(IdempotencyKey secret, byte[] fingerprint, Class<T> answer) {
        Object[] row =
                (Object[]) em.createNativeQuery("SELECT fingerprint, answer FROM idempotency WHERE key_hash = ?1")
                        .setParameter(1, secret.hash())
                        .getSingleResult();
        if (!MessageDigest.isEqual((byte[]) row[0], fingerprint)) {
            throw Problem.rule("idempotency-key-reused", "重复的提交编号", "这个提交编号已用于另一份内容,请换一个编号重新提交。");
        }
        try {
            return mapper.readValue(secret.open((byte[]) row[1]), answer);
        } catch (IOException e) {
            throw new IllegalStateException("an answer of this operation does not survive JSON", e);
        }
    }

    private byte[] json(Object value) {
        try {
            return mapper.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of this operation has no JSON form", e);
        }
    }
}
