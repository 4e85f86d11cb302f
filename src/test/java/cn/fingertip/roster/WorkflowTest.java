package cn.fingertip.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Ids;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** From draft to publication and to correction. */
@QuarkusTest
class WorkflowTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String REVIEWER = "reviewer.qinjiang";
    private static final String SECRECY = "secrecy.qinjiang";

    @Inject
    RosterFixture rosters;

    @Inject
    DraftRosters drafts;

    @Test
    void strangersFindNothing() {
        UUID id = rosters.draft(
                "farmland", RosterFixture.TOWNSHIP, When.next(), RosterFixture.lines(RosterFixture.XINGLONG, 2));
        assertThat(take(id, "clerk.xiaosong submit").statusCode()).isEqualTo(404);
        assertThat(take(id, CLERK + " submit").statusCode()).isEqualTo(200);
        assertThat(take(id, "reviewer.xiaosong review").statusCode()).isEqualTo(404);
        assertThat(take(id, "leader.shicheng review").statusCode()).isEqualTo(403);
        assertThat(As.staff("clerk.xiaosong")
                        .get("/api/v1/staff/rosters/{id}", id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(As.nobody().post("/api/v1/staff/rosters/{id}/submit", id).statusCode())
                .isEqualTo(401);
        assertThat(As.villager("workflow-1")
                        .post("/api/v1/staff/rosters/{id}/submit", id)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyApprovesTheirOwnWork() {
        String both = StaffMaker.make("both", RosterFixture.TOWNSHIP, "clerk", "reviewer", "secrecy-reviewer");
        UUID id = rosters.draft(
                "farmland", RosterFixture.TOWNSHIP, When.next(), RosterFixture.lines(RosterFixture.XINGLONG, 2), both);
        assertThat(take(id, CLERK + " submit").path("code").toString()).isEqualTo("not-your-draft");
        assertThat(own(id, both, "submit").statusCode()).isEqualTo(200);
        assertThat(own(id, both, "review").path("code").toString()).isEqualTo("own-work");
        String other = StaffMaker.make("other", RosterFixture.TOWNSHIP, "reviewer", "secrecy-reviewer");
        assertThat(own(id, other, "review").statusCode()).isEqualTo(200);
        assertThat(own(id, other, "clear").path("code").toString()).isEqualTo("own-work");
        assertThat(own(id, both, "clear").path("code").toString()).isEqualTo("own-work");
        assertThat(take(id, SECRECY + " clear").statusCode()).isEqualTo(200);
        assertThat(own(id, both, "publish").path("code").toString()).isEqualTo("own-work");
        assertThat(own(id, other, "publish").statusCode()).isEqualTo(200);
    }

    @Test
    void aReturnGoesBackToTheAuthorWithTheReason() {
        UUID id = rosters.draft(
                "farmland", RosterFixture.TOWNSHIP, When.next(), RosterFixture.lines(RosterFixture.XINGLONG, 2));
        take(id, CLERK + " submit");
        Response blank = As.staff(REVIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", " "))
                .post("/api/v1/staff/rosters/{id}/return", id);
        assertThat(blank.statusCode()).isEqualTo(422);
        JsonPath returned = take(id, REVIEWER + " return").jsonPath();
        assertThat(returned.getString("roster.status")).isEqualTo("draft");
        assertThat(returned.getString("roster.reason")).isEqualTo("面积与台账不符");
        assertThat(returned.getString("versions[0].steps[2].by")).isEqualTo("琴江镇审核员");
        assertThat(take(id, CLERK + " submit").statusCode()).isEqualTo(200);
    }

    @Test
    void aCorrectionSupersedes() {
        When when = When.next();
        UUID id = rosters.published(
                "farmland", RosterFixture.TOWNSHIP, when, RosterFixture.lines(RosterFixture.XINGLONG, 2));
        UUID again =
                rosters.draft("farmland", RosterFixture.TOWNSHIP, when, RosterFixture.lines(RosterFixture.XINGLONG, 3));
        assertThat(again).isEqualTo(id);
        assertThat(As.nobody().get("/api/v1/rosters/{id}", id).jsonPath().getInt("lineCount"))
                .isEqualTo(2);
        rosters.publish(id);
        JsonPath now = As.nobody().get("/api/v1/rosters/{id}", id).jsonPath();
        assertThat(now.getInt("lineCount")).isEqualTo(3);
        assertThat(now.getInt("version")).isEqualTo(2);
        JsonPath history =
                As.staff(REVIEWER).get("/api/v1/staff/rosters/{id}", id).jsonPath();
        assertThat(history.getList("versions.status")).containsExactly("published", "superseded");
    }

    @Test
    void whatIsPublicCanBeWithdrawnWhileItsCorrectionIsImported() {
        When when = When.next();
        UUID id = rosters.published(
                "farmland", RosterFixture.TOWNSHIP, when, RosterFixture.lines(RosterFixture.XINGLONG, 2));
        UUID clerk = rosters.staffId(CLERK);
        QuarkusTransaction.requiringNew().timeout(60).run(() -> {
            RosterVersion draft =
                    drafts.open("farmland", RosterFixture.TOWNSHIP, when.year(), when.period(), Ids.next(), clerk);
            Response answer = CompletableFuture.supplyAsync(() -> take(id, REVIEWER + " withdraw"))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            assertThat(answer.statusCode()).isEqualTo(200);
            drafts.close(draft, 0, 0);
        });
        assertThat(As.nobody().get("/api/v1/rosters/{id}", id).statusCode()).isEqualTo(410);
        assertThat(As.staff(CLERK)
                        .get("/api/v1/staff/rosters/{id}", id)
                        .jsonPath()
                        .getList("versions.status"))
                .containsExactly("draft", "withdrawn");
    }

    @Test
    void whatIsUnderReviewIsNotReplaced() {
        When when = When.next();
        UUID id =
                rosters.draft("farmland", RosterFixture.TOWNSHIP, when, RosterFixture.lines(RosterFixture.XINGLONG, 2));
        rosters.draft("farmland", RosterFixture.TOWNSHIP, when, RosterFixture.lines(RosterFixture.XINGLONG, 5));
        JsonPath draft = As.staff(CLERK).get("/api/v1/staff/rosters/{id}", id).jsonPath();
        assertThat(draft.getInt("roster.lineCount")).isEqualTo(5);
        assertThat(draft.getInt("roster.version")).isEqualTo(1);
        take(id, CLERK + " submit");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> rosters.draft(
                        "farmland", RosterFixture.TOWNSHIP, when, RosterFixture.lines(RosterFixture.XINGLONG, 1)))
                .hasStackTraceContaining("roster-under-review");
    }

    @Test
    void personalNumbersAreNotPublished() {
        List<RosterFixture.Line> lines = new ArrayList<>(RosterFixture.lines(RosterFixture.XINGLONG, 3));
        lines.add(RosterFixture.Line.of(RosterFixture.XINGLONG, "苏松" + RosterFixture.newIdNumber()));
        UUID id = rosters.draft("farmland", RosterFixture.TOWNSHIP, When.next(), lines);
        take(id, CLERK + " submit");
        take(id, REVIEWER + " review");
        take(id, SECRECY + " clear");
        Response refused = take(id, REVIEWER + " publish");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("roster-holds-personal-number");
        assertThat(refused.jsonPath().getList("violations.field")).containsExactly("lines[4].name");
        assertThat(refused.asString()).doesNotContain("360799");
        assertThat(As.nobody().get("/api/v1/rosters/{id}", id).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodysConditionIsPublished() {
        List<RosterFixture.Line> lines = new ArrayList<>(RosterFixture.lines(RosterFixture.XINGLONG, 3));
        for (String name : List.of("张三(精神二级)", "李四残疾", "霍去病", "王五(大)")) {
            lines.add(RosterFixture.Line.of(RosterFixture.XINGLONG, name));
        }
        UUID id = rosters.draft("farmland", RosterFixture.TOWNSHIP, When.next(), lines);
        rosters.clear(id, "qinjiang");
        Response refused = take(id, REVIEWER + " publish");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("roster-holds-condition");
        assertThat(refused.jsonPath().getList("violations.field"))
                .containsExactly("lines[4].name", "lines[5].name", "lines[7].name");
        assertThat(refused.asString()).doesNotContain("张三", "二级");
        assertThat(As.nobody().get("/api/v1/rosters/{id}", id).statusCode()).isEqualTo(404);
    }

    @Test
    void theListShowsOnesOwnRegionByState() {
        UUID id = rosters.draft(
                "forest", RosterFixture.TOWNSHIP, When.next(), RosterFixture.lines(RosterFixture.XINGLONG, 2));
        List<String> mine = As.staff(CLERK)
                .get("/api/v1/staff/rosters?status=draft&limit=5")
                .jsonPath()
                .getList("items.id");
        assertThat(mine).first().isEqualTo(id.toString());
        assertThat(As.staff("clerk.xiaosong")
                        .get("/api/v1/staff/rosters?limit=100")
                        .jsonPath()
                        .getList("items.id"))
                .doesNotContain(id.toString());
        assertThat(As.staff("inspector.shicheng")
                        .get("/api/v1/staff/rosters?limit=5")
                        .jsonPath()
                        .getList("items.id"))
                .contains(id.toString());
        JsonPath first = As.staff(CLERK).get("/api/v1/staff/rosters?limit=1").jsonPath();
        String next = first.getString("nextCursor");
        assertThat(As.staff(CLERK)
                        .queryParam("cursor", next)
                        .get("/api/v1/staff/rosters?limit=1")
                        .jsonPath()
                        .getString("items[0].id"))
                .isNotEqualTo(first.getString("items[0].id"));
        assertThat(As.staff(CLERK).get("/api/v1/staff/rosters?status=gone").statusCode())
                .isEqualTo(422);
    }

    private static Response take(UUID id, String step) {
        String[] parts = step.split(" ");
        var who = As.staff(parts[0]);
        boolean reasoned = parts[1].equals("return") || parts[1].equals("withdraw");
        return (reasoned ? who.contentType(ContentType.JSON).body(Map.of("reason", "面积与台账不符")) : who)
                .post("/api/v1/staff/rosters/{id}/{action}", id, parts[1]);
    }

    private static Response own(UUID id, String username, String action) {
        return As.staff(username, StaffMaker.PASSWORD).post("/api/v1/staff/rosters/{id}/{action}", id, action);
    }
}
