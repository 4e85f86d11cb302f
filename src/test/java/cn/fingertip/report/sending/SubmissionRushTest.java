package cn.fingertip.report.sending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import cn.fingertip.crypto.ProofOfWork;
import cn.fingertip.crypto.SharedCounts;
import cn.fingertip.crypto.ThrottleConfig;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.ReportConfig;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.MissingRedis;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flood of anonymous reports, as the counts of the minute tell of one. */
@QuarkusTest
class SubmissionRushTest {
    private static final long FLOOD = 10_000_000;
    private static final Duration LIFE = Duration.ofMinutes(3);

    @Inject
    SharedCounts counts;

    @Inject
    ProofOfWork proofs;

    @Inject
    Clock clock;

    @Inject
    ReportConfig config;

    @Inject
    ThrottleConfig throttle;

    @Inject
    Vertx vertx;

    private long minute;

    @BeforeEach
    void begins() {
        minute = clock.now().getEpochSecond() / 60;
        count(FLOOD);
    }

    @AfterEach
    void ends() {
        count(-FLOOD);
    }

    @Test
    void aReportCostsWorkAndIsTakenForIt() {
        Response refused = send(given(), null);
        refused.then()
                .statusCode(428)
                .body("code", equalTo("proof-of-work-required"))
                .body("challenge.challenge", notNullValue())
                .body("challenge.difficulty", greaterThan(9))
                .body("challenge.expiresAt", notNullValue());
        String proof = solved(refused.path("challenge.challenge"), refused.path("challenge.difficulty"));
        send(given(), proof).then().statusCode(201);
        send(given(), proof).then().statusCode(428);
    }

    @Test
    void aChallengeIsThereToFetch() {
        Response fetched = given().get("/api/v1/reports/challenge");
        fetched.then().statusCode(200).header("Cache-Control", "no-store");
        send(given(), solved(fetched.path("challenge"), fetched.path("difficulty")))
                .then()
                .statusCode(201);
    }

    @Test
    void ofManyWithOneProofOneIsTaken() throws Exception {
        var challenge = proofs.next();
        String proof = solved(challenge.challenge(), challenge.difficulty());
        Callable<Boolean> attempt = () -> proofs.accept(proof);
        try (ExecutorService racers = Executors.newFixedThreadPool(8)) {
            List<Boolean> taken = racers.invokeAll(Collections.nCopies(24, attempt)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(taken).containsOnlyOnce(true);
        }
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        var challenge = proofs.next();
        String proof = solved(challenge.challenge(), challenge.difficulty());
        String wrong = challenge.challenge() + ":" + unsolved(challenge.challenge(), challenge.difficulty());
        String forged = proof.substring(0, 20) + (proof.charAt(20) == 'A' ? 'B' : 'A') + proof.substring(21);
        for (String answer :
                List.of("x", ":", wrong, forged, challenge.challenge(), "A".repeat(60) + ":1", proof + "0x")) {
            send(given(), answer).then().statusCode(428);
        }
        // None of them has used the challenge up.
        assertThat(proofs.accept(proof)).isTrue();
        assertThat(proofs.accept(null)).isFalse();
    }

    @Test
    void anAnswerThatComesTooLateIsRefused() {
        var challenge = proofs.next();
        String proof = solved(challenge.challenge(), challenge.difficulty());
        try (ClockShift later = ClockShift.by(clock, Duration.ofMinutes(6))) {
            assertThat(later).isNotNull();
            assertThat(proofs.accept(proof)).isFalse();
        }
        assertThat(proofs.accept(proof)).isTrue();
    }

    @Test
    void whoeverIsKnownNeedsNone() {
        send(As.villager("villager-1"), null).then().statusCode(201);
    }

    @Test
    void whenNobodyRushesAnyMoreNothingIsAsked() {
        count(-FLOOD);
        try {
            send(given(), null).then().statusCode(201);
        } finally {
            count(FLOOD);
        }
    }

    /** Reports are taken still; whether there is a rush each replica sees for itself. */
    @Test
    void withoutRedisReportsAreTakenAndARushIsSeenStill() throws Exception {
        for (MissingRedis redis :
                List.of(MissingRedis.gone(vertx, clock, throttle), MissingRedis.hung(vertx, clock, throttle))) {
            try (redis) {
                SubmissionRush rush = new SubmissionRush(redis.counts(), proofs, config, clock);
                assertThatCode(() -> rush.pass(null)).doesNotThrowAnyException();
                for (long each : List.of(minute, minute + 1)) {
                    redis.counts().add("report-rush:" + each, FLOOD, LIFE);
                }
                assertThatThrownBy(() -> rush.pass(null))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.code()).isEqualTo("proof-of-work-required"));
                var challenge = rush.challenge();
                String proof = solved(challenge.challenge(), challenge.difficulty());
                assertThatCode(() -> rush.pass(proof)).doesNotThrowAnyException();
            }
        }
    }

    /** This minute and the next: the test may run into it. */
    private void count(long by) {
        counts.add("report-rush:" + minute, by, LIFE);
        counts.add("report-rush:" + (minute + 1), by, LIFE);
    }

    private static Response send(RequestSpecification who, String proof) {
        if (proof != null) {
            who.header("Proof-Of-Work", proof);
        }
        return who.contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("kind", "subsidy", "subject", "面积不实", "text", "请核查。", "region", "360735100211"))
                .post("/api/v1/reports");
    }

    private static String solved(String challenge, int difficulty) {
        for (long n = 0; ; n++) {
            if (solves(challenge, n, difficulty)) {
                return challenge + ":" + n;
            }
        }
    }

    private static long unsolved(String challenge, int difficulty) {
        long n = 0;
        while (solves(challenge, n, difficulty)) {
            n++;
        }
        return n;
    }

    /** As the contract tells it, by other means than the server's. */
    private static boolean solves(String challenge, long n, int difficulty) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((challenge + ":" + n).getBytes(StandardCharsets.US_ASCII));
            return new BigInteger(1, hash).bitLength() <= 256 - difficulty;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
