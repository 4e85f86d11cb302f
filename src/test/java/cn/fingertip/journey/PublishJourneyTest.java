package cn.fingertip.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.File;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** 琴江镇's real sample file: imported by a clerk, taken to publication by three people, read by everybody, withdrawn. */
@QuarkusTest
class PublishJourneyTest {
    private static final File FILE = new File("data/rosters/石城县琴江镇2025年耕地地力保护补贴发放清册.xlsx");
    private static final int LINES = 4050;
    private static final String TOTAL = "2462302.97";
    /** No ID, card or phone has fewer digits; the longest public run of digits is a village's code of twelve. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![0-9a-f-])\\d{11}(?!\\d)|\\d{13,}");

    @Test
    void fromTheClerksFileToEveryPhone() {
        String roster = imported();
        RosterFixture.excuseFunds(roster, "clerk.qinjiang");
        step("clerk.qinjiang", roster, "submit", "submitted");
        assertThat(As.nobody().get("/api/v1/rosters/{id}", roster).statusCode()).isEqualTo(404);
        step("reviewer.qinjiang", roster, "review", "reviewed");
        step("secrecy.qinjiang", roster, "clear", "cleared");
        samePersonTwiceIsLookedInto(roster);
        step("reviewer.qinjiang", roster, "publish", "published");

        Response detail = As.nobody().get("/api/v1/rosters/{id}", roster);
        assertThat(detail.jsonPath().getString("title")).isEqualTo("2034年石城县琴江镇耕地地力保护补贴发放清册");
        assertThat(detail.jsonPath().getInt("lineCount")).isEqualTo(LINES);
        assertThat(detail.jsonPath().getString("totalAmount")).isEqualTo(TOTAL);
        Response list = As.nobody().get("/api/v1/rosters?region=360735&year=2034&programme=farmland");
        assertThat(list.jsonPath().getList("items.id")).contains(roster);

        List<Map<String, Object>> lines = everyLine(roster);
        assertThat(lines)
                .extracting(line -> line.get("no"))
                .isEqualTo(IntStream.rangeClosed(1, LINES).boxed().toList());
        BigDecimal sum = lines.stream()
                .map(line -> new BigDecimal((String) line.get("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(TOTAL);
        assertThat(lines.getFirst())
                .containsEntry("name", "苏松")
                .containsEntry("group", "第1组")
                .containsEntry("quantity", "7.2")
                .containsEntry("unit", "亩")
                .containsEntry("standard", "106.23")
                .containsEntry("amount", "764.86");
        assertThat(lines.getFirst().get("village")).isEqualTo(Map.of("code", "360735100200", "name", "兴隆村委会"));

        villagesAreFiltered(roster, lines);
        publicBytes(detail.asString());
        publicBytes(list.asString());
        withdrawn(roster);
    }

    private static String imported() {
        Response received = As.staff("clerk.qinjiang")
                .multiPart("file", FILE)
                .multiPart("programme", "farmland")
                .multiPart("region", "360735100")
                .multiPart("year", "2034")
                .multiPart("period", "2034")
                .post("/api/v1/staff/imports");
        assertThat(received.statusCode()).isEqualTo(202);
        String location = received.header("Location");
        JsonPath done = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> As.staff("clerk.qinjiang").get(location).jsonPath(),
                        job -> List.of("done", "refused").contains(job.getString("status")));
        assertThat(done.getString("status")).isEqualTo("done");
        assertThat(done.getInt("accepted")).isEqualTo(LINES);
        assertThat(done.getString("totalAmount")).isEqualTo(TOTAL);
        return done.getString("rosterId");
    }

    private static void step(String who, String roster, String action, String status) {
        Response answer = As.staff(who).post("/api/v1/staff/rosters/{id}/{action}", roster, action);
        assertThat(answer.statusCode()).as("%s: %s", action, answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("roster.status")).isEqualTo(status);
    }

    private static List<Map<String, Object>> everyLine(String roster) {
        List<Map<String, Object>> lines = new ArrayList<>();
        String cursor = null;
        do {
            var request = As.nobody().queryParam("limit", 100);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/rosters/{id}/lines", roster);
            publicBytes(page.asString());
            lines.addAll(page.jsonPath().getList("items"));
            cursor = page.jsonPath().getString("nextCursor");
        } while (cursor != null);
        return lines;
    }

    private static void villagesAreFiltered(String roster, List<Map<String, Object>> lines) {
        Map<Object, Integer> sizes = new HashMap<>();
        lines.forEach(line -> sizes.merge(((Map<?, ?>) line.get("village")).get("code"), 1, Integer::sum));
        assertThat(sizes).hasSizeGreaterThan(10);
        JsonPath village = As.nobody()
                .get("/api/v1/rosters/{id}/lines?village=360735100200&name=松&limit=100", roster)
                .jsonPath();
        List<?> expected = lines.stream()
                .filter(line -> "360735100200".equals(((Map<?, ?>) line.get("village")).get("code")))
                .filter(line -> line.get("name").toString().contains("松"))
                .map(line -> line.get("no"))
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(village.getList("items.no")).isEqualTo(expected);
    }

    /** Two ID numbers of the sample stand in two lines each: the rules ask, a colleague of the clerk answers. */
    private static void samePersonTwiceIsLookedInto(String roster) {
        List<String> rules = As.staff("reviewer.qinjiang")
                .post("/api/v1/staff/rosters/{id}/publish", roster)
                .jsonPath()
                .getList("violations.code");
        assertThat(rules).containsExactly("person-twice", "person-two-names");
        rules.forEach(rule -> As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("rule", rule, "status", "explained", "note", "两户各有两块地,台账分别登记"))
                .post("/api/v1/staff/rosters/{id}/findings/disposition", roster)
                .then()
                .statusCode(200));
    }

    private static void withdrawn(String roster) {
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "两户面积登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", roster)
                .then()
                .statusCode(200);
        Response gone = As.nobody().get("/api/v1/rosters/{id}/lines", roster);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.jsonPath().getString("detail")).contains("两户面积登记有误");
        assertThat(As.nobody()
                        .get("/api/v1/rosters?region=360735&year=2034")
                        .jsonPath()
                        .getList("items.id"))
                .doesNotContain(roster);
    }

    private static void publicBytes(String body) {
        assertThat(LONG_NUMBER.matcher(body).find()).isFalse();
        assertThat(body)
                .doesNotContain("360799")
                .doesNotContain("629999")
                .doesNotContain("银行")
                .doesNotContain("1000000");
    }
}
