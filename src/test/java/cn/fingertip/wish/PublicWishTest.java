package cn.fingertip.wish;

import static cn.fingertip.wish.WishSteps.ZHUOKENG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.embedded.wechat.server.Failure;
import cn.fingertip.identity.Proved;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.StandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 心愿公开栏: who lets others see a wish, what is looked at before, and what others then see. */
@QuarkusTest
class PublicWishTest {
    private static final String VILLAGER = "villager-public-wish";
    private static final String REVIEWER = "reviewer.qinjiang";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RISKY = "违禁示例";
    private static final String UNSURE = "复核示例";

    private final StandIn wechat = StandIn.ofTheApplication();

    @Inject
    DataSource dataSource;

    @AfterEach
    void wechatIsWell() {
        wechat.reset();
    }

    @Test
    void everybodySeesItAndNobodySeesWhoAsks() {
        String asker = "villager-public-" + UUID.randomUUID();
        Proved.villager(asker, "谢石榴");
        String id = placed(asker, "水渠边的护栏断了", "雨天路滑,怕有人掉下去。", "repair");
        state(asker, id, "shown");
        for (String action : List.of("accept", "start", "done", "rating")) {
            WishSteps.act(asker, id, action, null).then().statusCode(200);
        }
        Response shown = publicly(id);
        shown.then()
                .statusCode(200)
                .body("title", equalTo("水渠边的护栏断了"))
                .body("text", equalTo("雨天路滑,怕有人掉下去。"))
                .body("region.name", equalTo("濯坑村委会"))
                .body("office", equalTo("濯坑村委会"))
                .body("status", equalTo("confirmed"))
                .body("result", equalTo("已更换灯头和灯泡"))
                .body("stars", equalTo(5))
                .body("files", empty());
        assertThat(shown.asString()).doesNotContain("谢石榴", "asker", "responsible", "comment", "place", "history");
        assertThat(shown.header("Cache-Control")).isEqualTo("public, no-cache");
        As.nobody()
                .header("If-None-Match", shown.header("ETag"))
                .get("/api/v1/wishes/{id}/public", id)
                .then()
                .statusCode(304);

        String number = shown.path("number");
        // The author's id tells the millisecond in which it was placed.
        shown.then().body("id", equalTo(number));
        assertThat(shown.asString()).doesNotContain(id);
        publicly(number).then().statusCode(200).body("text", equalTo("雨天路滑,怕有人掉下去。"));

        assertThat(listed("region", "360735")).contains(number).doesNotContain(id);
        assertThat(listed("region", ZHUOKENG, "type", "repair", "status", "confirmed"))
                .contains(number);
        assertThat(listed("region", "360735101")).doesNotContain(number);
        assertThat(listed("region", ZHUOKENG, "status", "done")).doesNotContain(number);
        assertThat(listed("region", ZHUOKENG, "type", "other")).doesNotContain(number);

        publish(asker, id, Map.of("public", false)).statusCode(200).body("publicity", equalTo("private"));
        publicly(id).then().statusCode(404);
        publicly(number).then().statusCode(404);
        assertThat(listed("region", ZHUOKENG)).doesNotContain(number);
        As.villager(asker).get("/api/v1/wishes/{id}", id).then().body("status", equalTo("confirmed"));
    }

    @Test
    void nobodySeesWhatNobodyAskedToShow() {
        String id = WishSteps.submitted(VILLAGER, ZHUOKENG);
        publicly(id).then().statusCode(404);
        publicly(number(VILLAGER, id)).then().statusCode(404);
        assertThat(listed("region", ZHUOKENG)).doesNotContain(number(VILLAGER, id));
        publish("villager-public-stranger", id, Map.of("public", true)).statusCode(404);
        publish(VILLAGER, id, Map.of("public", true)).statusCode(200).body("publicity", equalTo("checking"));
        state(VILLAGER, id, "shown");
        publicly(id).then().statusCode(200).body("status", equalTo("submitted")).body("acceptedOn", nullValue());
    }

    @Test
    void whatWechatRefusesIsLookedAtByAPersonFromThenOn() {
        String id = placed(VILLAGER, "路灯不亮", "这一句是" + RISKY, "repair");
        state(VILLAGER, id, "refused");
        publicly(id).then().statusCode(404);
        As.villager(VILLAGER)
                .get("/api/v1/wishes/{id}", id)
                .then()
                .body("status", equalTo("submitted"))
                .body("publicityName", equalTo("未通过公开审核"))
                .body("publicityReason", containsString("可以改写"));

        publish(VILLAGER, id, Map.of("public", true, "text", "村口的路灯不亮。"))
                .statusCode(200)
                .body("publicText", equalTo("村口的路灯不亮。"));
        String review = waiting(REVIEWER, id);
        decide(REVIEWER, review, "pass", null).statusCode(200).body("state", equalTo("passed"));
        publicly(id).then().statusCode(200).body("text", equalTo("村口的路灯不亮。"));
        As.villager(VILLAGER).get("/api/v1/wishes/{id}", id).then().body("text", containsString(RISKY));
    }

