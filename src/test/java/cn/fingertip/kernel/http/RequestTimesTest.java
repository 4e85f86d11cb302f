package cn.fingertip.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators read of requests. Ready pages and searches: {@code NameSearchesTest}. */
@QuarkusTest
class RequestTimesTest {
    @Test
    void routesAreCountedByTheirTemplateAndStatus() {
        double before = counted("GET", "/api/v1/rosters/{id}", "404", "CLIENT_ERROR");
        String address = "/api/v1/rosters/" + UUID.randomUUID();
        assertThat(As.nobody().get(address).statusCode()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(counted("GET", "/api/v1/rosters/{id}", "404", "CLIENT_ERROR"))
                .isGreaterThanOrEqualTo(before + 1));
        assertThat(metrics()).doesNotContain(address);
    }

    @Test
    void whatIsRefusedBeforeAnyMethodIsCountedToo() {
        double before = counted("GET", "/api/v1/staff/reports", "401", "CLIENT_ERROR");
        assertThat(As.nobody().get("/api/v1/staff/reports").statusCode()).isEqualTo(401);
        await().untilAsserted(() -> assertThat(counted("GET", "/api/v1/staff/reports", "401", "CLIENT_ERROR"))
                .isGreaterThanOrEqualTo(before + 1));
    }

    @Test
    void anAddressOrMethodOfNobodysIsNoLabel() {
        double before = counted("GET", "NOT_FOUND", "404", "CLIENT_ERROR");
        String odd = "nowhere-" + UUID.randomUUID();
        assertThat(As.nobody().get("/api/v1/" + odd).statusCode()).isEqualTo(404);
        assertThat(As.nobody().request("ODD" + odd.length(), "/api/v1/" + odd).statusCode())
                .isBetween(400, 499);
        await().untilAsserted(() ->
                assertThat(counted("GET", "NOT_FOUND", "404", "CLIENT_ERROR")).isGreaterThanOrEqualTo(before + 1));
        await().untilAsserted(() -> assertThat(metrics()).contains("method=\"OTHER\""));
        assertThat(metrics()).doesNotContain(odd, "ODD");
    }

    private static double counted(String method, String route, String status, String outcome) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("method=\"" + method + "\"")
                        && line.contains("uri=\"" + route + "\"")
                        && line.contains("status=\"" + status + "\"")
                        && line.contains("outcome=\"" + outcome + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String metrics() {
        return As.nobody().get("/q/metrics").asString();
    }
}
