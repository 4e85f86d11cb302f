package cn.fingertip.web;

import static cn.fingertip.roster.RosterFixture.MEIFU;
import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static cn.fingertip.roster.RosterFixture.lines;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page behind the QR code, read as a browser reads it. */
@QuarkusTest
class RosterPageTest {
    private static final Pattern LINE = Pattern.compile(
            "<li class=\"line\"><span class=\"sum\">(\\S+) 元</span><span class=\"who\">([^<]*)</span>\\s*"
                    + "<div class=\"small\">第 (\\d+) 号");
    private static final Pattern NEXT = Pattern.compile("<a class=\"button\" href=\"([^\"]*)\" rel=\"next\">下一页</a>");

    @Inject
    RosterFixture rosters;

    @Inject
    EntityManager em;

    /** Links of the public account into the mini-program lead here on a computer. */
    @Test
    void whoCannotOpenTheMiniProgramIsToldWhereToGoOn() {
        Response home = open("/");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(home.asString()).contains("请用手机", "href=\"/r/objections\"").doesNotContain("<script");
        assertThat(open("/r/objections").statusCode()).isEqualTo(200);
    }

    @Test
    void aPageSaysWhatTheRosterIs() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 3));
        Response page = open("/r/" + id);
        JsonPath roster = As.nobody().get("/api/v1/rosters/{id}", id).jsonPath();
        JsonPath programme = As.nobody().get("/api/v1/programmes/farmland").jsonPath();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(page.asString())
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "<title>" + roster.getString("title") + "</title>",
                        "<h1>" + roster.getString("title") + "</h1>",
                        roster.getString("programme.name"),
                        "石城县琴江镇",
                        "2294.58 元",
                        "正在公示:",
                        "<option value=\"" + XINGLONG + "\">兴隆村委会</option>",
                        "7.2 亩 × 106.23 元",
                        programme.getString("office"),
                        "/api/v1/rosters/" + id + "/download.csv",
                        "/api/v1/rosters/" + id + "/download.json",
                        "请先在上面选择村")
                .doesNotContain("notice.pdf", "这是第");
        assertThat(open("/r/" + id + "?village=" + XINGLONG).asString())
                .contains("/api/v1/rosters/" + id + "/notice.pdf?village=" + XINGLONG)
                .contains("<option value=\"" + XINGLONG + "\" selected>");
        UUID over = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        rosters.endPublicity(over);
        assertThat(open("/r/" + over).asString()).contains("公示期已结束(").doesNotContain("正在公示");
    }

    @Test
    void theLinesAreThoseOfThePublicInterface() {
        List<Line> all = new ArrayList<>(lines(XINGLONG, 120));
        all.addAll(lines(XIWAI, 60));
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), all);
        for (String question :
                List.of("", "&village=" + XIWAI, "&village=" + XINGLONG + "&name=松", "&village=" + MEIFU)) {
            List<List<String>> expected = walkTheInterface(id, question);
            assertThat(walkThePages(id, question)).as(question).isEqualTo(expected);
            assertThat(expected.isEmpty()).isEqualTo(question.endsWith(MEIFU));
        }
        assertThat(LINE.matcher(open("/r/" + id).asString()).results()).hasSize(50);
    }

    @Test
    void aWithdrawnRosterSaysWhyAndNothingElse() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏撤回")));
        assertThat(open("/r/" + id).asString()).contains("苏撤回");
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "面积<b>登记</b>有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
        for (String path :
                List.of("/r/" + id, "/r/" + id + "?village=" + XINGLONG + "&name=苏", "/r/" + id + "/changes")) {
            Response gone = open(path);
            assertThat(gone.statusCode()).as(path).isEqualTo(410);
            assertThat(gone.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
            assertThat(gone.header("Cache-Control")).isEqualTo("no-store");
            assertThat(gone.asString())
                    .contains("<h1>清册已撤回</h1>", "面积&lt;b&gt;登记&lt;/b&gt;有误")
                    .doesNotContain("苏撤回", "<b>");
        }
    }

    @Test
    void whatIsNotThereIsToldOnAPage() {
        UUID draft = rosters.draft("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        for (String id : List.of(draft.toString(), UUID.randomUUID().toString(), "misprinted", "%3Cscript%3E")) {
            Response page = open("/r/" + id);
            assertThat(page.statusCode()).as(id).isEqualTo(404);
            assertThat(page.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
            assertThat(page.asString()).contains("向村(居)委会核对").doesNotContain("<script");
        }
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        for (Map.Entry<String, Integer> wrong : Map.of("village=x", 422, "cursor=x", 400, "name=" + "长".repeat(51), 422)
                .entrySet()) {
            Response page = open("/r/" + id + "?" + wrong.getKey());
            assertThat(page.statusCode()).as(wrong.getKey()).isEqualTo(wrong.getValue());
            assertThat(page.asString()).contains("<a class=\"button\" href=\"/r/" + id + "\">");
        }
    }

    @Test
    void aNameInALargeRosterWantsItsVillage() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 2));
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("UPDATE roster_version SET line_count = 900000 WHERE roster_id = ?1")
                        .setParameter(1, id)
                        .executeUpdate());
        assertThat(open("/r/" + id + "?name=苏").statusCode()).isEqualTo(422);
        assertThat(open("/r/" + id + "?name=苏").asString()).contains("请先选择村");
        Response found = open("/r/" + id + "?name=苏&village=" + XINGLONG);
        assertThat(LINE.matcher(found.asString()).results()).hasSize(2);
        assertThat(found.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void whileTheDatabaseHangsAPageAsksToComeBack() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        Response busy = QuarkusTransaction.requiringNew().call(() -> {
            em.createNativeQuery("LOCK TABLE roster_version IN ACCESS EXCLUSIVE MODE")
                    .executeUpdate();
            return open("/r/" + id);
        });
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        assertThat(busy.asString()).contains("<h1>系统繁忙</h1>", "请过几秒钟再打开一次");
    }

    @Test
    void maskedNamesAreMasked() {
        String code = "page-" + UUID.randomUUID().toString().substring(0, 8);
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        code + "项目",
                        "unit",
                        "亩",
                        "amountRule",
                        "product",
                        "publicityDays",
                        7,
                        "maskNames",
                        true,
                        "showQuantity",
                        false,
                        "showStandard",
                        false))
                .put("/api/v1/staff/programmes/{code}", code)
                .then()
                .statusCode(200);
        UUID id = rosters.published(code, TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏隐藏明")));
        assertThat(open("/r/" + id + "?village=" + XINGLONG).asString())
                .contains("<span class=\"who\">苏**明</span>", "以 * 代替")
                .doesNotContain("隐藏", "7.2", "106.23");
        assertThat(walkThePages(id, "&village=" + XINGLONG + "&name=隐")).isEmpty();
    }

    @Test
    void whatPeopleWroteIsTextAndNothingElse() {
        String name = "<img src=x onerror=alert(1)>\"'&";
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, name)));
        assertThat(open("/r/" + id).asString())
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;")
                .doesNotContain("<img");
        String asked = given().queryParam("village", XINGLONG)
                .queryParam("name", "\"><script>alert(1)</script>")
                .get("/r/" + id)
                .asString();
        assertThat(asked).contains("value=\"&quot;&gt;&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void aPageRunsNothingLoadsNothingAndKeepsNothing() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 60));
        for (String path : List.of("/r/" + id, "/r/" + UUID.randomUUID())) {
            Response page = open(path);
            assertThat(page.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.headers().hasHeaderWithName("Set-Cookie")).isFalse();
            assertThat(page.asString())
                    .doesNotContain("<script", "src=", "@import", "url(", "http:", "https:", "<link")
                    .doesNotContainPattern(" on[a-z]+=")
                    .doesNotContain("360799", "629999");
        }
    }

    @Test
    void whoHasThePageIsNotSentItAgain() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 50));
        Response page = given().header("Accept-Encoding", "gzip").get("/r/" + id);
        assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(page.header("Cache-Control")).isEqualTo("public, no-cache");
        assertThat(given().header("Accept-Encoding", "gzip")
                        .header("If-None-Match", page.header("ETag"))
                        .get("/r/" + id)
                        .statusCode())
                .isEqualTo(304);
    }

    /** Asked again, a page comes ready from the router: it must be the same in every header, and never an older one. */
    @Test
    void aPageAskedAgainIsTheSameUntilSomethingChanges() {
        When when = When.next();
        UUID id = rosters.published("farmland", TOWNSHIP, when, lines(XINGLONG, 60));
        for (String path : List.of("/r/" + id, "/r/" + id + "?village=" + XINGLONG)) {
            Response first = compressed(path, "");
            for (int i = 0; i < 3; i++) {
                Response again = compressed(path, "");
                assertThat(again.statusCode()).isEqualTo(200);
                assertThat(headers(again)).isEqualTo(headers(first)).containsEntry("content-encoding", "gzip");
                assertThat(again.asString()).isEqualTo(first.asString());
            }
            assertThat(compressed(path, first.header("ETag")).statusCode()).isEqualTo(304);
        }
        rosters.draft("farmland", TOWNSHIP, when, List.of(Line.of(XINGLONG, "苏再版")));
        rosters.publish(id);
        for (int i = 0; i < 3; i++) {
            assertThat(open("/r/" + id).asString()).contains("这是第 2 版", "苏再版");
        }
        rosters.endPublicity(id);
        await().untilAsserted(() -> assertThat(open("/r/" + id).asString()).contains("公示期已结束("));
    }

    private static Response compressed(String path, String known) {
        return given().header("Accept-Encoding", "gzip")
                .header("If-None-Match", known)
                .get(path);
    }

    private static Map<String, String> headers(Response answer) {
        return answer.headers().asList().stream()
                .collect(Collectors.toMap(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        header -> header.getValue().toLowerCase(Locale.ROOT)));
    }

    @Test
    void aCorrectedRosterSaysSoAndWhatChanged() {
        When when = When.next();
        String person = RosterFixture.newIdNumber();
        UUID id = rosters.published("farmland", TOWNSHIP, when, List.of(Line.of(XINGLONG, "苏更", person)));
        assertThat(open("/r/" + id).asString()).doesNotContain("/changes");
        rosters.draft(
                "farmland",
                TOWNSHIP,
                when,
                List.of(new Line(XINGLONG, "苏更", person, "8.2", "106.23", 87109), Line.of(XIWAI, "苏&lt;新")));
        rosters.publish(id);
        assertThat(open("/r/" + id).asString())
                .contains("这是第 2 版", "根据公示期异议复核后更正", "新增 1 条,删去 0 条,改动 1 条")
                .contains("<a href=\"/r/" + id + "/changes\">");
        assertThat(open("/r/" + id + "?version=1").asString())
                .as("who scans the notice of the first version")
                .contains("您的公示单或链接是第 1 版", "现在是第 2 版", "/objection?version=1\"")
                .contains("/objection?line=1&amp;version=2\"");
        for (String none : List.of("2", "3", "0", "x", "")) {
            assertThat(open("/r/" + id + "?version=" + none).asString())
                    .doesNotContain("您的公示单或链接")
                    .contains("/objection?version=2\"");
        }
        assertThat(open("/r/" + id + "/changes").asString().replaceAll("<[^>]*>", ""))
                .contains("新增", "改动", "7.2 亩 标准 106.23 元 764.86 元", "8.2 亩 标准 106.23 元 871.09 元")
                .contains("苏&amp;lt;新")
                .doesNotContain("360799");
    }

    private static Response open(String path) {
        return given().urlEncodingEnabled(!path.contains("%")).get(path);
    }

    /** @return number, name and amount of every line, as a reader meets them who always takes the next page */
    private static List<List<String>> walkThePages(UUID id, String question) {
        List<List<String>> lines = new ArrayList<>();
        String path = "/r/" + id + question.replaceFirst("^&", "?");
        while (path != null) {
            String page = open(path).then().statusCode(200).extract().asString();
            LINE.matcher(page)
                    .results()
                    .forEach(line -> lines.add(List.of(line.group(3), line.group(2), line.group(1))));
            Matcher next = NEXT.matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        return lines;
    }

    private static List<List<String>> walkTheInterface(UUID id, String question) {
        List<List<String>> lines = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = open("/api/v1/rosters/" + id + "/lines?limit=7" + question
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .jsonPath();
            page.<Map<String, Object>>getList("items")
                    .forEach(line -> lines.add(List.of(
                            line.get("no").toString(),
                            line.get("name").toString(),
                            line.get("amount").toString())));
            cursor = page.getString("nextCursor");
        }
        return lines;
    }
}
