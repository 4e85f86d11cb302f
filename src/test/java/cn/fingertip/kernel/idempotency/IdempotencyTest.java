package cn.fingertip.kernel.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
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

    private Answer once(String scope, String key, Object body, String answer) {
        return QuarkusTransaction.requiringNew()
                .call(() -> idempotency.once(scope, key, body, Answer.class, () -> new Answer(answer)));
    }
}
