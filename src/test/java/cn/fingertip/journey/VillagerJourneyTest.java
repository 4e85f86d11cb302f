package cn.fingertip.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A villager finds the own line, proves who they are, sees all payments, objects, and asks the village for help. */
@QuarkusTest
class VillagerJourneyTest {
    private static final String VILLAGER = "villager-of-the-journey";
    private static final String ID_NUMBER = "360799194410040110";
    private static final String FILE = """
            村,姓名,身份证号,补贴面积,补贴标准,补贴金额,银行账号
            濯坑村,朱春,360799194410040110,2.99,106.23,317.63,6299994414214037213
            """;

    @Test
    void fromTheFirstLookToTheOwnWish() {
        String roster = published();

        As.nobody()
                .queryParam("village", "360735100211")
                .queryParam("name", "朱")
                .get("/api/v1/rosters/{id}/lines", roster)
                .then()
                .statusCode(200)
                .body("items[0].name", equalTo("朱春"))
                .body("items[0].amount", equalTo("317.63"));

        As.villager(VILLAGER)
                .get("/api/v1/me/payments")
                .then()
                .statusCode(403)
                .body("code", equalTo("identity-required"));
        prove("朱夏").statusCode(422).body("code", equalTo("identity-not-matched"));
        prove("朱春").statusCode(204);
        As.villager(VILLAGER).get("/api/v1/me").then().body("verified", equalTo(true));
        As.villager(VILLAGER)
                .queryParam("year", 2032)
                .get("/api/v1/me/payments")
                .then()
                .statusCode(200)
                .body("items.roster.id", hasItem(roster))
                .body("items.amount", hasItem("317.63"))
                .body(not(containsString(ID_NUMBER)));

        created(
                        "/api/v1/rosters/" + roster + "/objections",
                        Map.of("line", 1, "kind", "wrong-quantity", "text", "面积少了半亩。"))
                .body("id", notNullValue());
        String wish = created(
                        "/api/v1/wishes",
                        Map.of("type", "repair", "title", "水渠漏水", "text", "第3组的水渠漏水。", "region", "360735100211"))
                .body("status", equalTo("submitted"))
                .extract()
                .path("id");
        As.villager(VILLAGER).get("/api/v1/me/wishes").then().body("items.id", hasItem(wish));
        As.villager("another-villager").get("/api/v1/wishes/{id}", wish).then().statusCode(404);
    }

    private static ValidatableResponse prove(String name) {
        return As.villager(VILLAGER)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "idNumber", ID_NUMBER))
                .post("/api/v1/me/identity")
                .then();
    }

    private static ValidatableResponse created(String path, Map<String, ?> body) {
        return As.villager(VILLAGER)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }

    private static String published() {
        String location = As.staff("clerk.qinjiang")
                .multiPart("file", "清册.csv", FILE.getBytes(StandardCharsets.UTF_8))
                .multiPart("programme", "farmland")
                .multiPart("region", "360735100")
                .multiPart("year", "2032")
                .multiPart("period", "2032-05")
                .post("/api/v1/staff/imports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        JsonPath done = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> As.staff("clerk.qinjiang").get(location).jsonPath(),
                        job -> List.of("done", "refused").contains(job.getString("status")));
        String roster = done.getString("rosterId");
        RosterFixture.excuseFunds(roster, "clerk.qinjiang");
        step("clerk.qinjiang", roster, "submit");
        step("reviewer.qinjiang", roster, "review");
        step("secrecy.qinjiang", roster, "clear");
        step("reviewer.qinjiang", roster, "publish");
        return roster;
    }

    private static void step(String staff, String roster, String action) {
        As.staff(staff)
                .post("/api/v1/staff/rosters/{id}/" + action, roster)
                .then()
                .statusCode(200);
    }
}
