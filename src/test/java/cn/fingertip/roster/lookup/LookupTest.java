package cn.fingertip.roster.lookup;

import static cn.fingertip.roster.RosterFixture.MEIFU;
import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static cn.fingertip.roster.RosterFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the public reads of rosters. */
@QuarkusTest
class LookupTest {
    @Inject
    RosterFixture rosters;

    @Inject
    Clock clock;

    @Inject
    EntityManager em;

    @Test
    void aRosterAsItIsWrittenInTheContract() {
        When when = When.next();
        UUID id = rosters.published("farmland", TOWNSHIP, when, lines(XINGLONG, 3));
        JsonPath roster = get("/api/v1/rosters/" + id).jsonPath();
        assertThat(roster.getString("id")).isEqualTo(id.toString());
        assertThat(roster.getString("title")).startsWith(when.year() + "年").endsWith("月石城县琴江镇耕地地力保护补贴发放清册");
        assertThat(roster.getString("programme.code")).isEqualTo("farmland");
        assertThat(roster.getString("programme.name")).isEqualTo("耕地地力保护补贴");
        assertThat(roster.getString("region.code")).isEqualTo(TOWNSHIP);
        assertThat(roster.getString("region.name")).isEqualTo("琴江镇");
        assertThat(roster.getInt("year")).isEqualTo(when.year());
        assertThat(roster.getString("period")).isEqualTo(when.period());
        assertThat(roster.getInt("version")).isEqualTo(1);
        assertThat(roster.getInt("lineCount")).isEqualTo(3);
        assertThat(roster.getString("totalAmount")).isEqualTo("2294.58");
        assertThat(roster.getString("publishedAt")).endsWith("Z");
        assertThat(roster.getString("publicity.from")).isEqualTo(clock.today().toString());
        assertThat(roster.getString("publicity.to"))
                .isEqualTo(clock.today().plusDays(7).toString());
        assertThat(roster.getBoolean("publicity.open")).isTrue();
        try (ClockShift later = ClockShift.by(clock, Duration.ofDays(8))) {
            assertThat(later).isNotNull();
            assertThat(get("/api/v1/rosters/" + id).jsonPath().getBoolean("publicity.open"))
                    .isFalse();
        }
    }

