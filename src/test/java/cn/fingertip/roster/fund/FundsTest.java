package cn.fingertip.roster.fund;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.roster.StaffMaker;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where a roster's money is: agreeing, explained, missing, and seen by everybody. */
@QuarkusTest
class FundsTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String REVIEWER = "reviewer.qinjiang";

    @Inject
    RosterFixture rosters;

    @Test
    void figuresAgreeOrTheirDifferenceIsExplainedToEverybody() {
        UUID roster = draft("machinery");
        JsonPath put = put(roster, figures("1000.00", "900.00", "1529.72")).jsonPath();
        assertThat(put.getList("differences")).containsExactly("下达 ≠ 拨付 + 结余", "拨付 ≠ 发放 + 退回 + 在途");
        review(roster);
        Response refused = publish(roster);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("funds-disagree");
        assertThat(refused.jsonPath().getList("violations.message")).hasSize(2);
        assertThat(put(roster, figures("1000.00", "900.00", "1529.72"))
                        .path("code")
                        .toString())
                .as("under review")
                .isEqualTo("funds-not-draft");
        As.staff(REVIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "资金不相符"))
                .post("/api/v1/staff/rosters/{id}/return", roster)
                .then()
                .statusCode(200);
        Map<String, String> figures = figures("1000.00", "900.00", "1529.72");
        figures.put("explanation", "见 " + RosterFixture.newIdNumber());
        Response number = put(roster, figures);
        assertThat(number.path("code").toString()).isEqualTo("personal-number");
        assertThat(number.asString()).doesNotContain("360799");
        figures.put("explanation", "差额由县财政垫付");
        assertThat(put(roster, figures).statusCode()).isEqualTo(200);
        review(roster);
        assertThat(As.nobody().get("/api/v1/rosters/{id}/funds", roster).statusCode())
                .isEqualTo(404);
        assertThat(publish(roster).statusCode()).isEqualTo(200);
        Response open = As.nobody().get("/api/v1/rosters/{id}/funds", roster);
        assertThat(open.jsonPath().getString("explanation")).isEqualTo("差额由县财政垫付");
        assertThat(open.jsonPath().getString("paid")).isEqualTo("1529.72");
        assertThat(As.nobody()
                        .header("If-None-Match", open.header("ETag"))
                        .get("/api/v1/rosters/{id}/funds", roster)
                        .statusCode())
                .isEqualTo(304);
        As.staff(REVIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "数字有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", roster)
                .then()
                .statusCode(200);
        assertThat(As.nobody().get("/api/v1/rosters/{id}/funds", roster).statusCode())
                .isEqualTo(410);
    }

    @Test
    void aProgrammeMayDoWithoutThemAndWhatIsPaidIsWhatTheRosterSays() {
        UUID silent = draft("grain-producer");
        review(silent);
        assertThat(publish(silent).path("code").toString()).isEqualTo("funds-missing");
        required("grain-producer", "off");
        try {
            assertThat(publish(silent).statusCode()).isEqualTo(200);
        } finally {
            required("grain-producer", "before");
        }
        UUID roster = draft("machinery");
        JsonPath less = put(roster, figures("1529.71", "1529.71", "1529.71")).jsonPath();
        assertThat(less.getList("differences")).containsExactly("发放 ≠ 清册合计");
        JsonPath agreed = put(roster, figures("1529.72", "1529.72", "1529.72")).jsonPath();
        assertThat(agreed.getList("differences")).isEmpty();
        assertThat(As.staff(REVIEWER)
                        .get("/api/v1/staff/rosters/{id}/funds", roster)
                        .jsonPath()
                        .getString("allotted"))
                .isEqualTo("1529.72");
        assertThat(put(roster, figures("-1", "0", "0")).statusCode()).isEqualTo(422);
        assertThat(As.staff("clerk.xiaosong")
                        .contentType(ContentType.JSON)
                        .body(figures("1", "1", "1"))
                        .put("/api/v1/staff/rosters/{id}/funds", roster)
                        .statusCode())
                .isEqualTo(404);
        review(roster);
        assertThat(publish(roster).statusCode()).isEqualTo(200);
    }

    @Test
    void whereThereAreNoneThePublicReadsWhy() {
        UUID roster = draft("machinery");
        assertThat(put(roster, Map.of()).path("code").toString()).isEqualTo("funds-incomplete");
        assertThat(put(roster, Map.of("allotted", "1.00", "explanation", "只有下达数"))
                        .path("code")
                        .toString())
                .isEqualTo("funds-incomplete");
        JsonPath put = put(roster, Map.of("explanation", "资金由省级直接发放")).jsonPath();
        assertThat(put.getList("differences")).containsExactly("没有资金数据");
        review(roster);
        assertThat(publish(roster).statusCode()).isEqualTo(200);
        JsonPath seen = As.nobody().get("/api/v1/rosters/{id}/funds", roster).jsonPath();
        assertThat(seen.getString("explanation")).isEqualTo("资金由省级直接发放");
        assertThat(seen.getString("allotted")).isNull();
    }

    @Test
    void onlyTheAuthorFillsThemInAndNobodyPassesTheirOwn() {
        String both = StaffMaker.make("both", RosterFixture.TOWNSHIP, "clerk", "reviewer");
        When when = When.next();
        List<RosterFixture.Line> lines = List.of(RosterFixture.Line.of(RosterFixture.XINGLONG, "苏松"));
        UUID roster = rosters.withoutFunds("machinery", RosterFixture.TOWNSHIP, when, lines);
        Response others = put(As.staff(both, StaffMaker.PASSWORD), roster, figures("764.86", "764.86", "764.86"));
        assertThat(others.statusCode()).isEqualTo(403);
        assertThat(others.path("code").toString()).isEqualTo("not-your-draft");
        rosters.draft("machinery", RosterFixture.TOWNSHIP, when, lines, both);
        assertThat(put(As.staff(both, StaffMaker.PASSWORD), roster, figures("764.86", "764.86", "764.86"))
                        .statusCode())
                .isEqualTo(200);
        rosters.withoutFunds("machinery", RosterFixture.TOWNSHIP, when, lines);
        review(roster);
        Response own = As.staff(both, StaffMaker.PASSWORD).post("/api/v1/staff/rosters/{id}/publish", roster);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.path("code").toString()).isEqualTo("own-work");
        assertThat(publish(roster).statusCode()).isEqualTo(200);
    }

    @Test
    void aCorrectionBeginsWithTheFiguresThatThePublicKnows() {
        When when = When.next();
        RosterFixture.Line stays = RosterFixture.Line.of(RosterFixture.XINGLONG, "苏松");
        UUID roster = rosters.withoutFunds(
                "machinery",
                RosterFixture.TOWNSHIP,
                when,
                List.of(stays, RosterFixture.Line.of(RosterFixture.XINGLONG, "夏香山")));
        Map<String, String> figures = figures("2000.00", "1529.72", "1529.72");
        figures.put("explanation", "结余待下季度核定");
        put(roster, figures).then().statusCode(200);
        review(roster);
        assertThat(publish(roster).statusCode()).isEqualTo(200);

        rosters.withoutFunds("machinery", RosterFixture.TOWNSHIP, when, List.of(stays));
        JsonPath carried = As.staff(REVIEWER)
                .get("/api/v1/staff/rosters/{id}/funds", roster)
                .jsonPath();
        assertThat(carried.getInt("version")).isEqualTo(2);
        assertThat(carried.getString("explanation")).isEqualTo("结余待下季度核定");
        assertThat(carried.getList("differences")).containsExactly("下达 ≠ 拨付 + 结余", "发放 ≠ 清册合计");
        put(roster, figures("764.86", "764.86", "1529.72")).then().statusCode(200);
        rosters.withoutFunds("machinery", RosterFixture.TOWNSHIP, when, List.of(stays));
        assertThat(As.staff(REVIEWER)
                        .get("/api/v1/staff/rosters/{id}/funds", roster)
                        .jsonPath()
                        .getString("allotted"))
                .as("what the author put stays over another import")
                .isEqualTo("764.86");
        rosters.explain(roster, "复核后更正");
        review(roster);
        assertThat(publish(roster).path("code").toString()).isEqualTo("funds-disagree");
        As.staff(REVIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "资金不相符"))
                .post("/api/v1/staff/rosters/{id}/return", roster)
                .then()
                .statusCode(200);
        put(roster, figures("764.86", "764.86", "764.86")).then().statusCode(200);
        review(roster);
        assertThat(publish(roster).statusCode()).isEqualTo(200);
        JsonPath seen = As.nobody().get("/api/v1/rosters/{id}/funds", roster).jsonPath();
        assertThat(seen.getInt("version")).isEqualTo(2);
        assertThat(seen.getString("explanation")).isNull();

        rosters.withoutFunds("machinery", RosterFixture.TOWNSHIP, when, List.of(stays));
        rosters.publish(roster);
        assertThat(As.nobody()
                        .get("/api/v1/rosters/{id}/funds", roster)
                        .jsonPath()
                        .getString("paid"))
                .isEqualTo("764.86");
    }

    private UUID draft(String programme) {
        return rosters.withoutFunds(
                programme,
                RosterFixture.TOWNSHIP,
                When.next(),
                List.of(
                        RosterFixture.Line.of(RosterFixture.XINGLONG, "苏松"),
                        RosterFixture.Line.of(RosterFixture.XINGLONG, "夏香山")));
    }

    private static Map<String, String> figures(String allotted, String disbursed, String paid) {
        return new HashMap<>(Map.of(
                "allotted",
                allotted,
                "disbursed",
                disbursed,
                "balance",
                "0.00",
                "paid",
                paid,
                "returned",
                "0.00",
                "inTransit",
                "0.00"));
    }

    private static Response put(UUID roster, Map<String, String> figures) {
        return put(As.staff(CLERK), roster, figures);
    }

    private static Response put(RequestSpecification who, UUID roster, Map<String, String> figures) {
        return who.contentType(ContentType.JSON).body(figures).put("/api/v1/staff/rosters/{id}/funds", roster);
    }

    private static void required(String programme, String due) {
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("rules", List.of(Map.of("rule", "funds", "due", due))))
                .put("/api/v1/staff/programmes/{code}/checks", programme)
                .then()
                .statusCode(200);
    }

    private static void review(UUID roster) {
        As.staff(CLERK).post("/api/v1/staff/rosters/{id}/submit", roster).then().statusCode(200);
        As.staff(REVIEWER)
                .post("/api/v1/staff/rosters/{id}/review", roster)
                .then()
                .statusCode(200);
        As.staff("secrecy.qinjiang")
                .post("/api/v1/staff/rosters/{id}/clear", roster)
                .then()
                .statusCode(200);
    }

    private static Response publish(UUID roster) {
        return As.staff(REVIEWER).post("/api/v1/staff/rosters/{id}/publish", roster);
    }
}
