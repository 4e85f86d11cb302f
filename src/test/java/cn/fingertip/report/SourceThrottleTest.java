package cn.fingertip.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.ProofOfWork;
import cn.fingertip.crypto.SharedCounts;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.crypto.ThrottleConfig;
import cn.fingertip.crypto.Work;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SourceThrottleTest {
    private static final int LIMIT = 5;
    private static final String UNKNOWN = "1111222233334444";
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "/lookup",
            Set.of("receipt"),
            "/messages",
            Set.of("receipt", "text"),
            "/files",
            Set.of("receipt", "fileId"));

    @Inject
    SourceThrottle throttle;

    @Inject
    SharedCounts counts;

    @Inject
    ProofOfWork proofs;

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
    void whoLooksTooOftenWorksForItAndNobodyElseDoes() throws Exception {
        String receipt = Reporting.sent(given(), Reporting.body());
        looked("127.77.1.1", config.lookUpsPerSource() - 1);
        try (FromAddress guesser = new FromAddress("127.77.1.1");
                FromAddress neighbour = new FromAddress("127.77.1.2")) {
            assertThat(lookUp(guesser, UNKNOWN, "").statusCode()).isEqualTo(404);
            HttpResponse<String> wrong = lookUp(guesser, UNKNOWN, "");
            assertThat(wrong.statusCode()).isEqualTo(428);
            // The right one too, or the throttle would tell which it is; and its owner is not refused.
            HttpResponse<String> right = lookUp(guesser, receipt, "");
            assertThat(right.statusCode()).isEqualTo(428);
            assertThat(lookUp(guesser, receipt, Solved.of(right.body())).statusCode())
                    .isEqualTo(200);
            assertThat(lookUp(guesser, UNKNOWN, Solved.of(wrong.body())).statusCode())
                    .isEqualTo(404);
            assertThat(lookUp(neighbour, receipt, "").statusCode()).isEqualTo(200);
        }
    }

    /** A right receipt would buy any number of slow derivations otherwise. */
    @Test
    void rightReceiptsCountAsWrongOnesDo() throws Exception {
        String receipt = Reporting.sent(given(), Reporting.body());
        looked("127.77.1.3", config.lookUpsPerSource() - 1);
        try (FromAddress reader = new FromAddress("127.77.1.3")) {
            assertThat(lookUp(reader, receipt, "").statusCode()).isEqualTo(200);
            for (String path : List.of("/lookup", "/messages", "/files")) {
                Map<String, String> body = Map.of("receipt", receipt, "text", "补充", "fileId", Ids.random() + "");
                Map<String, String> fit = new HashMap<>(body);
                fit.keySet().retainAll(FIELDS.get(path));
                assertThat(reader.post(path, fit).statusCode()).as(path).isEqualTo(428);
            }
        }
    }

    @Test
    void whoAsksForFarMoreWorksHarder() throws Exception {
        looked("127.77.1.6", 9L * config.lookUpsPerSource());
        try (FromAddress flooder = new FromAddress("127.77.1.6")) {
            HttpResponse<String> refused = lookUp(flooder, UNKNOWN, "");
            Work usual = proofs.next(0);
            assertThat(JsonPath.from(refused.body()).getInt("challenge.difficulty"))
                    .isEqualTo(usual.difficulty() + 3);
            // Work that was asked of somebody else is too little.
            assertThat(lookUp(flooder, UNKNOWN, Solved.proof(usual.challenge(), usual.difficulty()))
                            .statusCode())
                    .isEqualTo(428);
            assertThat(lookUp(flooder, UNKNOWN, Solved.of(refused.body())).statusCode())
                    .isEqualTo(404);
        }
    }

    /** A hundred addresses must not shut out everybody else. */
    @Test
    void inARushOfLookUpsNobodyIsRefusedWhoWorks() throws Exception {
        String receipt = Reporting.sent(given(), Reporting.body());
        long minute = clock.now().getEpochSecond() / 60;
        rush(minute, 10_000_000);
        try (FromAddress owner = new FromAddress("127.77.1.7")) {
            HttpResponse<String> refused = lookUp(owner, receipt, "");
            assertThat(refused.statusCode()).isEqualTo(428);
            assertThat(JsonPath.from(refused.body()).getInt("challenge.difficulty"))
                    .isEqualTo(proofs.next(0).difficulty());
            assertThat(lookUp(owner, receipt, Solved.of(refused.body())).statusCode())
                    .isEqualTo(200);
        } finally {
            rush(minute, -10_000_000);
        }
    }

    /** This minute and the next: the test may run into it. */
    private void rush(long minute, long by) {
        for (long each : List.of(minute, minute + 1)) {
            counts.add("look-up-rush:" + each, by, Duration.ofMinutes(3));
        }
    }

    @Test
    void onePersonCannotFloodUnderTheirName() {
        Response login = given().contentType(ContentType.JSON)
                .body(Map.of("code", "flooder-" + Ids.hex()))
                .post("/api/v1/auth/wechat");
        String person = login.path("citizen.id");
        String token = login.path("accessToken");
        throttle.take("submit-person", person, config.submissionsPerPerson() - 1L, Long.MAX_VALUE);
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

    @Test
    void aFloodOfReportsFromOneSourceIsStopped() throws Exception {
        for (int i = 0; i < config.submissionsPerSource(); i++) {
            throttle.count("submit", "127.77.1.4", config.submissionsPerSource());
        }
        try (FromAddress flooder = new FromAddress("127.77.1.4");
                FromAddress neighbour = new FromAddress("127.77.1.5")) {
            assertThat(flooder.post("", Reporting.body()).statusCode()).isEqualTo(429);
            assertThat(neighbour.post("", Reporting.body()).statusCode()).isEqualTo(201);
        }
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

    private void looked(String source, long often) {
        throttle.take("look-up", source, often, Long.MAX_VALUE);
    }

    private static HttpResponse<String> lookUp(FromAddress from, String receipt, String proof) throws Exception {
        return from.post("/lookup", Map.of("receipt", receipt), "X-Forwarded-For", Ids.hex(), "Proof-Of-Work", proof);
    }

    @Test
    void theWindowIsMinutes() {
        assertThat(rules.window()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(30));
    }
}
