package cn.fingertip.report.sending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.ProofOfWork;
import cn.fingertip.crypto.SharedCounts;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.crypto.ThrottleConfig;
import cn.fingertip.crypto.WorkConfig;
import cn.fingertip.crypto.WorkGate;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.ReportConfig;
import cn.fingertip.report.ReporterIdentity;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.MissingRedis;
import cn.fingertip.testsupport.Solved;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
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

/** A flood of reports, as the counts of the minute tell of one. */
@QuarkusTest
class SubmissionRushTest {
    private static final long FLOOD = 10_000_000;
    private static final String SOURCE = "127.77.6.1";
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
    WorkConfig work;

    @Inject
    BlindIndex index;

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
        String proof = Solved.proof(refused.path("challenge.challenge"), refused.path("challenge.difficulty"));
        send(given(), proof).then().statusCode(201);
        send(given(), proof).then().statusCode(428);
    }

    @Test
    void aChallengeIsThereToFetch() {
        Response fetched = given().get("/api/v1/reports/challenge");
        fetched.then().statusCode(200).header("Cache-Control", "no-store");
        send(given(), Solved.proof(fetched.path("challenge"), fetched.path("difficulty")))
                .then()
                .statusCode(201);
    }

    @Test
    void ofManyWithOneProofOneIsTaken() throws Exception {
        var challenge = proofs.next(0);
        String proof = Solved.proof(challenge.challenge(), challenge.difficulty());
        Callable<Boolean> attempt = () -> proofs.accept(proof, 0);
        try (ExecutorService racers = Executors.newFixedThreadPool(8)) {
            List<Boolean> taken = racers.invokeAll(Collections.nCopies(24, attempt)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(taken).containsOnlyOnce(true);
        }
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        var challenge = proofs.next(0);
        String proof = Solved.proof(challenge.challenge(), challenge.difficulty());
        String wrong = challenge.challenge() + ":" + unsolved(challenge.challenge(), challenge.difficulty());
        String forged = proof.substring(0, 20) + (proof.charAt(20) == 'A' ? 'B' : 'A') + proof.substring(21);
        for (String answer :
                List.of("x", ":", wrong, forged, challenge.challenge(), "A".repeat(60) + ":1", proof + "0x")) {
            send(given(), answer).then().statusCode(428);
        }
        // None of them has used the challenge up.
        assertThat(proofs.accept(proof, 0)).isTrue();
        assertThat(proofs.accept(null, 0)).isFalse();
    }

    @Test
    void anAnswerThatComesTooLateIsRefused() {
        var challenge = proofs.next(0);
        String proof = Solved.proof(challenge.challenge(), challenge.difficulty());
        try (ClockShift later = ClockShift.by(clock, Duration.ofMinutes(6))) {
            assertThat(later).isNotNull();
            assertThat(proofs.accept(proof, 0)).isFalse();
        }
        assertThat(proofs.accept(proof, 0)).isTrue();
    }

    @Test
    void whoeverIsKnownWorksToo() {
        Response refused = send(As.villager("villager-1"), null);
        refused.then().statusCode(428);
        send(As.villager("villager-1"), Solved.of(refused.asString())).then().statusCode(201);
    }

    @Test
    void moreThanUsualIsAskedOfSomeAndHalfOfItIsEnough() {
        var usual = proofs.next(0);
        var hard = proofs.next(2);
        assertThat(hard.difficulty()).isEqualTo(usual.difficulty() + 2);
        assertThat(proofs.next(1000).difficulty()).isEqualTo(usual.difficulty() + work.hardest());
        String little = Solved.proof(usual.challenge(), usual.difficulty());
        assertThat(proofs.accept(little, 2)).isFalse();
        String much = Solved.proof(hard.challenge(), hard.difficulty());
        assertThat(proofs.accept(much, 4)).isFalse();
        assertThat(proofs.accept(much, 3)).isTrue();
        assertThat(proofs.accept(little, 1)).isTrue();
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
                SourceThrottle alone = new SourceThrottle(redis.counts(), index, clock, throttle);
                SubmissionRush rush =
                        new SubmissionRush(alone, new WorkGate(redis.counts(), alone, proofs, clock), proofs, config);
                assertThatCode(() -> rush.pass(ReporterIdentity.NOBODY, nobody(null)))
                        .doesNotThrowAnyException();
                SourceThrottle.Taken share = alone.take("report", SOURCE, config.submissionsPerSource());
                assertThatThrownBy(() -> rush.pass(ReporterIdentity.NOBODY, nobody(null)))
                        .as("of one source")
                        .isInstanceOf(Problem.class);
                alone.giveBack(share, config.submissionsPerSource());
                for (long each : List.of(minute, minute + 1)) {
                    redis.counts().add("report-rush:" + each, FLOOD, LIFE);
                }
                assertThatThrownBy(() -> rush.pass(ReporterIdentity.NOBODY, nobody(null)))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.code()).isEqualTo("proof-of-work-required"));
                var challenge = rush.challenge();
                String proof = Solved.proof(challenge.challenge(), challenge.difficulty());
                assertThatCode(() -> rush.pass(ReporterIdentity.NOBODY, nobody(proof)))
                        .doesNotThrowAnyException();
            }
        }
    }

    private static Asker nobody(String proof) {
        return new Asker(SOURCE, proof);
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

    private static long unsolved(String challenge, int difficulty) {
        long n = 0;
        while (Solved.solves(challenge, n, difficulty)) {
            n++;
        }
        return n;
    }
}
