package cn.fingertip.roster.lookup;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Searches by name once it is known what is public: they are answered before REST, and nobody may see that. */
@QuarkusTest
class NameSearchesTest {
    @Inject
    RosterFixture rosters;

    @Test
    void theyAreAnsweredLikeAnyPublicPage() throws Exception {
        UUID id = published("尤金");
        String page = "/api/v1/rosters/" + id + "/lines?limit=50&village=" + XINGLONG;
        Map<String, List<String>> pageHeaders =
                Raw.get(page, Map.of()).headers().map();
        String search = page + "&name=" + encoded("尤");
        HttpResponse<byte[]> plain = Raw.get(search, Map.of());
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().map().keySet()).containsExactlyInAnyOrderElementsOf(pageHeaders.keySet());
        for (String same : List.of(
                "cache-control", "vary", "content-security-policy", "x-content-type-options", "x-frame-options")) {
            assertThat(plain.headers().allValues(same)).as(same).isEqualTo(pageHeaders.get(same));
        }
        assertThat(plain.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        HttpResponse<byte[]> gzip = Raw.get(search, Map.of("Accept-Encoding", "gzip"));
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(Raw.gunzip(gzip.body())).isEqualTo(plain.body());
        for (HttpResponse<byte[]> had : List.of(plain, gzip)) {
            String tag = had.headers().firstValue("ETag").orElseThrow();
            Map<String, String> again = had == gzip
                    ? Map.of("If-None-Match", tag, "Accept-Encoding", "gzip")
                    : Map.of("If-None-Match", tag);
            assertThat(Raw.get(search, again).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void whatIsNotInOrderIsToldAsEver() {
        UUID id = published("尤木");
        String lines = "/api/v1/rosters/" + id + "/lines?name=" + encoded("尤");
        Map.of(
                        lines,
                        422,
                        lines + "&village=1",
                        422,
                        lines + "&village=" + XINGLONG + "&limit=101",
                        422,
                        lines + "&village=" + XINGLONG + "&cursor=x",
                        400,
                        lines + "%00&village=" + XINGLONG,
                        400,
                        lines.replace(id.toString(), UUID.randomUUID().toString()) + "&village=" + XINGLONG,
                        404)
                .forEach((address, status) -> {
                    var answer = As.nobody().urlEncodingEnabled(false).get(address);
                    assertThat(answer.statusCode()).as(address).isEqualTo(status);
                    assertThat(answer.contentType()).startsWith("application/problem+json");
                });
    }

    @Test
    void requestsAreCountedUnderTheirRouteAndNotTheirAddress() throws Exception {
        UUID id = published("尤水");
        String roster = "/api/v1/rosters/" + id;
        String page = roster + "/lines?limit=50&village=" + XINGLONG;
        double lines = counted("/api/v1/rosters/{id}/lines");
        double details = counted("/api/v1/rosters/{id}");
        for (String address : List.of(page, page + "&name=" + encoded("尤"), roster)) {
            for (int times = 0; times < 3; times++) {
                assertThat(Raw.get(address, Map.of()).statusCode()).isEqualTo(200);
            }
        }
        await().untilAsserted(() -> {
            assertThat(counted("/api/v1/rosters/{id}/lines")).isGreaterThanOrEqualTo(lines + 6);
            assertThat(counted("/api/v1/rosters/{id}")).isGreaterThanOrEqualTo(details + 3);
        });
        assertThat(metrics()).doesNotContain(id.toString());
    }

    private UUID published(String name) {
        UUID id =
                rosters.published("farmland", TOWNSHIP, When.next(), Collections.nCopies(30, Line.of(XINGLONG, name)));
        // From now on it is known what is public.
        assertThat(As.nobody().get("/api/v1/rosters/" + id).statusCode()).isEqualTo(200);
        return id;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static double counted(String route) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"" + route + "\"")
                        && line.contains("status=\"200\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String metrics() {
        return As.nobody().get("/q/metrics").asString();
    }
}
