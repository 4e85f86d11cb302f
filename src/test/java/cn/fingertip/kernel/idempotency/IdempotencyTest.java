package cn.fingertip.kernel.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyTest {
    record Answer(String receipt) {}

    private static final Map<String, String> BODY = Map.of("text", "内容");

    @Inject
    Idempotency idempotency;

    @Inject
    EntityManager em;

    @Inject
    SiteSecret site;

    @Test
    void theSameKeyAndBodyGivesTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        assertThat(once("a", key, BODY, "1")).isEqualTo(new Answer("1"));
        assertThat(once("a", key, BODY, "2")).isEqualTo(new Answer("1"));
    }

    @Test
    void theSameKeyAndAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        once("a", key, BODY, "1");
        assertThatThrownBy(() -> once("a", key, Map.of("text", "别的"), "2"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("idempotency-key-reused"));
    }

    @Test
    void scopesNeverMeet() {
        String key = UUID.randomUUID().toString();
        assertThat(once("a", key, BODY, "1")).isEqualTo(new Answer("1"));
        assertThat(once("b", key, BODY, "2")).isEqualTo(new Answer("2"));
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .call(() -> idempotency.once("a", key, BODY, Answer.class, () -> {
                            throw Problem.conflict("not-found", "", "");
                        })))
                .isInstanceOf(Problem.class);
        assertThat(once("a", key, BODY, "1")).isEqualTo(new Answer("1"));
    }

    @Test
    void racersGetOneAnswerAndTheWorkIsDoneOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> tries = IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(i -> () -> QuarkusTransaction.requiringNew()
                            .call(() -> idempotency.once("race", key, BODY, Answer.class, () -> {
                                done.incrementAndGet();
                                return new Answer("of " + i);
                            })))
                    .toList();
            List<Answer> answers = racers.invokeAll(tries).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(answers).hasSize(1);
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void theTableAloneOpensNothing() {
        String key = UUID.randomUUID().toString();
        once("a", key, Map.of("text", "canary-body"), "canary-receipt");
        List<?> rows = em.createNativeQuery(
                        "SELECT key_hash, fingerprint, answer FROM idempotency WHERE answer IS NOT NULL")
                .getResultList();
        assertThat(rows).isNotEmpty();
        for (Object row : rows) {
            for (Object column : (Object[]) row) {
                String plain = new String((byte[]) column, StandardCharsets.ISO_8859_1);
                assertThat(plain).doesNotContain("canary").doesNotContain(key);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "short", "with space in it", "中文编号中文编号"})
    void badKeysAreRefused(String key) {
        assertThatThrownBy(() -> once("a", key, BODY, "1"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    /** 128 bits as written, or 126 as nanoid writes them: shorter ones can be tried, with the site's secret, on a copy of the table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "report-of-today",
                "0000000000000000000001",
                "0123456789abcdef0123456789abcde",
                "0123-4567-89ab-cdef-0123-4567-89ab-cde",
                "abcdefghijklmnopqrst",
                "abcdefghijklmnopq+/tu",
                "with.dots.in.it.and.long.enough"
            })
    void weakKeysGuardNoSecret(String key) {
        assertThat(once("weak", key, BODY, "1")).as("where there is none").isEqualTo(new Answer("1"));
        assertThatThrownBy(() -> Idempotency.requireUnguessable(key)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("idempotency-key-weak");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f47ac10b-58cc-4372-a567-0e02b2c3d479",
                "F47AC10B58CC4372A5670E02B2C3D479",
                "V1StGXR8_Z5jdHi6B-myT",
                "bXkgb3duIHJhbmRvbSBrZX",
                "bXkgb3duIHJhbmRv+/BrZQ=="
            })
    void longOnesDo(String key) {
        assertThatCode(() -> Idempotency.requireUnguessable(key)).doesNotThrowAnyException();
    }

    /** Row 13 of the database alone: without the site's secret no key can be told from another. */
    @Test
    void theDatabaseAloneDoesNotLetKeysBeTried() {
        String key = "12345678";
        String scope = "tried:" + UUID.randomUUID();
        once(scope, key, BODY, "1");
        SiteSecret none = input -> sha256(input.getBytes(StandardCharsets.UTF_8));
        SiteSecret anothers = input -> sha256(("another" + input).getBytes(StandardCharsets.UTF_8));
        assertThat(rows(IdempotencyKey.of(site, scope, key).hash())).isEqualTo(1);
        assertThat(rows(IdempotencyKey.of(none, scope, key).hash())).isZero();
        assertThat(rows(IdempotencyKey.of(anothers, scope, key).hash())).isZero();
        assertThat(rows(sha256((scope + '\u0000' + key).getBytes(StandardCharsets.UTF_8))))
                .isZero();
    }

    private long rows(byte[] hash) {
        return ((Number) em.createNativeQuery("SELECT count(*) FROM idempotency WHERE key_hash = ?1")
                        .setParameter(1, hash)
                        .getSingleResult())
                .longValue();
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Answer once(String scope, String key, Object body, String answer) {
        return QuarkusTransaction.requiringNew()
                .call(() -> idempotency.once(scope, key, body, Answer.class, () -> new Answer(answer)));
    }
}