    @Test
    void reviewersOfTheRegionDecideAndSayWhy() throws SQLException {
        String id = placed(VILLAGER, "隔壁老王家的狗", "这一句要" + UNSURE, "other");
        String review = waiting(REVIEWER, id);
        assertThat(As.staff(REVIEWER).get("/api/v1/staff/content-reviews").asString())
                .doesNotContain("citizen", "author");
        decide("reviewer.xiaosong", review, "pass", null).statusCode(404);
        decide("clerk.qinjiang", review, "pass", null).statusCode(403);
        decide(REVIEWER, review, "refuse", " ").statusCode(422);
        decide(REVIEWER, review, "refuse", "文中写了邻居,请去掉").statusCode(200).body("state", equalTo("refused"));
        decide(REVIEWER, review, "pass", null).statusCode(409).body("code", equalTo("content-review-settled"));
        As.villager(VILLAGER)
                .get("/api/v1/wishes/{id}", id)
                .then()
                .body("publicity", equalTo("refused"))
                .body("publicityReason", containsString("文中写了邻居,请去掉"));
        assertThat(audited("wish:" + id, "content.refused")).isEqualTo(1);
        publicly(id).then().statusCode(404);
    }

    @Test
    void nobodyDecidesOnTheirOwn() {
        String asker = "villager-public-own-" + UUID.randomUUID();
        Proved.villager(asker, staffName(REVIEWER));
        String id = placed(asker, "桥栏杆松了", "这一句要" + UNSURE, "repair");
        decide(REVIEWER, waiting(REVIEWER, id), "pass", null)
                .statusCode(403)
                .body("code", equalTo("content-review-own"));
    }

    @Test
    void aWechatThatCannotSayKeepsNothingFromBeingPlaced() {
        wechat.fail("/wxa/msg_sec_check", Failure.errcode(45009), 1);
        String id = placed(VILLAGER, "水管漏水", "巷口的水管漏了两天。", "repair");
        String review = waiting(REVIEWER, id);
        As.staff(REVIEWER)
                .queryParam("limit", 100)
                .get("/api/v1/staff/content-reviews")
                .then()
                .body("items.find { it.id == '" + review + "' }.cause", equalTo("unsure"));
        publish(VILLAGER, id, Map.of("public", false)).statusCode(200);
        assertThat(reviews(REVIEWER, id)).isEmpty();
        decide(REVIEWER, review, "pass", null).statusCode(409);
        publicly(id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "请打 13800000000 找我, personal-number",
        "我的证号 360799195507039727, personal-number",
        "家里有人患病, personal-condition",
        "我是谢玉桂, personal-name",
        "我是谢 玉桂, personal-name"
    })
    void whatTellsOfPeopleStaysPrivateAndIsNotLost(String text, String code) {
        String asker = "villager-public-named-" + UUID.randomUUID();
        Proved.villager(asker, "谢玉桂");
        String id = placed(asker, "修一修水井", text, "repair", "needs-change");
        As.villager(asker)
                .get("/api/v1/wishes/{id}", id)
                .then()
                .body("publicityReason", containsString("具体情况里"))
                .body("text", equalTo(text));
        publish(asker, id, Map.of("public", true))
                .statusCode(422)
                .body("code", equalTo("wish-text-personal"))
                .body("violations.code", hasItem(code))
                .body("violations.field", hasItem("text"));
        publish(asker, id, Map.of("public", true, "text", "水井要修。")).statusCode(200);
        state(asker, id, "shown");
        assertThat(publicly(id).asString()).doesNotContain(text);
    }

