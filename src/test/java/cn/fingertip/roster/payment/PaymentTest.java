package cn.fingertip.roster.payment;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.identity.PersonVerifier;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A villager's own payments, after proving who they are. */
@QuarkusTest
class PaymentTest {
    @Inject
    RosterFixture rosters;

    @Inject
    PersonVerifier verifier;

    @Inject
    Clock clock;

    @Test
    void onesOwnLinesAcrossYearsAndProgrammes() {
        String id = RosterFixture.newIdNumber();
        When early = new When(2017, "2017");
        When late = new When(2018, "2018Q2");
        UUID first = rosters.published(
                "forest", XINGLONG, early, List.of(Line.of(XINGLONG, "苏松"), Line.of(XINGLONG, "巴图·苏和", id)));
        UUID second = rosters.published(
                "grain-producer",
                XINGLONG,
                late,
                List.of(Line.of(XINGLONG, "巴图·苏和", id), Line.of(XINGLONG, "巴图·苏和", id)));
        rosters.draft("machinery", XINGLONG, late, List.of(Line.of(XINGLONG, "巴图·苏和", id)));
        String code = "payments-" + UUID.randomUUID();
        assertThat(As.villager(code).get("/api/v1/me/payments").path("code").toString())
                .isEqualTo("identity-required");
        bind(code, "巴图•苏和", id).then().statusCode(204);

        JsonPath all = As.villager(code).get("/api/v1/me/payments").jsonPath();
        assertThat(all.getList("items.roster.id"))
                .containsExactly(second.toString(), second.toString(), first.toString());
        assertThat(all.getList("items.no")).containsExactly(2, 1, 2);
        assertThat(all.getString("items[2].roster.title")).isEqualTo("2017年石城县琴江镇兴隆村委会生态公益林补偿发放清册");
        assertThat(all.getString("items[2].programme.code")).isEqualTo("forest");
        assertThat(all.getString("items[2].region.code")).isEqualTo(XINGLONG);
        assertThat(all.getString("items[2].name")).isEqualTo("巴图·苏和");
        assertThat(all.getString("items[2].amount")).isEqualTo("764.86");
        assertThat(all.getList("years.year")).containsExactly(2018, 2017);
        assertThat(all.getList("years.totalAmount")).containsExactly("1529.72", "764.86");
        assertThat(As.villager(code)
                        .get("/api/v1/me/payments?year=2017")
                        .jsonPath()
                        .getList("items.roster.id"))
                .containsExactly(first.toString());
        assertThat(walk(code)).isEqualTo(all.getList("items.no"));

        for (String period : List.of("\u0000", "x", "2018-13")) {
            Response wrong = As.villager(code)
                    .queryParam("cursor", Cursor.of(2018, period, second, 1))
                    .get("/api/v1/me/payments");
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.<String>path("code")).isEqualTo("cursor-invalid");
        }

