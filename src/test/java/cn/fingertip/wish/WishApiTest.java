package cn.fingertip.wish;

import static cn.fingertip.wish.WishSteps.ZHUOKENG;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.calendar.WorkingDays;
import cn.fingertip.kernel.Clock;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WishApiTest {
    private static final String VILLAGER = "villager-wish-api";

    @Inject
    WorkingDays workingDays;

    @Inject
    Clock clock;

    @Inject
    Heard heard;

    @BeforeEach
    void dueDatesAreKnown() {
        Calendars.knownThroughNextYear(clock);
    }

    @Test
    void aWishIsReceivedWithANumberAndADate() {
        String id = WishSteps.submit(
                        VILLAGER, WishSteps.wish(ZHUOKENG), UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .body("number", matchesPattern("XY360735100211-20\\d\\d-\\d{4,}"))
                .body("status", equalTo("submitted"))
                .body("dueOn", equalTo(workingDays.plus(clock.today(), 2).toString()))
                .extract()
                .path("id");
        As.villager(VILLAGER)
                .get("/api/v1/wishes/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("村口路灯不亮"))
                .body("region.name", equalTo("濯坑村委会"))
                .body("statusName", equalTo("待接单"))
                .body("overdue", equalTo(false))
                .body("history.who", contains("本人"));
        assertThat(heard.submitted).anyMatch(event -> event.wish().toString().equals(id));
    }

    @Test
    void acceptanceBeginsTheTimeToFinish() {
        String id = WishSteps.submitted(VILLAGER, ZHUOKENG);
        WishSteps.cadre(WishSteps.CADRE, id, "accept", Map.of("note", "本周上门", "responsible", "村水电员"))
                .then()
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("dueOn", equalTo(workingDays.plus(clock.today(), 10).toString()))
                .body("responsible", equalTo("村水电员"))
                .body("next", not(hasItem("done")))
                .body("history[1].who", equalTo("濯坑村委会"))
                .body("history[1].note", equalTo("本周上门"));
        assertThat(heard.moved)
                .anyMatch(event -> event.wish().toString().equals(id)
                        && event.from() == WishStatus.SUBMITTED
                        && event.to() == WishStatus.ACCEPTED);
    }

    @Test
    void theVillagerNeverSeesWhoOfTheStaffDidIt() {
        String id = WishSteps.after(VILLAGER, List.of("accept", "start", "done"), null);
        String shown = As.villager(VILLAGER).get("/api/v1/wishes/" + id).asString();
        assertThat(shown).contains("濯坑村委会").doesNotContain("cadre", "濯坑村党支部", "staff");
    }

    @Test
    void theSameKeyAndBodyIsTheSameWish() {
        String key = UUID.randomUUID().toString();
        Response first = WishSteps.submit(VILLAGER, WishSteps.wish(ZHUOKENG), key);
        Response again = WishSteps.submit(VILLAGER, WishSteps.wish(ZHUOKENG), key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        Map<String, Object> other = WishSteps.wish(ZHUOKENG);
        other.put("title", "另一件");
        WishSteps.submit(VILLAGER, other, key).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        Response somebodyElse = WishSteps.submit("villager-wish-other", WishSteps.wish(ZHUOKENG), key);
        assertThat(somebodyElse.<String>path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void aKeyIsNeeded() {
        As.villager(VILLAGER)
                .contentType(ContentType.JSON)
                .body(WishSteps.wish(ZHUOKENG))
                .post("/api/v1/wishes")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
    }

    @ParameterizedTest
    @CsvSource({
        "title, '', 422, invalid",
        "title, '   ', 422, invalid",
        "text, , 422, invalid",
        "region, , 422, invalid",
        "region, 36073, 422, region-unknown",
        "region, abc, 422, invalid",
        "region, 999999999999, 422, region-unknown",
        "region, 36, 422, wish-region-unfit",
        "region, 3607, 422, wish-region-unfit",
        "type, , 422, invalid",
        "type, party, 400, malformed",
        "unknownField, x, 400, malformed"
    })
    void whatCannotBeTaken(String field, String value, int status, String code) {
        Map<String, Object> wish = WishSteps.wish(ZHUOKENG);
        wish.put(field, value);
        WishSteps.submit(VILLAGER, wish, UUID.randomUUID().toString())
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void textsThatCannotBeKept() {
        for (String bad : List.of("a\u0000b", "\uD800")) {
            Map<String, Object> wish = WishSteps.wish(ZHUOKENG);
            wish.put("title", bad);
            WishSteps.submit(VILLAGER, wish, UUID.randomUUID().toString())
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed"));
        }
        Map<String, Object> rare = WishSteps.wish(ZHUOKENG);
        rare.put("title", "𬭚𠮷·🌾");
        String id =
                WishSteps.submit(VILLAGER, rare, UUID.randomUUID().toString()).path("id");
        As.villager(VILLAGER).get("/api/v1/wishes/" + id).then().body("title", equalTo("𬭚𠮷·🌾"));
    }

    @Test
    void aFileThatWasNeverUploaded() {
        Map<String, Object> wish = WishSteps.wish(ZHUOKENG);
        wish.put("uploadIds", List.of("no-such-upload"));
        WishSteps.submit(VILLAGER, wish, UUID.randomUUID().toString())
                .then()
                .statusCode(422)
                .body("code", equalTo("upload-unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/rating", "/reopen"})
    void ofAnotherVillagerItDoesNotExist(String action) {
        String id = WishSteps.after(VILLAGER, List.of("accept", "start", "done"), null);
        Response answer = action.isEmpty()
                ? As.villager("villager-wish-stranger").get("/api/v1/wishes/" + id)
                : WishSteps.villager(
                        "villager-wish-stranger", id, action.substring(1), WishSteps.bodyOf(action.substring(1), null));
        answer.then().statusCode(404).body("code", equalTo("not-found"));
        As.villager(VILLAGER).get("/api/v1/wishes/" + id).then().body("status", equalTo("done"));
    }

    @Test
    void ofAnotherVillageItDoesNotExist() {
        String neighbour = cadreOf("360735100212");
        String id = WishSteps.submitted(VILLAGER, ZHUOKENG);
        As.staff(neighbour, PASSWORD).get("/api/v1/staff/wishes/" + id).then().statusCode(404);
        for (String action : List.of("accept", "return", "start", "done", "close", "duplicate")) {
            As.staff(neighbour, PASSWORD)
                    .contentType(ContentType.JSON)
                    .body(WishSteps.bodyOf(action, id))
                    .post("/api/v1/staff/wishes/" + id + "/" + action)
                    .then()
                    .statusCode(404);
        }
        assertThat(As.staff(neighbour, PASSWORD)
                        .queryParam("limit", 100)
                        .get("/api/v1/staff/wishes")
                        .jsonPath()
                        .getList("items.region.code"))
                .doesNotContain(ZHUOKENG);
    }

    @Test
    void theTownshipMayTakeWhatTheVillageReturned() {
        String township = cadreOf("360735100");
        String id = WishSteps.after(VILLAGER, List.of("return"), null);
        As.staff(township, PASSWORD)
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/staff/wishes/" + id + "/accept")
                .then()
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("history.who", contains("本人", "濯坑村委会", "琴江镇"))
                .body("history[1].note", equalTo("退给琴江镇人民政府:属县道,村里无权施工"));
    }

    @Test
    void whoMayNotAtAll() {
        String id = WishSteps.submitted(VILLAGER, ZHUOKENG);
        given().get("/api/v1/wishes/" + id).then().statusCode(401);
        given().get("/api/v1/staff/wishes/" + id).then().statusCode(401);
        As.staff("clerk.qinjiang").get("/api/v1/staff/wishes/" + id).then().statusCode(403);
        As.villager(VILLAGER).get("/api/v1/staff/wishes/" + id).then().statusCode(403);
        As.staff(WishSteps.CADRE).get("/api/v1/wishes/" + id).then().statusCode(403);
        As.staff("admin").get("/api/v1/staff/wishes/" + id).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000"})
    void anIdThatIsNone(String id) {
        As.villager(VILLAGER).get("/api/v1/wishes/" + id).then().statusCode(404);
        As.staff(WishSteps.CADRE).get("/api/v1/staff/wishes/" + id).then().statusCode(404);
        WishSteps.act(VILLAGER, id, "accept", null).then().statusCode(404);
        WishSteps.act(VILLAGER, id, "rating", null).then().statusCode(404);
    }

    @Test
    void acceptAndStartNeedNoBody() {
        String id = WishSteps.submitted(VILLAGER, ZHUOKENG);
        for (String action : List.of("accept", "start")) {
            As.staff(WishSteps.CADRE)
                    .contentType(ContentType.JSON)
                    .post("/api/v1/staff/wishes/" + id + "/" + action)
                    .then()
                    .statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"return, reason", "return, to", "done, result", "close, reason", "duplicate, of"})
    void whatTheVillagerMustBeTold(String action, String field) {
        String id = WishSteps.submitted(VILLAGER, ZHUOKENG);
        Map<String, Object> body = new HashMap<>(WishSteps.bodyOf(action, id));
        body.put(field, " ");
        WishSteps.cadre(WishSteps.CADRE, id, action, body)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6, 100})
    void ratingsAreOneToFive(int stars) {
        String id = WishSteps.submitted(VILLAGER, ZHUOKENG);
        WishSteps.villager(VILLAGER, id, "rating", Map.of("stars", stars))
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("stars"));
    }

    @Test
    void ratedOnceAndAgainOnlyAfterReopening() {
        String id = WishSteps.after(VILLAGER, List.of("accept", "start", "done"), null);
        WishSteps.villager(VILLAGER, id, "rating", Map.of("stars", 2, "comment", "灯不够亮"))
                .then()
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("stars", equalTo(2))
                .body("comment", equalTo("灯不够亮"));
        WishSteps.villager(VILLAGER, id, "rating", Map.of("stars", 5))
                .then()
                .statusCode(409)
                .body("code", equalTo("wish-already-rated"));
        WishSteps.act(VILLAGER, id, "reopen", null)
                .then()
                .statusCode(200)
                .body("status", equalTo("reopened"))
                .body("stars", nullValue())
                .body("dueOn", equalTo(workingDays.plus(clock.today(), 10).toString()));
        WishSteps.act(VILLAGER, id, "start", null).then().statusCode(200);
        WishSteps.act(VILLAGER, id, "done", null).then().statusCode(200);
        WishSteps.villager(VILLAGER, id, "rating", Map.of("stars", 5))
                .then()
                .statusCode(200)
                .body("stars", equalTo(5));
    }

    @Test
    void aDuplicateNamesTheWishThatGoesOn() {
        String other = WishSteps.submitted(VILLAGER, ZHUOKENG);
        String number = As.villager(VILLAGER).get("/api/v1/wishes/" + other).path("number");
        String id = WishSteps.submitted(VILLAGER, ZHUOKENG);
        for (String none :
                List.of(id, "XY360735100211-2026-999999", UUID.randomUUID().toString(), "' OR 1=1")) {
            WishSteps.act(VILLAGER, id, "duplicate", none)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("wish-duplicate-unknown"));
        }
        WishSteps.act(VILLAGER, id, "duplicate", number)
                .then()
                .statusCode(200)
                .body("status", equalTo("duplicate"))
                .body("duplicateOf", equalTo(number));
        String third = WishSteps.submitted(VILLAGER, ZHUOKENG);
        WishSteps.act(VILLAGER, third, "duplicate", id)
                .then()
                .statusCode(422)
                .body("code", equalTo("wish-duplicate-unknown"));
    }

    @Test
    void mineAreListedPageByPage() {
        String villager = "villager-wish-pages-" + UUID.randomUUID();
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.addFirst(WishSteps.submitted(villager, ZHUOKENG));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = As.villager(villager).queryParam("limit", 2);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/me/wishes");
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("items.id", String.class));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(seen).isEqualTo(placed);
        As.villager(villager)
                .queryParam("cursor", "eA")
                .get("/api/v1/me/wishes")
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
    }

    @Test
    void theCadreFiltersByState() {
        String accepted = WishSteps.after(VILLAGER, List.of("accept"), null);
        String submitted = WishSteps.submitted(VILLAGER, ZHUOKENG);
        Response list = As.staff(WishSteps.CADRE)
                .queryParam("status", "accepted")
                .queryParam("limit", 100)
                .get("/api/v1/staff/wishes");
        list.then().statusCode(200).body("items.status.unique()", contains("accepted"));
        assertThat(list.jsonPath().getList("items.id")).contains(accepted).doesNotContain(submitted);
        As.staff(WishSteps.CADRE)
                .queryParam("status", "nonsense")
                .get("/api/v1/staff/wishes")
                .then()
                .statusCode(422)
                .body("code", equalTo("wish-status-unknown"));
    }

    @Test
    void whatHappenedStandsInTheAuditTrailWithoutWords() {
        String id = WishSteps.after(VILLAGER, List.of("accept", "start", "done", "rating"), null);
        Response trail = As.staff("admin")
                .queryParam("chain", "360735")
                .queryParam("limit", 100)
                .get("/api/v1/staff/audit");
        List<Map<String, Object>> mine = trail.jsonPath().getList("items.findAll { it.subject == 'wish:" + id + "' }");
        assertThat(mine)
                .extracting(entry -> entry.get("action"))
                .containsExactly("wish.confirmed", "wish.done", "wish.in-progress", "wish.accepted", "wish.submitted");
        assertThat(mine.toString()).doesNotContain("路灯", "灯泡");
        assertThat(mine)
                .extracting(entry -> entry.get("actor").toString().split(":")[0])
                .containsExactly("citizen", "staff", "staff", "staff", "citizen");
    }

    @Test
    void typesToChooseFrom() {
        given().get("/api/v1/wishes/types")
                .then()
                .statusCode(200)
                .body("items.code", contains("repair", "certificate", "assistance", "dispute", "other"))
                .body("items.name", contains("设施维修", "证明办理", "困难帮扶", "矛盾调解", "其他"));
    }

    @Test
    void typesAreCached() {
        RestAssuredConfig undecoded = RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        Response plain = given().config(undecoded).get("/api/v1/wishes/types");
        plain.then().header("Cache-Control", "public, max-age=300").header("ETag", matchesPattern("\"[^\"]+\""));
        given().config(undecoded)
                .header("If-None-Match", plain.header("ETag"))
                .get("/api/v1/wishes/types")
                .then()
                .statusCode(304);
        Response compressed = given().header("Accept-Encoding", "gzip").get("/api/v1/wishes/types");
        compressed.then().statusCode(200).header("Content-Encoding", "gzip").body("items.code", hasItem("other"));
        assertThat(compressed.header("ETag")).isNotEqualTo(plain.header("ETag"));
    }

    private static final String PASSWORD = "a-Good-password-7";

    private static String cadreOf(String region) {
        String username = "cadre-" + UUID.randomUUID().toString().substring(0, 8);
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "username",
                        username,
                        "name",
                        "经办人",
                        "password",
                        PASSWORD,
                        "grants",
                        List.of(Map.of("role", "cadre", "region", region))))
                .post("/api/v1/staff/people")
                .then()
                .statusCode(201);
        return username;
    }

    @Singleton
    static class Heard {
        final List<WishSubmitted> submitted = new CopyOnWriteArrayList<>();
        final List<WishMoved> moved = new CopyOnWriteArrayList<>();

        void on(@Observes WishSubmitted event) {
            submitted.add(event);
        }

        void on(@Observes WishMoved event) {
            moved.add(event);
        }
    }
}
