package cn.fingertip.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.crypto.ThrottleConfig;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.MissingRedis;
import cn.fingertip.testsupport.Solved;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SourceThrottleTest {
    private static final int LIMIT = 5;

    @Inject
    SourceThrottle throttle;

    @Inject
    ReportConfig config;

    @Inject
    ThrottleConfig rules;

    @Inject
    RedisDataSource redis;

    @Inject
    BlindIndex index;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    @Test
    void onePersonCannotFloodUnderTheirName() {
        Response login = given().contentType(ContentType.JSON)
                .body(Map.of("code", "flooder-" + Ids.hex()))
                .post("/api/v1/auth/wechat");
        String person = login.path("citizen.id");
        String token = login.path("accessToken");
        throttle.take("submit-person", person, config.submissionsPerPerson() - 1L);
        Reporting.send(As.token(token), Reporting.body()).then().statusCode(201);
        Reporting.send(As.token(token), Reporting.body())
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("too-often"));
        Reporting.send(As.villager("neighbour-" + Ids.hex()), Reporting.body())
                .then()
                .statusCode(201);
        // Nameless, nobody knows whose it is.
        Reporting.send(As.token(token), Reporting.body("anonymous", true))
                .then()
                .statusCode(201);
        assertThat(redis.key().keys("throttle:submit-person:*")).isNotEmpty().noneMatch(key -> key.contains(person));
    }

    /** Behind one address of a carrier there is a village: a flood costs work, and shuts nobody out. */
    @Test
    void aFloodOfReportsFromOneSourceCostsWorkAndShutsNobodyOut() throws Exception {
        throttle.take("report", "127.77.1.4", config.submissionsPerSource());
        try (FromAddress village = new FromAddress("127.77.1.4");
                FromAddress neighbour = new FromAddress("127.77.1.5")) {
            HttpResponse<String> asked = village.post("", Reporting.body());
            assertThat(asked.statusCode()).isEqualTo(428);
            assertThat(JsonPath.from(asked.body()).getString("code")).isEqualTo("proof-of-work-required");
            // An address that the sender makes up counts for nothing.
            assertThat(village.post("", Reporting.body(), "X-Forwarded-For", "203.0.113.9")
                            .statusCode())
                    .isEqualTo(428);
            assertThat(village.post("", Reporting.body(), "Proof-Of-Work", Solved.of(asked.body()))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(neighbour.post("", Reporting.body()).statusCode()).isEqualTo(201);
            throttle.take("report", "127.77.1.4", 3L * config.submissionsPerSource());
            assertThat(difficulty(village.post("", Reporting.body())))
                    .as("for many more")
                    .isEqualTo(difficulty(asked) + 2);
        }
        assertThat(redis.key().keys("throttle:report:*")).isNotEmpty().noneMatch(key -> key.contains("127.77"));
    }

    private static int difficulty(HttpResponse<String> refused) {
        return JsonPath.from(refused.body()).getInt("challenge.difficulty");
    }

    @Test
    void manyAtOnceDoNotSlipThrough() throws Exception {
        assertThat(passed(throttle, Ids.hex())).isEqualTo(LIMIT);
    }

    @Test
    void theCountStartsAnewWithTheWindow() {
        String source = Ids.hex();
        assertThatThrownBy(() -> IntStream.rangeClosed(0, LIMIT).forEach(i -> throttle.count("test", source, LIMIT)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(429));
        try (ClockShift later = ClockShift.by(clock, rules.window())) {
            assertThat(later).isNotNull();
            assertThatCode(() -> throttle.count("test", source, LIMIT)).doesNotThrowAnyException();
        }
    }

    @Test
    void ipv6NeighboursOfOneSubscriberAreOneSource() {
        String network = "2001:db8:%x:%x".formatted(System.nanoTime() & 0xffff, System.nanoTime() >> 16 & 0xffff);
        for (int i = 0; i < LIMIT; i++) {
            throttle.count("test", network + "::" + Integer.toHexString(i + 1), LIMIT);
        }
        assertThatThrownBy(() -> throttle.count("test", network + "::ffff", LIMIT))
                .isInstanceOf(Problem.class);
    }

    @Test
    void countsAreGoneInMinutesAndTellNoAddress() {
        throttle.count("test", "127.77.9.9", LIMIT);
        List<String> keys = redis.key().keys("throttle:*");
        assertThat(keys).isNotEmpty().noneMatch(key -> key.contains("127.77"));
        assertThat(keys)
                .allSatisfy(key -> assertThat(redis.key().ttl(key))
                        .isBetween(-2L, rules.window().toSeconds()))
                .noneMatch(key -> redis.key().ttl(key) == -1);
    }

    @Test
    void withoutRedisEachReplicaCountsForItself() throws Exception {
        try (MissingRedis gone = MissingRedis.gone(vertx, clock, rules);
                MissingRedis hung = MissingRedis.hung(vertx, clock, rules)) {
            for (MissingRedis redis : List.of(gone, hung)) {
                SourceThrottle alone = new SourceThrottle(redis.counts(), index, clock, rules);
                assertThat(passed(alone, Ids.hex())).isEqualTo(LIMIT);
            }
        }
    }

    @Test
    void withoutRedisWhatMayHappenOnceHappensOnceAReplica() throws Exception {
        try (MissingRedis gone = MissingRedis.gone(vertx, clock, rules);
                MissingRedis hung = MissingRedis.hung(vertx, clock, rules)) {
            for (MissingRedis redis : List.of(gone, hung)) {
                String key = "test:" + Ids.hex();
                try (ExecutorService racers = Executors.newFixedThreadPool(8)) {
                    Callable<Boolean> attempt = () -> redis.counts().first(key, Duration.ofMinutes(1));
                    assertThat(racers.invokeAll(Collections.nCopies(24, attempt)).stream()
                                    .map(Future::resultNow))
                            .containsOnlyOnce(true);
                }
                // Asked of Redis no more for a while: nobody waits again.
                long begun = System.nanoTime();
                assertThat(redis.counts().first(key, Duration.ofMinutes(1))).isFalse();
                assertThat(redis.counts().first(key + "2", Duration.ofMinutes(1)))
                        .isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
            }
        }
    }

    private static int passed(SourceThrottle throttle, String source) throws InterruptedException {
        Callable<Boolean> attempt = () -> {
            try {
                throttle.count("test", source, LIMIT);
                return true;
            } catch (Problem tooOften) {
                return false;
            }
        };
        try (ExecutorService racers = Executors.newFixedThreadPool(8)) {
            return (int)
                    racers
                            .invokeAll(IntStream.range(0, 40)
                                    .<Callable<Boolean>>mapToObj(i -> attempt)
                                    .toList())
                            .stream()
                            .filter(Future::resultNow)
                            .count();
        }
    }

    @Test
    void theWindowIsMinutes() {
        assertThat(rules.window()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(30));
    }
}