    /** Who places a wish as nobody and proves a name afterwards has a name all the same. */
    @Test
    void aNameThatIsProvedLaterIsNotShownEither() {
        String asker = "villager-public-later-" + UUID.randomUUID();
        String id = placed(asker, "村道积水", "门前的路一下雨就积水。", "repair");
        state(asker, id, "shown");
        Proved.villager(asker, "谢冬梅");
        for (String action : List.of("accept", "start")) {
            WishSteps.act(asker, id, action, null).then().statusCode(200);
        }
        WishSteps.cadre(WishSteps.CADRE, id, "done", Map.of("result", "已为谢 冬梅家门前铺了碎石"))
                .then()
                .statusCode(200);
        publicly(id).then().statusCode(200).body("result", nullValue());
        publish(asker, id, Map.of("public", true, "text", "我是谢冬梅,门前的路积水。"))
                .statusCode(422)
                .body("violations.code", hasItem("personal-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assistance", "dispute"})
    void wishesThatNameOthersAreForTheCadreAlone(String type) {
        String id = placed(VILLAGER, "两家的地界", "请来调一调。", type, "unfit");
        publish(VILLAGER, id, Map.of("public", true)).statusCode(422).body("code", equalTo("wish-type-private"));
        As.nobody()
                .get("/api/v1/wishes/types")
                .then()
                .body("items.find { it.code == '" + type + "' }.mayBePublic", equalTo(false));
    }

    @Test
    void reviewersTimeIsNotWithoutEnd() {
        String id = WishSteps.submitted(VILLAGER, ZHUOKENG);
        for (int i = 0; i < 5; i++) {
            publish(VILLAGER, id, Map.of("public", true, "title", "路灯 " + i)).statusCode(200);
        }
        publish(VILLAGER, id, Map.of("public", true, "title", "路灯 6"))
                .statusCode(422)
                .body("code", equalTo("content-review-too-often"));
        state(VILLAGER, id, "shown");
        publicly(id).then().body("title", equalTo("路灯 4"));
    }

    @Test
    void aResultThatTellsOfPeopleIsNotShown() {
        String id = placed(VILLAGER, "井盖松动", "小学门口的井盖会响。", "repair");
        state(VILLAGER, id, "shown");
        for (String action : List.of("accept", "start")) {
            WishSteps.act(VILLAGER, id, action, null).then().statusCode(200);
        }
        WishSteps.cadre(WishSteps.CADRE, id, "done", Map.of("result", "已修好,有事打 13800000000"))
                .then()
                .statusCode(200)
                .body("publicity", equalTo("shown"));
        publicly(id).then().statusCode(200).body("status", equalTo("done")).body("result", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "region, 36073, region-unknown",
        "region, abc, invalid",
        "type, party, wish-type-unknown",
        "status, x, wish-status-unknown",
        "limit, 101, invalid"
    })
    void askedForWhatThereIsNot(String parameter, String value, String code) {
        As.nobody()
                .queryParam(parameter, value)
                .get("/api/v1/wishes")
                .then()
                .statusCode(422)
                .body("code", equalTo(code));
    }

    @Test
    void thePagesGoOn() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            placed.addFirst(placed("villager-public-pages", "井 " + i, "井里没水。", "other"));
        }
        placed.forEach(id -> state("villager-public-pages", id, "shown"));
        placed.replaceAll(id -> number("villager-public-pages", id));
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = As.nobody().queryParam("limit", 2).queryParam("region", ZHUOKENG);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/wishes");
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("items.id", String.class));
            cursor = page.path("nextCursor");
            if (cursor != null) {
                assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
                        .isEqualTo(seen.getLast());
            }
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(placed);
    }

    private static String placed(String villager, String title, String text, String type) {
        return placed(villager, title, text, type, "checking");
    }

    /** @return its id */
    private static String placed(String villager, String title, String text, String type, String publicity) {
        Map<String, Object> wish = WishSteps.wish(ZHUOKENG);
        wish.putAll(Map.of("title", title, "text", text, "type", type, "place", "第三户", "public", true));
        return WishSteps.submit(villager, wish, UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .body("publicity", equalTo(publicity))
                .extract()
                .path("id");
    }

    private static void state(String villager, String id, String publicity) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> As.villager(villager)
                        .get("/api/v1/wishes/{id}", id)
                        .then()
                        .body("publicity", equalTo(publicity)));
    }

    private static String number(String villager, String id) {
        return As.villager(villager).get("/api/v1/wishes/{id}", id).path("number");
    }

    private static Response publicly(String id) {
        return As.nobody().get("/api/v1/wishes/{id}/public", id);
    }

    private static ValidatableResponse publish(String villager, String id, Map<String, ?> body) {
        return WishSteps.villager(villager, id, "public", body).then();
    }

    private static List<String> listed(String... filter) {
        var request = As.nobody().queryParam("limit", 100);
        for (int i = 0; i < filter.length; i += 2) {
            request = request.queryParam(filter[i], filter[i + 1]);
        }
        return request.get("/api/v1/wishes").then().statusCode(200).extract().path("items.id");
    }

    /** @return the id of what waits of this wish */
    private static String waiting(String reviewer, String wish) {
        await().atMost(PATIENCE).until(() -> !reviews(reviewer, wish).isEmpty());
        return reviews(reviewer, wish).getFirst();
    }

    private static List<String> reviews(String reviewer, String wish) {
        return As.staff(reviewer)
                .queryParam("limit", 100)
                .get("/api/v1/staff/content-reviews")
                .then()
                .statusCode(200)
                .body("items.region.code", not(hasItem("360735101")))
                .extract()
                .path("items.findAll { it.subjectId == '" + wish + "' }.id");
    }

    private static ValidatableResponse decide(String who, String review, String what, String reason) {
        var request = As.staff(who).contentType(ContentType.JSON);
        return (reason == null ? request : request.body(Map.of("reason", reason)))
                .post("/api/v1/staff/content-reviews/{id}/" + what, review)
                .then();
    }

    private static String staffName(String username) {
        return As.staff(username).get("/api/v1/staff/me").path("name");
    }

    private long audited(String subject, String action) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FROM audit_entry WHERE subject = ? AND action = ? AND actor LIKE 'staff:%'")) {
            query.setString(1, subject);
            query.setString(2, action);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
