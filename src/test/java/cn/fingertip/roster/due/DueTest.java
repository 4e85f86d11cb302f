package cn.fingertip.roster.due;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.calendar.Deadlines;
import cn.fingertip.embedded.demo.DemoStaff;
import cn.fingertip.identity.LockWait;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.kernel.Ids;
import cn.fingertip.roster.PublicityPeriod;
import cn.fingertip.roster.PublicityPeriods;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From publication to the end of publicity: objections answered, corrected, the roster final, nobody forgotten. */
@QuarkusTest
class DueTest {
    private static final String REVIEWER = "reviewer.qinjiang";

    @Inject
    RosterFixture rosters;

    @Inject
    RemindersJob job;

    @Inject
    Deadlines deadlines;

    @Inject
    Clock clock;

    @Inject
    PublicityPeriods periods;

    @Inject
    EntityManager em;

    @Inject
    DataSource database;

    @BeforeEach
    void calendars() {
        Calendars.knownThroughNextYear(clock);
    }

    @Test
    void finalOnlyAfterPublicityAndWithEveryObjectionAnswered() {
        UUID id = published();
        assertThat(close(id).jsonPath().getString("code")).isEqualTo("publicity-running");
        String objection = object(id);
        try (ClockShift lastDay = ClockShift.by(clock, Duration.ofDays(7))) {
            assertThat(lastDay).isNotNull();
            assertThat(close(id).jsonPath().getString("code")).isEqualTo("publicity-running");
        }
        try (ClockShift after = ClockShift.by(clock, Duration.ofDays(8))) {
            assertThat(after).isNotNull();
            Response open = close(id);
            assertThat(open.statusCode()).isEqualTo(422);
            assertThat(open.jsonPath().getString("code")).isEqualTo("objections-open");
            answer(objection, "rejected");
            assertThat(As.nobody().get("/api/v1/rosters/{id}", id).jsonPath().getMap("final"))
                    .isNull();
            Response closed = close(id);
            assertThat(closed.statusCode()).as(closed.asString()).isEqualTo(200);
            assertThat(closed.jsonPath().getString("versions[0].finalAt")).isNotBlank();
            assertThat(closed.jsonPath().getList("versions[0].steps.action")).endsWith("finalize");
            assertThat(close(id).jsonPath().getString("code")).isEqualTo("roster-final");
            assertThat(As.nobody().get("/api/v1/rosters/{id}", id).jsonPath().getString("final.at"))
                    .as("at once, though the page was read before")
                    .isNotBlank();
            assertThat(As.nobody()
                            .get("/api/v1/rosters/{id}/versions", id)
                            .jsonPath()
                            .getString("items[0].finalAt"))
                    .isNotBlank();
            assertThat(submit(id).jsonPath().getString("code")).isEqualTo("publicity-over");
        }
    }

    @Test
    void whatIsUpheldIsCorrectedFirst() {
        When when = When.next();
        List<Line> lines = new ArrayList<>(lines(XINGLONG, 3));
        UUID id = rosters.published("farmland", TOWNSHIP, when, lines);
        String objection = object(id);
        lines.set(1, more(lines.get(1)));
        correct(id, when, lines);
        answer(objection, "partly");
        assertThat(objections(id).getString("items[0].correctedIn"))
                .as("published before the answer")
                .isNull();
        rosters.endPublicity(id);
        assertThat(close(id).jsonPath().getString("code"))
                .as("the objection is to an earlier version")
                .isEqualTo("objections-uncorrected");
        lines.set(2, more(lines.get(2)));
        correct(id, when, lines);
        assertThat(objections(id).getString("items[0].correctedIn"))
                .as("somebody else's line")
                .isNull();
        rosters.endPublicity(id);
        assertThat(close(id).jsonPath().getString("code")).isEqualTo("objections-uncorrected");
        Line wrong = lines.getFirst();
        lines.set(0, more(wrong));
        correct(id, when, lines);
        assertThat(close(id).jsonPath().getString("code"))
                .as("the corrected version is open to objection for the whole time again")
                .isEqualTo("publicity-running");
        assertThat(objections(id).getInt("items[0].correctedIn")).isEqualTo(4);
        assertThat(As.nobody().get("/api/v1/rosters/{id}", id).jsonPath().getBoolean("publicity.open"))
                .isTrue();
        lines.set(0, wrong);
        correct(id, when, lines);
        rosters.endPublicity(id);
        assertThat(close(id).jsonPath().getString("code"))
                .as("the line is as it was disputed again")
                .isEqualTo("objections-uncorrected");
        lines.removeFirst();
        correct(id, when, lines);
        rosters.endPublicity(id);
        assertThat(close(id).statusCode()).isEqualTo(200);
    }

