package cn.fingertip.roster.correction;

import static cn.fingertip.roster.RosterFixture.MEIFU;
import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A roster is corrected: what differs is found by person, the author says why, readers see it. */
@QuarkusTest
class CorrectionTest {
    private static final String CLERK = "clerk.qinjiang";

    @Inject
    RosterFixture rosters;

    @Test
    void readersSeeWhatWasCorrectedAndWhy() {
        String stays = RosterFixture.newIdNumber();
        String moves = RosterFixture.newIdNumber();
        String gone = RosterFixture.newIdNumber();
        String fresh = RosterFixture.newIdNumber();
        When when = When.next();
        UUID id = rosters.published(
                "farmland",
                TOWNSHIP,
                when,
                List.of(
                        Line.of(XINGLONG, "苏留", stays),
                        new Line(XINGLONG, "苏动", moves, "7.2", "106.23", 76486),
                        Line.of(XIWAI, "苏去", gone)));
        assertThat(As.nobody().get("/api/v1/rosters/{id}", id).jsonPath().getMap("corrected"))
                .isNull();
        rosters.draft(
                "farmland",
                TOWNSHIP,
                when,
                List.of(
                        new Line(XIWAI, "苏动", moves, "8.2", "106.23", 87109),
                        Line.of(MEIFU, "苏新", fresh),
                        Line.of(XINGLONG, "苏留", stays)));

        Response unexplained = As.staff(CLERK).post("/api/v1/staff/rosters/{id}/submit", id);
        assertThat(unexplained.statusCode()).isEqualTo(422);
        assertThat(unexplained.jsonPath().getString("code")).isEqualTo("correction-reason-missing");

        JsonPath changes = As.staff(CLERK)
                .get("/api/v1/staff/rosters/{id}/correction/changes", id)
                .jsonPath();
        assertThat(changes.getList("items.kind")).containsExactlyInAnyOrder("changed", "added", "removed");
        int moved = changes.getInt("items.find { it.kind == 'changed' }.no");
        Response explained = explain(id, "复核了三户", List.of(Map.of("change", moved, "reason", "复核台账后面积改为 8.2 亩,并入溪外村")));
        assertThat(explained.statusCode()).as(explained.asString()).isEqualTo(200);
        assertThat(explained.jsonPath().getInt("base")).isEqualTo(1);
        assertThat(explained.jsonPath().getInt("added")).isEqualTo(1);
        assertThat(explained.jsonPath().getInt("removed")).isEqualTo(1);
        assertThat(explained.jsonPath().getInt("changed")).isEqualTo(1);
        assertThat(As.nobody()
                        .get("/api/v1/rosters/{id}/versions/2/changes", id)
                        .statusCode())
                .as("before publication")
                .isEqualTo(404);
        steps(id, "submit", "review", "clear", "publish");

        JsonPath detail = As.nobody().get("/api/v1/rosters/{id}", id).jsonPath();
        assertThat(detail.getInt("version")).isEqualTo(2);
        assertThat(detail.getString("corrected.reason")).isEqualTo("复核了三户");
        assertThat(detail.getInt("corrected.changed")).isEqualTo(1);

        Response versions = As.nobody().get("/api/v1/rosters/{id}/versions", id);
        assertThat(versions.header("ETag")).startsWith("\"");
        assertThat(versions.jsonPath().getList("items.version")).containsExactly(2, 1);
        assertThat(versions.jsonPath().getList("items.status")).containsExactly("published", "superseded");
        assertThat(versions.jsonPath().getString("items[0].correction.reason")).isEqualTo("复核了三户");
        assertThat(As.nobody()
                        .header("If-None-Match", versions.header("ETag"))
                        .get("/api/v1/rosters/{id}/versions", id)
                        .statusCode())
                .isEqualTo(304);

        Response page = As.nobody().get("/api/v1/rosters/{id}/versions/2/changes", id);
        assertThat(page.asString()).doesNotContain("360799").doesNotContain("苏留");
        JsonPath seen = page.jsonPath();
        assertThat(seen.getString("items.find { it.kind == 'changed' }.was.quantity"))
                .isEqualTo("7.2");
        assertThat(seen.getString("items.find { it.kind == 'changed' }.now.quantity"))
                .isEqualTo("8.2");
        assertThat(seen.getString("items.find { it.kind == 'changed' }.now.amount"))
                .isEqualTo("871.09");
        assertThat(seen.getList("items.find { it.kind == 'changed' }.fields"))
                .containsExactly("village", "quantity", "amount");
        assertThat(seen.getString("items.find { it.kind == 'changed' }.reason")).contains("8.2 亩");
        assertThat(seen.getString("items.find { it.kind == 'added' }.now.name")).isEqualTo("苏新");
        assertThat(seen.getMap("items.find { it.kind == 'added' }.was")).isNull();
        assertThat(seen.getString("items.find { it.kind == 'removed' }.was.name"))
                .isEqualTo("苏去");
        assertThat(seen.getMap("items.find { it.kind == 'removed' }.now")).isNull();

        JsonPath first = As.nobody()
                .get("/api/v1/rosters/{id}/versions/2/changes?limit=2", id)
                .jsonPath();
        JsonPath rest = As.nobody()
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/api/v1/rosters/{id}/versions/2/changes?limit=2", id)
                .jsonPath();
        assertThat(rest.getList("items.no")).containsExactly(3);
        assertThat(rest.getString("nextCursor")).isNull();
        assertThat(As.nobody()
                        .queryParam("cursor", first.getString("nextCursor"))
                        .get("/api/v1/rosters/{id}/versions/1/changes", id)
                        .statusCode())
                .as("a walk does not go on in another version")
                .isEqualTo(400);
        assertThat(As.nobody()
                        .get("/api/v1/rosters/{id}/versions/1/changes", id)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(As.nobody()
                        .get("/api/v1/rosters/{id}/versions/x/changes", id)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onesOwnLinesArePairedWithinAVillageFirst() {
        String person = RosterFixture.newIdNumber();
        When when = When.next();
        UUID id = rosters.published(
                "farmland",
                TOWNSHIP,
                when,
                List.of(
                        new Line(XINGLONG, "苏双", person, "1", "100", 10000),
                        new Line(XINGLONG, "苏双", person, "1", "100", 10000),
                        new Line(XIWAI, "苏双", person, "3", "100", 30000)));
        rosters.draft(
                "farmland",
                TOWNSHIP,
                when,
                List.of(
                        new Line(XIWAI, "苏双", person, "4", "100", 40000),
                        new Line(XINGLONG, "苏双", person, "1", "100", 10000)));
        JsonPath changes = As.staff(CLERK)
                .get("/api/v1/staff/rosters/{id}/correction/changes", id)
                .jsonPath();
        assertThat(changes.getList("items.kind")).containsExactlyInAnyOrder("changed", "removed");
        assertThat(changes.getString("items.find { it.kind == 'changed' }.was.village.code"))
                .isEqualTo(XIWAI);
        assertThat(changes.getString("items.find { it.kind == 'removed' }.was.village.code"))
                .isEqualTo(XINGLONG);
    }

    @Test
    void anotherImportKeepsTheReasonsOfLinesThatStillDiffer() {
        String changed = RosterFixture.newIdNumber();
        String other = RosterFixture.newIdNumber();
        When when = When.next();
        List<Line> before = List.of(Line.of(XINGLONG, "苏甲", other), Line.of(XINGLONG, "苏乙", changed));
        UUID id = rosters.published("farmland", TOWNSHIP, when, before);
        Line after = new Line(XINGLONG, "苏乙", changed, "8", "100", 80000);
        rosters.draft("farmland", TOWNSHIP, when, List.of(after, before.getFirst()));
        assertThat(explain(id, "复核", List.of(Map.of("change", 1, "reason", "面积有误")))
                        .statusCode())
                .isEqualTo(200);
        Line newcomer = Line.of(XIWAI, "苏丙");
        rosters.draft("farmland", TOWNSHIP, when, List.of(before.getFirst(), newcomer, after));
        JsonPath changes = As.staff(CLERK)
                .get("/api/v1/staff/rosters/{id}/correction/changes", id)
                .jsonPath();
        assertThat(changes.getString("items.find { it.kind == 'changed' }.reason"))
                .isEqualTo("面积有误");
        assertThat(changes.getString("items.find { it.kind == 'added' }.reason"))
                .isNull();
        int added = changes.getInt("items.find { it.kind == 'added' }.no");
        assertThat(explain(id, "复核", List.of(Map.of("change", added, "reason", "漏登")))
                        .statusCode())
                .isEqualTo(200);
        rosters.draft("farmland", TOWNSHIP, when, List.of(newcomer, after, before.getFirst()));
        assertThat(As.staff(CLERK)
                        .get("/api/v1/staff/rosters/{id}/correction/changes", id)
                        .jsonPath()
                        .getString("items.find { it.kind == 'added' }.reason"))
                .isEqualTo("漏登");
        assertThat(As.staff(CLERK)
                        .get("/api/v1/staff/rosters/{id}/correction", id)
                        .jsonPath()
                        .getString("reason"))
                .isEqualTo("复核");
    }

    @Test
    void manyReasonsOfOnePersonAreKeptEachAtItsLine() {
        String person = RosterFixture.newIdNumber();
        When when = When.next();
        Line stays = Line.of(XINGLONG, "苏甲");
        List<Line> before = List.of(
                new Line(XINGLONG, "苏多", person, "1", "100", 10000),
                new Line(XIWAI, "苏多", person, "2", "100", 20000),
                stays);
        UUID id = rosters.published("farmland", TOWNSHIP, when, before);
        List<Line> after = List.of(
                new Line(XINGLONG, "苏多", person, "5", "100", 50000),
                new Line(XIWAI, "苏多", person, "6", "100", 60000),
                new Line(MEIFU, "苏多", person, "7", "100", 70000),
                new Line(MEIFU, "苏多", person, "8", "100", 80000),
                stays);
        rosters.draft("farmland", TOWNSHIP, when, after);
        List<Map<String, ?>> reasons = new ArrayList<>();
        for (int no = 1; no <= 4; no++) {
            reasons.add(Map.of("change", no, "reason", "原因" + no));
        }
        assertThat(explain(id, "复核", reasons).statusCode()).isEqualTo(200);
        List<Line> moved = new ArrayList<>(after.subList(0, 4));
        moved.addFirst(stays);
        rosters.draft("farmland", TOWNSHIP, when, moved);
        assertThat(As.staff(CLERK)
                        .get("/api/v1/staff/rosters/{id}/correction/changes", id)
                        .jsonPath()
                        .getList("items.reason"))
                .containsExactly("原因1", "原因2", "原因3", "原因4");
    }

    @Test
    void whoMayExplainAndWhen() {
        When when = When.next();
        UUID id = rosters.draft("farmland", TOWNSHIP, when, RosterFixture.lines(XINGLONG, 2));
        assertThat(explain(id, "没有先前的版本", List.of()).statusCode()).isEqualTo(404);
        rosters.publish(id);
        assertThat(explain(id, "首次公布的没有更正", List.of()).statusCode()).isEqualTo(404);
        rosters.draft("farmland", TOWNSHIP, when, RosterFixture.lines(XINGLONG, 2));
        assertThat(As.staff("clerk.xiaosong")
                        .contentType(ContentType.JSON)
                        .body(Map.of("reason", "外乡镇"))
                        .put("/api/v1/staff/rosters/{id}/correction", id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(As.staff("reviewer.qinjiang")
                        .contentType(ContentType.JSON)
                        .body(Map.of("reason", "审核人"))
                        .put("/api/v1/staff/rosters/{id}/correction", id)
                        .statusCode())
                .isEqualTo(403);
        Response leaky = explain(id, "电话 13800000000", List.of());
        assertThat(leaky.statusCode()).isEqualTo(422);
        assertThat(leaky.asString()).doesNotContain("13800000000");
        assertThat(explain(id, "复核", List.of(Map.of("change", 99, "reason", "没有这一条")))
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("change-unknown");
        assertThat(explain(id, " ", List.of()).statusCode()).isEqualTo(422);
        assertThat(explain(id, "复核", List.of()).statusCode()).isEqualTo(200);
        steps(id, "submit");
        assertThat(explain(id, "改口", List.of()).jsonPath().getString("code")).isEqualTo("correction-closed");
    }

    @Test
    void whatWasWithdrawnDoesNotComeBackByComparison() {
        When when = When.next();
        UUID id = rosters.published("farmland", TOWNSHIP, when, List.of(Line.of(XINGLONG, "苏误公开")));
        rosters.draft("farmland", TOWNSHIP, when, List.of(Line.of(XINGLONG, "苏正")));
        withdraw(id);
        for (String path : List.of("", "/lines", "/versions", "/versions/1/changes")) {
            Response gone = As.nobody().get("/api/v1/rosters/" + id + path);
            assertThat(gone.statusCode()).as(path).isEqualTo(410);
            assertThat(gone.jsonPath().getString("detail")).as(path).contains("误公开了一户");
        }
        rosters.publish(id);
        JsonPath versions = As.nobody().get("/api/v1/rosters/{id}/versions", id).jsonPath();
        assertThat(versions.getList("items.status")).containsExactly("published", "withdrawn");
        assertThat(versions.getString("items[1].withdrawnReason")).isEqualTo("误公开了一户");
        assertThat(versions.getString("items[0].correction.base")).isNull();
        assertThat(As.nobody()
                        .get("/api/v1/rosters/{id}/versions/2/changes", id)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(As.nobody()
                        .get("/api/v1/rosters/{id}/versions/1/changes", id)
                        .statusCode())
                .isEqualTo(410);

        rosters.draft("farmland", TOWNSHIP, when, RosterFixture.lines(XINGLONG, 2));
        withdraw(id);
        rosters.draft("farmland", TOWNSHIP, when, RosterFixture.lines(XINGLONG, 3));
        assertThat(As.staff(CLERK)
                        .post("/api/v1/staff/rosters/{id}/submit", id)
                        .jsonPath()
                        .getString("code"))
                .as("published once, so a reason is due")
                .isEqualTo("correction-reason-missing");
    }

    @Test
    void namesAreMaskedAsTheProgrammeSays() {
        String code = "masked-" + UUID.randomUUID().toString().substring(0, 8);
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        code,
                        "unit",
                        "人",
                        "amountRule",
                        "free",
                        "showQuantity",
                        false,
                        "showStandard",
                        false,
                        "maskNames",
                        true,
                        "publicityDays",
                        7))
                .put("/api/v1/staff/programmes/{code}", code)
                .then()
                .statusCode(200);
        When when = When.next();
        String person = RosterFixture.newIdNumber();
        UUID id = rosters.published(code, TOWNSHIP, when, List.of(Line.of(XINGLONG, "苏隐名", person)));
        rosters.draft(code, TOWNSHIP, when, List.of(new Line(XINGLONG, "苏显名", person, "8", "100", 80000)));
        rosters.publish(id);
        Response page = As.nobody().get("/api/v1/rosters/{id}/versions/2/changes", id);
        assertThat(page.asString()).doesNotContain("隐").doesNotContain("显").doesNotContain("quantity\"");
        assertThat(page.jsonPath().getString("items[0].now.name")).isEqualTo("苏*名");
        assertThat(page.jsonPath().getList("items[0].fields")).containsExactly("name", "amount");
        assertThat(As.staff("inspector.shicheng")
                        .get("/api/v1/staff/rosters/{id}/correction/changes", id)
                        .jsonPath()
                        .getString("items[0].was.name"))
                .isEqualTo("苏隐名");
    }

    @Test
    void aWholeTownshipIsComparedInOneGo() {
        When when = When.next();
        List<Line> before = new ArrayList<>(RosterFixture.lines(XINGLONG, 400));
        UUID id = rosters.published("farmland", TOWNSHIP, when, before);
        List<Line> after = new ArrayList<>(before.reversed());
        Line raised = after.get(123);
        after.set(123, new Line(raised.village(), raised.name(), raised.idNumber(), "9", "100", 90000));
        rosters.draft("farmland", TOWNSHIP, when, after);
        JsonPath correction =
                As.staff(CLERK).get("/api/v1/staff/rosters/{id}/correction", id).jsonPath();
        assertThat(correction.getInt("changed")).as("order is no change").isEqualTo(1);
        assertThat(correction.getInt("added") + correction.getInt("removed")).isZero();
    }

    private void steps(UUID id, String... actions) {
        Map<String, String> by = Map.of(
                "submit",
                CLERK,
                "review",
                "reviewer.qinjiang",
                "clear",
                "secrecy.qinjiang",
                "publish",
                "reviewer.qinjiang");
        for (String action : actions) {
            rosters.take(id, by.get(action), action);
        }
    }

    private static void withdraw(UUID id) {
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "误公开了一户"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
    }

    private static Response explain(UUID id, String reason, List<Map<String, ?>> lines) {
        return As.staff(CLERK)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason, "lines", lines))
                .put("/api/v1/staff/rosters/{id}/correction", id);
    }
}
