package cn.fingertip.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.testsupport.Alike;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Row 15 for receipts: guesses look and take alike, whatever they hit and wherever they are made, and they are counted. */
@QuarkusTest
@TestProfile(ReceiptGuessIT.AsASite.class)
class ReceiptGuessIT {
    /** What other tests save, the memory of the slow derivation, is most of the time that is compared here. */
    public static class AsASite implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fingertip.crypto.argon2-kib", "19456");
        }
    }

    /** Unknown, impossible, too short, no digits, and one that only looks like digits. */
    private static final List<String> GUESSES =
            List.of("4029173380561274", "0000000000000000", "402917338056127", "查询码查询码查询码查询码", "４０２９１７３３８０５６１２７４");

    private static final int ROUNDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ReportConfig config;

    @Inject
    SourceThrottle throttle;

    @Test
    void everyMissIsTheSameAnswer() throws Exception {
        TreeSet<String> answers = new TreeSet<>();
        try (FromAddress guesser = new FromAddress("127.77.3.1")) {
            for (String guess : GUESSES) {
                for (String path : List.of("/lookup", "/messages", "/files")) {
                    HttpResponse<String> miss = guesser.post(path, body(path, guess));
                    assertThat(miss.statusCode()).as(path + " " + guess).isEqualTo(404);
                    answers.add(withoutTrace(miss));
                }
            }
        }
        assertThat(answers).hasSize(1);
    }

    /** Whoever has to work learns nothing more, by whichever way they ask. */
    @Test
    void afterTooManyTheRightOneCostsWorkAlike() throws Exception {
        String receipt = Reporting.sent(given(), Reporting.body());
        throttle.take("look-up", "127.77.3.2", config.lookUpsPerSource());
        try (FromAddress guesser = new FromAddress("127.77.3.2")) {
            TreeSet<String> answers = new TreeSet<>();
            for (String guess : List.of(receipt, GUESSES.getFirst(), GUESSES.getLast())) {
                for (String path : List.of("/lookup", "/messages", "/files")) {
                    HttpResponse<String> stopped = guesser.post(path, body(path, guess));
                    assertThat(stopped.statusCode()).as(path).isEqualTo(428);
                    answers.add(withoutTrace(stopped));
                }
            }
            assertThat(answers).hasSize(1);
        }
        Reporting.lookUp(receipt).then().statusCode(200);
    }

    /** In turn, so that whatever else the machine does falls on all of them. */
    @Test
    void hitsAndMissesTakeAlike() throws Exception {
        String receipt = Reporting.sent(given(), Reporting.body());
        List<Map<String, ?>> asked = new ArrayList<>();
        for (String guess : List.of(receipt, GUESSES.get(0), GUESSES.get(2))) {
            asked.add(body("/lookup", guess));
        }
        long[][] times = new long[asked.size()][ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            // A source of its own for each: nobody is stopped.
            try (FromAddress guesser = new FromAddress("127.77.4." + (round + 10))) {
                for (int i = 0; i < asked.size(); i++) {
                    // The first request makes the connection.
                    guesser.post("/lookup", Map.of("receipt", " "));
                    long start = System.nanoTime();
                    int status = guesser.post("/lookup", asked.get(i)).statusCode();
                    long taken = System.nanoTime() - start;
                    assertThat(status).isEqualTo(i == 0 ? 200 : 404);
                    if (round >= 0) {
                        times[i][round] = taken;
                    }
                }
            }
        }
        Alike.assertAlike("receipts known and unknown", times[0], times[1]);
        Alike.assertAlike("receipts unknown and impossible", times[1], times[2]);
    }

    private static Map<String, Object> body(String path, String receipt) {
        Map<String, Object> body = new HashMap<>();
        body.put("receipt", receipt);
        if (path.equals("/messages")) {
            body.put("text", "补充");
        }
        if (path.equals("/files")) {
            body.put("fileId", UUID.randomUUID().toString());
        }
        return body;
    }

    private static String withoutTrace(HttpResponse<String> answer) throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(answer.body());
        assertThat(body.remove("traceId")).isNotNull();
        body.remove("challenge");
        return answer.statusCode() + " " + body;
    }
}