        withdraw(second);
        assertThat(As.villager(code).get("/api/v1/me/payments").jsonPath().getList("items.roster.id"))
                .containsExactly(first.toString());
    }

    @Test
    void onesHouseholdWhereTheRosterTellsIt() {
        String id = RosterFixture.newIdNumber();
        When when = new When(2019, "2019Q3");
        UUID told = rosters.published(
                "dibao",
                TOWNSHIP,
                when,
                List.of(
                        Line.of(XINGLONG, "苏松", id).in(7),
                        Line.of(XINGLONG, "苏小梅").in(7),
                        Line.of(XINGLONG, "别家").in(8),
                        Line.of(XIWAI, "同号别村").in(7)));
        UUID untold = rosters.published("forest", TOWNSHIP, when, List.of(Line.of(XINGLONG, "苏松", id)));
        String code = "household-" + UUID.randomUUID();
        // The old form of the number is the same person.
        bind(code, "苏松", id.substring(0, 6) + id.substring(8, 17)).then().statusCode(204);
        JsonPath mine = As.villager(code).get("/api/v1/me/payments?year=2019").jsonPath();
        String where = "items.find { it.roster.id == '" + told + "' }.";
        assertThat(mine.getList("items.roster.id")).containsExactlyInAnyOrder(told.toString(), untold.toString());
        assertThat(mine.getList(where + "household.name")).containsExactly("苏小梅");
        assertThat(mine.getList(where + "household.no")).containsExactly(2);
        assertThat(mine.getString("items.find { it.roster.id == '" + untold + "' }.household"))
                .isNull();
        assertThat(mine.getString("years[0].totalAmount")).isEqualTo("1529.72");
        assertThat(mine.getString("years[0].householdAmount")).isEqualTo("2294.58");
    }

    @Test
    void whereAHouseholdIsToldOfTooManyTheRestIsSaidToBeMissing() {
        String id = RosterFixture.newIdNumber();
        List<Line> all = new ArrayList<>(List.of(Line.of(XINGLONG, "苏松", id).in(7)));
        for (int i = 0; i < 51; i++) {
            all.add(Line.of(XINGLONG, "苏小梅").in(7));
        }
        rosters.published("dibao", TOWNSHIP, new When(2020, "2020Q1"), all);
        rosters.published(
                "dibao",
                TOWNSHIP,
                new When(2020, "2020Q2"),
                List.of(
                        Line.of(XINGLONG, "苏松", id).in(7),
                        Line.of(XINGLONG, "苏小梅").in(7)));
        String code = "large-" + UUID.randomUUID();
        bind(code, "苏松", id).then().statusCode(204);
        JsonPath mine = As.villager(code).get("/api/v1/me/payments").jsonPath();
        assertThat(mine.getList("items[0].household")).hasSize(1);
        assertThat(mine.<Object>get("items[0].householdMore")).isNull();
        assertThat(mine.getList("items[1].household")).hasSize(50);
        assertThat(mine.getBoolean("items[1].householdMore")).isTrue();
        JsonPath first = As.villager(code).get("/api/v1/me/payments?limit=1").jsonPath();
        assertThat(first.getList("years")).hasSize(1);
        JsonPath second = As.villager(code)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/api/v1/me/payments?limit=1")
                .jsonPath();
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.<Object>get("years")).as("only with the first page").isNull();
    }

    @Test
    void somethingIsWrongWithThisLine() {
        String id = RosterFixture.newIdNumber();
        UUID roster = rosters.published("farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏松", id)));
        String code = "dispute-" + UUID.randomUUID();
        bind(code, "苏松", id).then().statusCode(204);
        JsonPath open = As.villager(code).get("/api/v1/me/payments").jsonPath();
        assertThat(open.getBoolean("items[0].dispute.open")).isTrue();
        assertThat(open.getString("items[0].policy.href")).isEqualTo("/api/v1/programmes/farmland");
        JsonPath programme = As.nobody().get("/api/v1/programmes/farmland").jsonPath();
        assertThat(open.getString("items[0].policy.lawBasis"))
                .isEqualTo(programme.getString("lawBasis"))
                .isNotBlank();
        assertThat(open.getString("items[0].dispute.contact.office")).isEqualTo(programme.getString("office"));
        assertThat(open.getString("items[0].roster.href")).isEqualTo("/api/v1/rosters/" + roster);
        As.villager(code)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "line",
                        open.getInt("items[0].dispute.line"),
                        "version",
                        open.getInt("items[0].dispute.version"),
                        "kind",
                        "wrong-quantity",
                        "text",
                        "少登了一亩"))
                .post(open.getString("items[0].dispute.href"))
                .then()
                .statusCode(201);
        try (ClockShift later = ClockShift.by(clock, Duration.ofDays(8))) {
            assertThat(later).isNotNull();
            JsonPath over = As.villager(code).get("/api/v1/me/payments").jsonPath();
            assertThat(over.getBoolean("items[0].dispute.open")).isFalse();
            assertThat(over.getString("items[0].dispute.href")).isEqualTo("/api/v1/reports");
            assertThat(over.getString("items[0].dispute.advice")).contains("我要举报", programme.getString("office"));
        }
    }

    @Test
    void onlyThePersonsOwnNameFits() {
        String id = RosterFixture.newIdNumber();
        rosters.draft("farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "𬭚小䶮", id)));
        assertThat(verifier.verify("𬭚小䶮", id)).isTrue();
        assertThat(verifier.verify(" 𬭚 小 䶮 ", id)).isTrue();
        assertThat(verifier.verify("𬭚小", id)).isFalse();
        assertThat(verifier.verify("", id)).isFalse();
        assertThat(verifier.verify("", RosterFixture.newIdNumber())).isFalse();
        assertThat(verifier.verify("𬭚小䶮", RosterFixture.newIdNumber())).isFalse();
    }

    @Test
    void nobodyElseSeesThem() {
        assertThat(As.nobody().get("/api/v1/me/payments").statusCode()).isEqualTo(401);
        assertThat(As.staff("inspector.shicheng").get("/api/v1/me/payments").statusCode())
                .isEqualTo(403);
    }

    private static List<Integer> walk(String code) {
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = As.villager(code).queryParam("limit", 1);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/me/payments")
                    .jsonPath();
            seen.addAll(page.getList("items.no", Integer.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return seen;
    }

    private static Response bind(String code, String name, String id) {
        return As.villager(code)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "idNumber", id))
                .post("/api/v1/me/identity");
    }

    private static void withdraw(UUID id) {
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
    }
}
