package cn.fingertip.roster.objection;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.roster.StaffMaker;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Solved;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A villager objects, the office answers, the villager reads it. */
@QuarkusTest
class ObjectionTest {
    private static final Map<String, Object> BODY =
            Map.of("line", 2, "kind", "wrong-quantity", "text", "清册少登了 1 亩", "contact", "村口小卖部");

    @Inject
    RosterFixture rosters;

    @Inject
    SourceThrottle throttle;

    @Inject
    ObjectionConfig config;

    @Inject
    Clock clock;

    @Inject
    EntityManager em;

    @Test
    void aVillagerObjectsAndReadsTheAnswer() {
        UUID roster = published();
        String villager = "objector-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        Response first = submit(As.villager(villager), roster, key, BODY);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.jsonPath().getString("receipt")).isNull();
        String id = first.jsonPath().getString("id");
        assertThat(submit(As.villager(villager), roster, key, BODY).jsonPath().getString("id"))
                .isEqualTo(id);
        assertThat(submit(As.villager(villager), roster, key, Map.of("kind", "other", "text", "别的"))
                        .statusCode())
                .isEqualTo(422);

        JsonPath seen = As.staff("clerk.qinjiang")
                .get("/api/v1/staff/rosters/{id}/objections", roster)
                .jsonPath();
        assertThat(seen.getList("items.id")).containsExactly(id);
        assertThat(seen.getString("items[0].contact")).isEqualTo("村口小卖部");
        assertThat(seen.getInt("items[0].line")).isEqualTo(2);
        assertThat(seen.getInt("items[0].version")).isEqualTo(1);
        assertThat(As.staff("clerk.xiaosong")
                        .get("/api/v1/staff/rosters/{id}/objections", roster)
                        .statusCode())
                .isEqualTo(404);
        assertThat(answer("clerk.xiaosong", id).statusCode()).isEqualTo(404);
        assertThat(answer("clerk.qinjiang", id).statusCode()).isEqualTo(200);
        assertThat(answer("clerk.qinjiang", id).statusCode()).isEqualTo(409);

        JsonPath mine = As.villager(villager).get("/api/v1/me/objections").jsonPath();
        assertThat(mine.getString("items[0].answer")).isEqualTo("经复核已更正");
        assertThat(mine.getString("items[0].status")).isEqualTo("answered");
        assertThat(As.villager(villager + "x")
                        .get("/api/v1/me/objections")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void aLineOfAVersionThatWasCorrectedIsNobodysElse() {
        RosterFixture.When when = RosterFixture.When.next();
        UUID roster = rosters.published(
                "farmland",
                TOWNSHIP,
                when,
                List.of(
                        RosterFixture.Line.of(RosterFixture.XINGLONG, "苏甲"),
                        RosterFixture.Line.of(RosterFixture.XINGLONG, "苏乙")));
        Map<String, Object> seen = Map.of("line", 1, "version", 1, "kind", "deceased", "text", "已去世");
        String key = UUID.randomUUID().toString();
        Response first = submit(As.nobody(), roster, key, seen);
        assertThat(first.statusCode()).isEqualTo(201);
        rosters.draft(
                "farmland",
                TOWNSHIP,
                when,
                List.of(
                        RosterFixture.Line.of(RosterFixture.XINGLONG, "苏丙"),
                        RosterFixture.Line.of(RosterFixture.XINGLONG, "苏甲")));
        rosters.publish(roster);
        Response late = submit(As.nobody(), roster, UUID.randomUUID().toString(), seen);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.<String>path("code")).isEqualTo("roster-corrected");
        assertThat(late.<String>path("detail")).contains("第 2 版", "第 1 版");
        assertThat(submit(As.nobody(), roster, key, seen).<String>path("id"))
                .as("what was received before is not refused when it is sent again")
                .isEqualTo(first.<String>path("id"));
        Map<String, Object> now = Map.of("line", 2, "version", 2, "kind", "deceased", "text", "已去世");
        assertThat(submit(As.nobody(), roster, UUID.randomUUID().toString(), now)
                        .statusCode())
                .isEqualTo(201);
        assertThat(As.staff("clerk.qinjiang")
                        .get("/api/v1/staff/rosters/{id}/objections", roster)
                        .jsonPath()
                        .getList("items.version"))
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void whoOnlyInspectsHereDoesNotAnswerHere() {
        String both = "objection." + UUID.randomUUID().toString().substring(0, 8);
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "username",
                        both,
                        "name",
                        "巡查兼外镇经办",
                        "password",
                        StaffMaker.PASSWORD,
                        "grants",
                        List.of(
                                Map.of("role", "clerk", "region", "360735101"),
                                Map.of("role", "inspector", "region", TOWNSHIP))))
                .post("/api/v1/staff/people")
                .then()
                .statusCode(201);
        UUID roster = published();
        String id = submit(As.nobody(), roster, UUID.randomUUID().toString(), BODY)
                .jsonPath()
                .getString("id");
        RequestSpecification inspector = As.staff(both, StaffMaker.PASSWORD);
        assertThat(inspector
                        .get("/api/v1/staff/rosters/{id}/objections", roster)
                        .statusCode())
                .isEqualTo(200);
        assertThat(As.staff(both, StaffMaker.PASSWORD)
                        .contentType(ContentType.JSON)
                        .body(Map.of("outcome", "rejected", "text", "不成立"))
                        .post("/api/v1/staff/objections/{id}/answer", id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(answer("clerk.qinjiang", id).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyKnownHoldsAReceipt() {
        UUID roster = published();
        Response received = submit(As.nobody(), roster, UUID.randomUUID().toString(), BODY);
        String receipt = received.jsonPath().getString("receipt");
        assertThat(receipt).matches("\\d{16}");
        answer("reviewer.qinjiang", received.jsonPath().getString("id"));
        Response seen = lookup(receipt.replaceAll("(.{4})", "$1 "));
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.jsonPath().getString("answer")).isEqualTo("经复核已更正");
        assertThat(seen.asString()).doesNotContain("小卖部");
        assertThat(lookup("0000000000000000").statusCode()).isEqualTo(404);
        assertThat(lookup("12").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyDuringThePublicityPeriod() {
        UUID roster = published();
        try (ClockShift later = ClockShift.by(clock, Duration.ofDays(8))) {
            assertThat(later).isNotNull();
            Response late = submit(As.nobody(), roster, UUID.randomUUID().toString(), BODY);
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.jsonPath().getString("code")).isEqualTo("publicity-over");
        }
        UUID draft = rosters.draft("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 2));
        assertThat(submit(As.nobody(), draft, UUID.randomUUID().toString(), BODY)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrongIsTold() {
        UUID roster = published();
        Map<Map<String, ?>, Integer> wrong = Map.of(
                Map.of("kind", "other"), 422,
                Map.of("text", "没有类型"), 422,
                Map.of("kind", "nothing", "text", "类型不对"), 400,
                Map.of("kind", "other", "text", "没有这一行", "line", 99), 422,
                Map.of("kind", "other", "text", "长".repeat(2001)), 422);
        wrong.forEach((body, status) -> assertThat(
                        submit(As.nobody(), roster, UUID.randomUUID().toString(), body)
                                .statusCode())
                .as("%s", body.keySet())
                .isEqualTo(status));
        assertThat(As.nobody()
                        .contentType(ContentType.JSON)
                        .body(BODY)
                        .post("/api/v1/rosters/{id}/objections", roster)
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("idempotency-key-required");
    }

    /** A key that gives back a receipt must not be one that others could think of. */
    @Test
    void onlyWhoGetsAReceiptNeedsALongKey() {
        UUID roster = published();
        Response refused = submit(As.nobody(), roster, "objection-1", BODY);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("code")).isEqualTo("idempotency-key-weak");
        assertThat(submit(As.villager("objector-" + UUID.randomUUID()), roster, "objection-1", BODY)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void textsLieSealed() {
        UUID roster = published();
        submit(As.nobody(), roster, UUID.randomUUID().toString(), BODY).then().statusCode(201);
        Object[] row = (Object[]) em.createNativeQuery(
                        "SELECT encode(text_sealed, 'escape'), encode(contact_sealed, 'escape') FROM objection WHERE roster_id = ?1")
                .setParameter(1, roster)
                .getSingleResult();
        assertThat((String) row[0]).isNotBlank().doesNotContain("亩");
        assertThat((String) row[1]).isNotBlank().doesNotContain("小卖部");
    }

    @Test
    void aTokenOfStaffIsNotTakenForNobody() {
        UUID roster = published();
        String key = UUID.randomUUID().toString();
        assertThat(submit(As.staff("clerk.qinjiang"), roster, key, BODY).statusCode())
                .isEqualTo(401);
        assertThat(submit(As.nobody(), roster, key, BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void whoLooksTooOftenWorksForIt() throws Exception {
        UUID roster = published();
        String receipt =
                submit(As.nobody(), roster, UUID.randomUUID().toString(), BODY).path("receipt");
        // An address of its own, so that no other test is shut out.
        try (HttpClient stranger = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.7.7"))
                .build()) {
            throttle.take("objection-look-up", "127.0.7.7", config.lookUpsPerSource() - 3L);
            for (String free : List.of("12", "0000000000000001")) {
                assertThat(guess(stranger, free, "").statusCode()).isEqualTo(404);
            }
            assertThat(guess(stranger, receipt, "").statusCode()).isEqualTo(200);
            for (String asked : List.of("12", "0000000000000001")) {
                assertThat(guess(stranger, asked, "").statusCode()).isEqualTo(428);
            }
            HttpResponse<String> asked = guess(stranger, receipt, "");
            assertThat(asked.statusCode()).as("the right one too").isEqualTo(428);
            assertThat(guess(stranger, receipt, Solved.of(asked.body())).statusCode())
                    .isEqualTo(200);
        }
        assertThat(lookup(receipt).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> guess(HttpClient client, String receipt, String proof) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/objections/lookup"))
                        .header("Content-Type", "application/json")
                        .header("Proof-Of-Work", proof)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"receipt\":\"" + receipt + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private UUID published() {
        return rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 3));
    }

    private static Response submit(RequestSpecification who, UUID roster, String key, Map<String, ?> body) {
        return who.contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/rosters/{id}/objections", roster);
    }

    private static Response answer(String who, String id) {
        return As.staff(who)
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "upheld", "text", "经复核已更正"))
                .post("/api/v1/staff/objections/{id}/answer", id);
    }

    private static Response lookup(String receipt) {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt))
                .post("/api/v1/objections/lookup");
    }
}