    @Test
    void anObjectionToTheWholeIsCorrectedByAnyChangeAfterTheAnswer() {
        When when = When.next();
        List<Line> lines = new ArrayList<>(lines(XINGLONG, 3));
        UUID id = rosters.published("farmland", TOWNSHIP, when, lines);
        String objection = submit(id, Map.of("kind", "other", "text", "漏了一户"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        answer(objection, "upheld");
        correct(id, when, lines);
        assertThat(objections(id).getString("items[0].correctedIn"))
                .as("the same lines")
                .isNull();
        rosters.endPublicity(id);
        assertThat(close(id).jsonPath().getString("code")).isEqualTo("objections-uncorrected");
        lines.addAll(lines(XINGLONG, 1));
        correct(id, when, lines);
        assertThat(objections(id).getInt("items[0].correctedIn")).isEqualTo(3);
        rosters.endPublicity(id);
        assertThat(close(id).statusCode()).isEqualTo(200);
    }

    @Test
    void whoObjectsInTheLastMomentIsSeenByWhoClosesInTheNext() {
        UUID id = published();
        rosters.endPublicity(id);
        CompletableFuture<Response> closing = QuarkusTransaction.requiringNew()
                .timeout(60)
                .call(() -> {
                    PublicityPeriod period = periods.of(id);
                    CompletableFuture<Response> started = CompletableFuture.supplyAsync(() -> close(id));
                    LockWait.until(database, "roster");
                    em.createNativeQuery("""
                    INSERT INTO objection (id, county, roster_id, version_id, kind, text_sealed, created_at)
                    VALUES (?1, ?2, ?3, ?4, 'other', ?5, now())""")
                            .setParameter(1, Ids.next())
                            .setParameter(2, period.county())
                            .setParameter(3, id)
                            .setParameter(4, period.versionId())
                            .setParameter(5, new byte[] {1})
                            .executeUpdate();
                    return started;
                });
        Response answer = closing.orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(answer.jsonPath().getString("code")).isEqualTo("objections-open");
    }

    @Test
    void anObjectionIsDueInFiveWorkingDays() {
        UUID id = published();
        String objection = object(id);
        LocalDate due = deadlines.due("objection-answer", clock.today());
        JsonPath seen = objections(id);
        assertThat(seen.getString("items[0].dueOn")).isEqualTo(due.toString());
        assertThat(seen.getBoolean("items[0].late")).isFalse();
        Map<String, Object> item = find(id, "objection-answer");
        assertThat(item).containsEntry("objectionId", objection).containsEntry("dueOn", due.toString());
        assertThat(item).containsEntry("late", false);
        long tooLong = ChronoUnit.DAYS.between(clock.today(), due) + 1;
        try (ClockShift late = ClockShift.by(clock, Duration.ofDays(tooLong))) {
            assertThat(late).isNotNull();
            assertThat(find(id, "objection-answer")).containsEntry("late", true);
            assertThat(objections(id).getBoolean("items[0].late")).isTrue();
            answer(objection, "rejected");
            assertThat(find(id, "objection-answer")).isNull();
            assertThat(objections(id).getBoolean("items[0].late")).isFalse();
        }
    }

    @Test
    void staffAreRemindedOnceOfEach() {
        UUID id = published();
        object(id);
        LocalDate due = deadlines.due("objection-answer", clock.today());
        job.run();
        assertThat(reminders(id)).isEmpty();
        try (ClockShift eve = ClockShift.by(clock, Duration.ofDays(ChronoUnit.DAYS.between(clock.today(), due)))) {
            assertThat(eve).isNotNull();
            job.run();
            job.run();
            assertThat(reminders(id)).containsExactly("objection-answer");
        }
        try (ClockShift late = ClockShift.by(clock, Duration.ofDays(30))) {
            assertThat(late).isNotNull();
            job.run();
            job.run();
            assertThat(reminders(id))
                    .containsExactlyInAnyOrder(
                            "objection-answer", "objection-answer-late", "roster-finalize", "roster-finalize-late");
            JsonPath outside = staff("clerk.xiaosong")
                    .get("/api/v1/staff/roster-due/reminders?limit=100")
                    .jsonPath();
            assertThat(outside.getList("items.rosterId")).doesNotContain(id.toString());
            assertThat(staff("clerk.xiaosong")
                            .get("/api/v1/staff/roster-due?limit=100")
                            .jsonPath()
                            .getList("items.rosterId"))
                    .doesNotContain(id.toString());
        }
    }

    @Test
    void oddQuestionsAreAnswered() {
        assertThat(staff(REVIEWER).get("/api/v1/staff/roster-due?kind=x").statusCode())
                .isEqualTo(422);
        assertThat(staff(REVIEWER).get("/api/v1/staff/roster-due?cursor=x").statusCode())
                .isEqualTo(400);
        assertThat(staff("leader.shicheng").get("/api/v1/staff/roster-due").statusCode())
                .isEqualTo(403);
    }

    private UUID published() {
        return rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 3));
    }

