package cn.fingertip.roster.lookup;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Searches by name once it is known what is public: they are answered before REST, and nobody may see that. */
@QuarkusTest
class NameSearchesTest {
    @Inject
    RosterFixture rosters;

    @Inject
    DataSource database;

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
        for (String same : List.of("vary", "content-security-policy", "x-content-type-options", "x-frame-options")) {
            assertThat(plain.headers().allValues(same)).as(same).isEqualTo(pageHeaders.get(same));
        }
        assertThat(plain.headers().allValues("cache-control"))
                .as("whom somebody looks for stays in no cache")
                .containsExactly("private, no-store");
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
    void askedByWayOfRestTheyAreTheVerySame() throws Exception {
        UUID id = published("尤火");
        String lines = "/api/v1/rosters/" + id + "/lines?village=" + XINGLONG;
        for (String question : List.of(
                encoded("尤") + "&limit=30",
                encoded("尤") + "&limit=1",
                encoded("无人"),
                encoded("尤") + "&cursor=" + Cursor.of(1, 99))) {
            for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("Accept-Encoding", "gzip"))) {
                HttpResponse<byte[]> ready = Raw.get(lines + "&name=" + question, headers);
                HttpResponse<byte[]> slow = Raw.get(lines + "&n%61me=" + question, headers);
                assertThat(ready.statusCode()).isEqualTo(200);
                same(slow, ready);
                String tag = ready.headers().firstValue("ETag").orElseThrow();
                Map<String, String> known = new HashMap<>(headers);
                known.put("If-None-Match", tag);
                same(Raw.get(lines + "&n%61me=" + question, known), Raw.get(lines + "&name=" + question, known));
            }
        }
    }

    @Test
    void busyTheySayAsRestDoesWhenToComeBack() throws Exception {
        UUID id = published("尤土");
        String lines = "/api/v1/rosters/" + id + "/lines?village=" + XINGLONG;
        try (Connection bolt = database.getConnection();
                Statement statement = bolt.createStatement()) {
            bolt.setAutoCommit(false);
            statement.execute("LOCK TABLE roster_line IN ACCESS EXCLUSIVE MODE");
            HttpResponse<byte[]> ready = Raw.get(lines + "&name=" + encoded("尤"), Map.of());
            HttpResponse<byte[]> slow = Raw.get(lines + "&n%61me=" + encoded("尤"), Map.of());
            bolt.rollback();
            for (HttpResponse<byte[]> busy : List.of(ready, slow)) {
                assertThat(busy.statusCode()).isEqualTo(503);
                assertThat(new String(busy.body(), StandardCharsets.UTF_8)).contains("\"code\":\"busy\"");
            }
            assertThat(ready.headers().allValues("Retry-After"))
                    .isEqualTo(slow.headers().allValues("Retry-After"));
            assertThat(ready.headers().map().keySet())
                    .isEqualTo(slow.headers().map().keySet());
        }
    }

    @Test
    void masksAreNotSearchedThrough() throws Exception {
        String code = "masked-" + UUID.randomUUID().toString().substring(0, 8);
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "测试项目" + code,
                        "unit",
                        "亩",
                        "amountRule",
                        "product",
                        "showQuantity",
                        true,
                        "showStandard",
                        true,
                        "maskNames",
                        true,
                        "publicityDays",
                        7))
                .put("/api/v1/staff/programmes/{code}", code)
                .then()
                .statusCode(200);
        UUID id = rosters.published(
                code, TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "尤小三"), Line.of(XINGLONG, "尤大三")));
        assertThat(As.nobody().get("/api/v1/rosters/" + id).statusCode()).isEqualTo(200);
        String lines = "/api/v1/rosters/" + id + "/lines?village=" + XINGLONG + "&name=";
        for (String seen : List.of("尤", "尤大三", "you")) {
            assertThat(new String(Raw.get(lines + encoded(seen), Map.of()).body(), StandardCharsets.UTF_8))
                    .as(seen)
                    .contains("\"尤*三\"")
                    .doesNotContain("小", "大");
        }
        for (String hidden : List.of("小", "尤小", "xiao")) {
            HttpResponse<byte[]> none = Raw.get(lines + encoded(hidden), Map.of());
            assertThat(none.statusCode()).isEqualTo(200);
            assertThat(new String(none.body(), StandardCharsets.UTF_8))
                    .as(hidden)
                    .contains("\"items\":[]");
        }
    }

    @Test
    void inAWithdrawnRosterTheyAreGoneWithTheReason() throws Exception {
        UUID id = published("尤日");
        String search = "/api/v1/rosters/" + id + "/lines?village=" + XINGLONG + "&name=" + encoded("尤");
        assertThat(Raw.get(search, Map.of()).statusCode()).isEqualTo(200);
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "面积登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
        HttpResponse<byte[]> gone = Raw.get(search, Map.of());
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(new String(gone.body(), StandardCharsets.UTF_8))
                .contains("\"code\":\"roster-withdrawn\"", "面积登记有误")
                .doesNotContain("尤日");
        assertThat(gone.headers().allValues("cache-control")).containsExactly("no-store");
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

    private static void same(HttpResponse<byte[]> one, HttpResponse<byte[]> other) {
        assertThat(one.statusCode()).isEqualTo(other.statusCode());
        assertThat(one.body()).isEqualTo(other.body());
        assertThat(one.headers().map()).isEqualTo(other.headers().map());
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
