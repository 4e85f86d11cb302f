package cn.fingertip.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.ProofOfWork;
import cn.fingertip.crypto.SharedCounts;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.crypto.Work;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.testsupport.Solved;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who looks up receipts too often works for it, and is not refused. */
@QuarkusTest
class LookUpWorkTest {
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
    Clock clock;

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

    private void looked(String source, long often) {
        throttle.take("look-up", source, often);
    }

    private static HttpResponse<String> lookUp(FromAddress from, String receipt, String proof) throws Exception {
        return from.post("/lookup", Map.of("receipt", receipt), "X-Forwarded-For", Ids.hex(), "Proof-Of-Work", proof);
    }
}