    private void correct(UUID id, When when, List<Line> lines) {
        rosters.draft("farmland", TOWNSHIP, when, lines);
        rosters.publish(id);
    }

    private static Line more(Line line) {
        return new Line(line.village(), line.name(), line.idNumber(), "8.2", line.standard(), 87109);
    }

    /** Logged in at this moment: a token does not outlive a shift of the clock. */
    private static RequestSpecification staff(String username) {
        return As.token(As.nobody()
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", DemoStaff.PASSWORD))
                .post("/api/v1/staff/login")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken"));
    }

    private static Response close(UUID id) {
        return staff(REVIEWER).post("/api/v1/staff/rosters/{id}/finalize", id);
    }

    private static Response submit(UUID id) {
        return submit(id, Map.of("line", 1, "kind", "wrong-quantity", "text", "少登了 1 亩"));
    }

    private static Response submit(UUID id, Map<String, Object> body) {
        return As.villager("due-" + UUID.randomUUID())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/v1/rosters/{id}/objections", id);
    }

    private static String object(UUID id) {
        return submit(id).then().statusCode(201).extract().path("id");
    }

    private static void answer(String objection, String outcome) {
        staff(REVIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", outcome, "text", "经复核"))
                .post("/api/v1/staff/objections/{id}/answer", objection)
                .then()
                .statusCode(200);
    }

    private static JsonPath objections(UUID id) {
        return staff(REVIEWER).get("/api/v1/staff/rosters/{id}/objections", id).jsonPath();
    }

    /** @return the item of this roster, null where there is none on any page */
    private static Map<String, Object> find(UUID id, String kind) {
        return walk("/api/v1/staff/roster-due?limit=100&kind=" + kind).stream()
                .filter(item -> id.toString().equals(item.get("rosterId")))
                .findFirst()
                .orElse(null);
    }

    private static List<Object> reminders(UUID id) {
        return walk("/api/v1/staff/roster-due/reminders?limit=100").stream()
                .filter(item -> id.toString().equals(item.get("rosterId")))
                .map(item -> item.get("kind"))
                .toList();
    }

    private static List<Map<String, Object>> walk(String path) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = null;
        do {
            var who = staff(REVIEWER);
            JsonPath page = (cursor == null ? who : who.queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            items.addAll(page.getList("items"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return items;
    }
}