    @Test
    void linesAsTheyAreWrittenInTheContract() {
        UUID id = rosters.published(
                "farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "巴图·苏和"), Line.of(XIWAI, "𬭚小䶮")));
        JsonPath page = get("/api/v1/rosters/" + id + "/lines").jsonPath();
        assertThat(page.getMap("items[0]").keySet())
                .map(Object::toString)
                .containsExactlyInAnyOrder("no", "village", "group", "name", "quantity", "unit", "standard", "amount");
        assertThat(page.getInt("items[0].no")).isEqualTo(1);
        assertThat(page.getString("items[0].village.code")).isEqualTo(XINGLONG);
        assertThat(page.getString("items[0].village.name")).isEqualTo("兴隆村委会");
        assertThat(page.getString("items[0].group")).isEqualTo("第1组");
        assertThat(page.getString("items[0].name")).isEqualTo("巴图·苏和");
        assertThat(page.getString("items[0].quantity")).isEqualTo("7.2");
        assertThat(page.getString("items[0].unit")).isEqualTo("亩");
        assertThat(page.getString("items[0].standard")).isEqualTo("106.23");
        assertThat(page.getString("items[0].amount")).isEqualTo("764.86");
        assertThat(page.getString("items[1].name")).isEqualTo("𬭚小䶮");
        assertThat(page.getString("nextCursor")).isNull();
    }

    @Test
    void walkingThePagesMeetsEveryLineOnce() {
        List<Line> all = new ArrayList<>(lines(XINGLONG, 130));
        all.addAll(lines(XIWAI, 75));
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), all);
        for (int limit : List.of(7, 20, 100)) {
            assertThat(walk(id, Map.of("limit", limit)))
                    .as("limit %d", limit)
                    .isEqualTo(IntStream.rangeClosed(1, 205).boxed().toList());
        }
        assertThat(walk(id, Map.of("limit", 20, "village", XIWAI)))
                .isEqualTo(IntStream.rangeClosed(131, 205).boxed().toList());
        assertThat(walk(id, Map.of("limit", 20, "village", XIWAI, "name", "松")))
                .hasSize(37)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(walk(id, Map.of("village", MEIFU))).isEmpty();
    }

    @Test
    void namesAreFoundByAnyPartAndAnyDot() {
        UUID id = rosters.published(
                "farmland",
                TOWNSHIP,
                When.next(),
                List.of(
                        Line.of(XINGLONG, "巴图·苏和"),
                        Line.of(XINGLONG, "苏和"),
                        Line.of(XIWAI, "苏和"),
                        Line.of(XINGLONG, "100%"),
                        Line.of(XINGLONG, "𬭚小䶮")));
        assertThat(names(id, XINGLONG, "苏和")).containsExactly("巴图·苏和", "苏和");
        assertThat(names(id, XINGLONG, "图•苏")).containsExactly("巴图·苏和");
        assertThat(names(id, XINGLONG, " 巴图・苏和 ")).containsExactly("巴图·苏和");
        assertThat(names(id, XINGLONG, "䶮")).containsExactly("𬭚小䶮");
        assertThat(names(id, XINGLONG, "%")).containsExactly("100%");
        assertThat(names(id, XINGLONG, "_")).isEmpty();
        assertThat(names(id, XIWAI, "苏和")).hasSize(1);
        assertThat(names(id, XINGLONG, "没有")).isEmpty();
    }

    @Test
    void namesAreFoundByPinyinAndInitials() {
        UUID id = rosters.published(
                "farmland",
                TOWNSHIP,
                When.next(),
                List.of(
                        Line.of(XINGLONG, "单小明"),
                        Line.of(XINGLONG, "张安"),
                        Line.of(XINGLONG, "巴图·苏和"),
                        Line.of(XINGLONG, "李𬭚"),
                        Line.of(XINGLONG, "吕乐"),
                        Line.of(XIWAI, "单小明")));
        assertThat(names(id, XINGLONG, "shanxiaoming")).containsExactly("单小明");
        assertThat(names(id, XINGLONG, "Shan Xiao")).containsExactly("单小明");
        assertThat(names(id, XINGLONG, "shàn")).containsExactly("单小明");
        assertThat(names(id, XINGLONG, "sxm")).containsExactly("单小明");
        assertThat(names(id, XINGLONG, "xm")).containsExactly("单小明");
        assertThat(names(id, XINGLONG, "danxiaoming")).isEmpty();
        assertThat(names(id, XINGLONG, "an")).as("not every zhang and shan").containsExactly("张安");
        assertThat(names(id, XINGLONG, "batu·suhe")).containsExactly("巴图·苏和");
        assertThat(names(id, XINGLONG, "ba'tu'su")).containsExactly("巴图·苏和");
        assertThat(names(id, XINGLONG, "lichun")).containsExactly("李𬭚");
        assertThat(names(id, XINGLONG, "lüle")).containsExactly("吕乐");
        assertThat(names(id, XINGLONG, "luyue")).containsExactly("吕乐");
        assertThat(names(id, XINGLONG, "ly")).containsExactly("吕乐");
        assertThat(names(id, XIWAI, "sxm")).hasSize(1);
        JsonPath first = get("/api/v1/rosters/" + id + "/lines?name=s&limit=1&village=" + XINGLONG)
                .jsonPath();
        assertThat(first.getList("items.name")).containsExactly("单小明");
        assertThat(get("/api/v1/rosters/" + id + "/lines?name=s&limit=1&village=" + XINGLONG + "&cursor="
                                + first.getString("nextCursor"))
                        .jsonPath()
                        .getList("items.name"))
                .containsExactly("巴图·苏和");
    }

    @Test
    void acrossATownshipNobodyIsLookedFor() {
        List<Line> all = new ArrayList<>(lines(XINGLONG, 2));
        all.addAll(lines(XIWAI, 1));
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), all);
        Response refused = get("/api/v1/rosters/" + id + "/lines?name=苏");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("code")).isEqualTo("village-required");
        assertThat(refused.<String>path("detail")).contains("我的补贴");
        assertThat(get("/api/v1/rosters/" + id + "/lines?name=su&village=" + XIWAI)
                        .statusCode())
                .isEqualTo(200);
        UUID village = rosters.published("farmland", XINGLONG, When.next(), lines(XINGLONG, 2));
        assertThat(get("/api/v1/rosters/" + village + "/lines?name=su").statusCode())
                .isEqualTo(200);
    }

    @Test
    void pinyinDoesNotSeeThroughMasksEither() {
        String code = "letters-" + UUID.randomUUID().toString().substring(0, 8);
        programme(code, true, false, false);
        UUID id = rosters.published(
                code,
                TOWNSHIP,
                When.next(),
                List.of(
                        Line.of(XINGLONG, "张小三"),
                        Line.of(XINGLONG, "张大三"),
                        Line.of(XINGLONG, "李四"),
                        Line.of(XINGLONG, "单五")));
        assertThat(names(id, XINGLONG, "zhang")).containsExactly("张*三", "张*三");
        assertThat(names(id, XINGLONG, "san")).containsExactly("张*三", "张*三");
        assertThat(names(id, XINGLONG, "zhangxiaosan")).containsExactly("张*三", "张*三");
        assertThat(names(id, XINGLONG, "zxs")).containsExactly("张*三", "张*三");
        assertThat(names(id, XINGLONG, "zqs")).containsExactly("张*三", "张*三");
        assertThat(names(id, XINGLONG, "xiaosan")).isEmpty();
        assertThat(names(id, XINGLONG, "xs")).isEmpty();
        assertThat(names(id, XINGLONG, "xiao")).isEmpty();
        assertThat(names(id, XINGLONG, "zhangxiao")).isEmpty();
        assertThat(names(id, XINGLONG, "si")).doesNotContain("李*");
        assertThat(names(id, XINGLONG, "lisi")).containsExactly("李*");
        assertThat(names(id, XINGLONG, "liwu")).containsExactly("李*");
        assertThat(names(id, XINGLONG, "shan")).containsExactly("单*");
    }

    @Test
    void masksAreNotSearchedThrough() {
        String code = "masked-" + UUID.randomUUID().toString().substring(0, 8);
        programme(code, true, false, false);
        UUID id = rosters.published(
                code,
                TOWNSHIP,
                When.next(),
                List.of(Line.of(XINGLONG, "张小三"), Line.of(XINGLONG, "张大三"), Line.of(XINGLONG, "李四")));
        JsonPath page = get("/api/v1/rosters/" + id + "/lines").jsonPath();
        assertThat(page.getList("items.name")).containsExactly("张*三", "张*三", "李*");
        assertThat(page.getMap("items[0]").keySet())
                .map(Object::toString)
                .doesNotContain("quantity", "unit", "standard");
        assertThat(names(id, XINGLONG, "张小三")).containsExactly("张*三", "张*三");
        assertThat(names(id, XINGLONG, "小")).isEmpty();
        assertThat(names(id, XINGLONG, "张小")).isEmpty();
        assertThat(names(id, XINGLONG, "张")).hasSize(2);
        programme(code, false, true, true);
        assertThat(get("/api/v1/rosters/" + id + "/lines").jsonPath().getList("items.name"))
                .as("a change of the programme shows at once")
                .containsExactly("张小三", "张大三", "李四");
    }

    @Test
    void bothEncodingsAreTheSamePageWithTheirOwnTags() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 60));
        for (String path : List.of("/api/v1/rosters/" + id + "/lines?limit=50", "/api/v1/rosters/" + id)) {
            var plain = Raw.get(path, Map.of());
            var gzip = Raw.get(path, Map.of("Accept-Encoding", "gzip"));
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(Raw.gunzip(gzip.body())).isEqualTo(plain.body());
            String tag = plain.headers().firstValue("ETag").orElseThrow();
            String gzipTag = gzip.headers().firstValue("ETag").orElseThrow();
            assertThat(tag).startsWith("\"").isNotEqualTo(gzipTag);
            assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
            assertThat(plain.headers().firstValue("Cache-Control")).contains("public, no-cache");
            var same = Raw.get(path, Map.of("If-None-Match", tag));
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.headers().firstValue("ETag")).contains(tag);
            assertThat(Raw.get(path, Map.of("If-None-Match", gzipTag, "Accept-Encoding", "gzip"))
                            .statusCode())
                    .isEqualTo(304);
            assertThat(Raw.get(path, Map.of("If-None-Match", "\"other\"")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aWithdrawnRosterIsGoneAtOnceAndSaysWhy() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 25));
        String path = "/api/v1/rosters/" + id;
        String tag = get(path + "/lines").header("ETag");
        assertThat(listed(id)).isTrue();
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "面积登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
        for (String gone : List.of(path, path + "/lines", path + "/lines?village=" + XINGLONG + "&name=苏")) {
            Response answer = get(gone);
            assertThat(answer.statusCode()).as(gone).isEqualTo(410);
            assertThat(answer.jsonPath().getString("code")).isEqualTo("roster-withdrawn");
            assertThat(answer.jsonPath().getString("detail")).contains("面积登记有误");
        }
        assertThat(As.nobody().header("If-None-Match", tag).get(path + "/lines").statusCode())
                .isEqualTo(410);
        assertThat(listed(id)).isFalse();
    }

    @Test
    void theListIsFilteredAndWalked() {
        When when = When.next();
        UUID township = rosters.published("forest", TOWNSHIP, when, lines(XINGLONG, 1));
        UUID village = rosters.published("forest", XINGLONG, when, lines(XINGLONG, 1));
        UUID other = rosters.published("farmland", XINGLONG, when, lines(XINGLONG, 1));
        String year = "&year=" + when.year();
        assertThat(ids("/api/v1/rosters?region=" + TOWNSHIP + "&programme=forest" + year))
                .startsWith(village.toString(), township.toString())
                .doesNotContain(other.toString());
        assertThat(ids("/api/v1/rosters?region=" + XINGLONG + year))
                .startsWith(other.toString(), village.toString())
                .doesNotContain(township.toString());
        assertThat(ids("/api/v1/rosters?region=360735101" + year)).isEmpty();
        JsonPath first =
                get("/api/v1/rosters?limit=1&region=" + TOWNSHIP + year).jsonPath();
        JsonPath second = As.nobody()
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/api/v1/rosters?limit=1&region=" + TOWNSHIP + year)
                .jsonPath();
        assertThat(first.getString("items[0].id")).isEqualTo(other.toString());
        assertThat(second.getString("items[0].id")).isEqualTo(village.toString());
    }

    @Test
    void wrongQuestionsAreToldApart() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 25));
        UUID draft = rosters.draft("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        String lines = "/api/v1/rosters/" + id + "/lines";
        Map.ofEntries(
                        Map.entry(lines + "?limit=0", 422),
                        Map.entry(lines + "?limit=101", 422),
                        Map.entry(lines + "?limit=x", 422),
                        Map.entry(lines + "?village=1", 422),
                        Map.entry(lines + "?cursor=x", 400),
                        Map.entry(lines + "?name=" + "苏".repeat(51), 422),
                        Map.entry("/api/v1/rosters?region=abc", 422),
                        Map.entry("/api/v1/rosters?region=999999", 422),
                        Map.entry("/api/v1/rosters?year=x", 422),
                        Map.entry("/api/v1/rosters?programme=X", 422),
                        Map.entry("/api/v1/rosters?cursor=x", 400),
                        Map.entry("/api/v1/rosters/" + draft, 404),
                        Map.entry("/api/v1/rosters/" + draft + "/lines", 404),
                        Map.entry("/api/v1/rosters/" + UUID.randomUUID(), 404),
                        Map.entry("/api/v1/rosters/nonsense", 404))
                .forEach((path, status) -> {
                    Response answer = get(path);
                    assertThat(answer.statusCode()).as(path).isEqualTo(status);
                    assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
                });
    }

    @Test
    void whoReviewsReadsTheLinesBeforeAnybodyElse() {
        String code = "reviewed-" + UUID.randomUUID().toString().substring(0, 8);
        programme(code, true, false, false);
        When when = When.next();
        UUID id = rosters.draft(code, TOWNSHIP, when, List.of(Line.of(XINGLONG, "苏小松"), Line.of(MEIFU, "巴图")));
        for (String who : List.of("clerk.qinjiang", "reviewer.qinjiang", "secrecy.qinjiang")) {
            Response seen = staffLines(who, id, Map.of());
            assertThat(seen.statusCode()).as(who).isEqualTo(200);
            assertThat(seen.jsonPath().getList("items.name")).containsExactly("苏*松", "巴*");
            assertThat(seen.jsonPath().getString("items[0].quantity")).isEqualTo("7.2");
            assertThat(seen.jsonPath().getString("items[0].standard")).isEqualTo("106.23");
            assertThat(seen.asString()).doesNotContain("360799");
        }
        assertThat(staffLines("reviewer.qinjiang", id, Map.of("village", MEIFU))
                        .jsonPath()
                        .getList("items.no"))
                .containsExactly(2);
        JsonPath first = staffLines("reviewer.qinjiang", id, Map.of("limit", 1)).jsonPath();
        assertThat(staffLines("reviewer.qinjiang", id, Map.of("cursor", first.getString("nextCursor")))
                        .jsonPath()
                        .getList("items.no"))
                .containsExactly(2);
        assertThat(staffLines("reviewer.xiaosong", id, Map.of()).statusCode()).isEqualTo(404);
        assertThat(staffLines("leader.shicheng", id, Map.of()).statusCode()).isEqualTo(403);
        assertThat(staffLines("reviewer.qinjiang", id, Map.of("version", 9)).statusCode())
                .isEqualTo(404);
        assertThat(staffLines("reviewer.qinjiang", id, Map.of("cursor", "x")).statusCode())
                .isEqualTo(400);

        rosters.publish(id);
        rosters.draft(code, TOWNSHIP, when, List.of(Line.of(XIWAI, "那日苏")));
        assertThat(staffLines("secrecy.qinjiang", id, Map.of()).jsonPath().getList("items.name"))
                .as("the version on its way")
                .containsExactly("那*苏");
        assertThat(staffLines("secrecy.qinjiang", id, Map.of("version", 1))
                        .jsonPath()
                        .getList("items.name"))
                .containsExactly("苏*松", "巴*");
    }

    @Test
    void everyLookOfAnInspectorIsAudited() {
        String code = "inspected-" + UUID.randomUUID().toString().substring(0, 8);
        programme(code, true, false, false);
        UUID id = rosters.draft(code, TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏小松")));
        assertThat(staffLines("inspector.shicheng", id, Map.of("name", "小松"))
                        .jsonPath()
                        .getList("items.name"))
                .containsExactly("苏小松");
        staffLines("reviewer.qinjiang", id, Map.of());
        List<?> looks = em.createNativeQuery(
                        "SELECT detail FROM audit_entry WHERE subject = ?1 AND action = 'roster.inspected'")
                .setParameter(1, "roster:" + id)
                .getResultList();
        assertThat(looks).hasSize(1);
        assertThat(looks.getFirst().toString()).contains("\"version\"").doesNotContain("松");
    }

    @Test
    void aCursorOfNoTimeIsTold() {
        for (String time :
                List.of("+999999999-12-31T23:59:59Z", "-1000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z")) {
            Response answer = As.nobody()
                    .queryParam("cursor", Cursor.of(time, UUID.randomUUID()))
                    .get("/api/v1/rosters");
            assertThat(answer.statusCode()).as(time).isEqualTo(400);
            assertThat(answer.<String>path("code")).isEqualTo("cursor-invalid");
        }
    }

    private static Response staffLines(String who, UUID id, Map<String, ?> query) {
        return As.staff(who).queryParams(query).get("/api/v1/staff/rosters/{id}/lines", id);
    }

    private List<Integer> walk(UUID id, Map<String, ?> query) {
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = As.nobody().queryParams(query);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/rosters/{id}/lines", id)
                    .jsonPath();
            seen.addAll(page.getList("items.no", Integer.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return seen;
    }

    private static List<String> names(UUID id, String village, String name) {
        var request = As.nobody().queryParam("name", name);
        return (village == null ? request : request.queryParam("village", village))
                .get("/api/v1/rosters/{id}/lines", id)
                .jsonPath()
                .getList("items.name");
    }

    private static boolean listed(UUID id) {
        return ids("/api/v1/rosters?limit=100&region=" + TOWNSHIP).contains(id.toString());
    }

    private static List<String> ids(String path) {
        return get(path).jsonPath().getList("items.id");
    }

    private static Response get(String path) {
        return As.nobody().get(path);
    }

    private static void programme(String code, boolean mask, boolean quantity, boolean standard) {
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
                        quantity,
                        "showStandard",
                        standard,
                        "maskNames",
                        mask,
                        "publicityDays",
                        7))
                .put("/api/v1/staff/programmes/{code}", code)
                .then()
                .statusCode(200);
    }
}
