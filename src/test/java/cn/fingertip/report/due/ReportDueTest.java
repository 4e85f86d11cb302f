package cn.fingertip.report.due;

import static cn.fingertip.report.casework.Cases.STAFF;
import static cn.fingertip.report.casework.Cases.act;
import static cn.fingertip.report.casework.Cases.done;
import static cn.fingertip.report.casework.Cases.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.calendar.Deadlines;
import cn.fingertip.calendar.WorkingDays;
import cn.fingertip.embedded.demo.DemoStaff;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.casework.Cases.Sent;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Audited;
import cn.fingertip.testsupport.Calendars;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import cn.fingertip.testsupport.Reckoning;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reminders before a deadline, escalation after it; late is what the day says. */
@QuarkusTest
class ReportDueTest {
    private static final String HEALTH = "checks.find { it.name == 'report escalation' }.data";

    @Inject
    ReportRemindersJob job;

    @Inject
    Deadlines deadlines;

    @Inject
    WorkingDays workingDays;

    @Inject
    ReportDeadlines reportDeadlines;

    @Inject
    Clock clock;

    private Office office;
    private Person inspector;

    @BeforeEach
    void anOffice() {
        Calendars.knownThroughNextYear(clock);
        office = Office.fresh();
        inspector = office.add("inspector");
    }

    @Test
    void acceptanceIsDueInFifteenWorkingDaysAndTransferInFive() {
        Sent sent = send(office, inspector);
        job.run();
        due().then().statusCode(200).body("items", empty());
        LocalDate transfer = deadlines.due("report-transfer", clock.today());
        LocalDate accept = deadlines.due("report-accept-real-name", clock.today());
        try (ClockShift shift = to(transfer)) {
            assertThat(shift).isNotNull();
            job.run();
            job.run();
            due().then()
                    .body("items.task", contains("transfer"))
                    .body("items[0].dueOn", equalTo(transfer.toString()))
                    .body("items[0].late", equalTo(false))
                    .body("items[0].report", equalTo(sent.id()));
            assertThat(Audited.reasons("office:" + office.region(), "report.due-listed"))
                    .hasSize(1);
        }
        try (ClockShift shift = to(accept)) {
            assertThat(shift).isNotNull();
            job.run();
            due().then()
                    .body("items.task", contains("transfer", "accept"))
                    .body("items.late", contains(true, false))
                    .body("items[1].dueOn", equalTo(accept.toString()));
            Response first = inspector.in().queryParam("limit", 1).get(STAFF + "/due");
            first.then().body("items.task", contains("transfer"));
            inspector
                    .in()
                    .queryParam("cursor", first.<String>path("nextCursor"))
                    .get(STAFF + "/due")
                    .then()
                    .body("items.task", contains("accept"));
            done(inspector, sent.id(), "accept", Map.of());
            due().then().body("items", empty());
        }
    }

    /** Each of a report's three deadlines, for a report of any day of the bundled years. */
    @Test
    void deadlinesAgreeWithAnIndependentReckoning() {
        Reckoning reckoning = new Reckoning(LocalDate.of(2023, 1, 1), LocalDate.of(2027, 1, 1), Reckoning.decreed());
        for (LocalDate day :
                LocalDate.of(2023, 1, 1).datesUntil(LocalDate.of(2026, 12, 1)).toList()) {
            Report report = new Report(
                    UUID.randomUUID(),
                    "360735",
                    "360735",
                    "other",
                    day.atTime(day.getDayOfMonth() % 24, 59).atZone(Clock.ZONE).toInstant());
            report.concludedAt = report.receivedAt;
            assertThat(reportDeadlines.of(report, ReportStep.ACCEPTED)).contains(reckoning.due(day, 15));
            assertThat(reportDeadlines.of(report, ReportStep.TRANSFERRED)).contains(reckoning.due(day, 5));
            assertThat(reportDeadlines.of(report, ReportStep.FED_BACK)).contains(reckoning.due(day, 15));
            assertThat(reportDeadlines.of(report, true))
                    .isEqualTo(new ReportDeadlines.View(reckoning.due(day, 15), reckoning.due(day, 15), null));
        }
    }

    @Test
    void theOfficeAboveSeesHowManyAreLateAndTheirNumbersOnly() {
        Office above = new Office(office.region().substring(0, 4));
        Person superior = above.add("inspector");
        Sent unaccepted = send(office, inspector);
        Sent untold = send(office, inspector);
        done(inspector, untold.id(), "accept", Map.of());
        done(inspector, untold.id(), "conclude", Map.of("result", "partly"));
        String lead = inspector.open(untold.id()).path("handling.lead");
        LocalDate last = deadlines.due("report-accept-real-name", clock.today());
        try (ClockShift shift = to(last)) {
            assertThat(shift).isNotNull();
            job.run();
            assertThat(escalated(superior)).isEmpty();
        }
        try (ClockShift shift = to(last.plusDays(1))) {
            assertThat(shift).isNotNull();
            job.run();
            job.run();
            Response seen = superior.in().get(STAFF + "/escalations");
            List<Map<String, Object>> ours = escalated(superior);
            assertThat(ours).extracting(item -> item.get("task")).containsExactly("accept", "feedback");
            assertThat(ours).extracting(item -> item.get("count")).containsExactly(1, 1);
            assertThat(ours).extracting(item -> item.get("leads")).containsExactly(List.of(), List.of(lead));
            assertThat(seen.asString()).doesNotContain(unaccepted.id(), untold.id(), "面积不实");
            assertThat(Audited.reasons("office:" + office.region(), "report.escalations-listed"))
                    .isNotEmpty();
            assertThat(superior.reports()).doesNotContain(unaccepted.id(), untold.id());
            superior.open(untold.id()).then().statusCode(404);
            for (String list : List.of("/due", "/retention", "/statistics")) {
                assertThat(superior.in().get(STAFF + list).asString())
                        .doesNotContain(unaccepted.id(), untold.id(), lead);
            }
            inspector.in().get(STAFF + "/escalations").then().body("items", empty());
            done(inspector, untold.id(), "feedback", Map.of("text", "已更正"));
            assertThat(escalated(superior)).extracting(item -> item.get("task")).containsExactly("accept");
            inspector
                    .in()
                    .get(STAFF + "/statistics")
                    .then()
                    .body("total.fedBack", equalTo(1))
                    .body("total.fedBackOnTime", equalTo(0))
                    .body("total.late", equalTo(1));
        }
    }

    @Test
    void aMergerMovesNoDeadline() {
        Sent old = send(office, inspector);
        LocalDate last = deadlines.due("report-accept-real-name", clock.today());
        try (ClockShift shift = to(last)) {
            assertThat(shift).isNotNull();
            Sent fresh = send(office, inspector);
            act(inspector, old.id(), "merge", Map.of("into", fresh.id()))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("report-merge-illegal"))
                    .body("detail", containsString("期限"));
            done(inspector, fresh.id(), "merge", Map.of("into", old.id()));
            job.run();
            due().then().body("items.find { it.task == 'accept' }.dueOn", equalTo(last.toString()));
        }
        Sent waiting = send(office, inspector);
        Sent inTime = send(office, inspector);
        try (ClockShift shift = to(last.plusDays(1))) {
            assertThat(shift).isNotNull();
            Sent fresh = send(office, inspector);
            done(inspector, fresh.id(), "accept", Map.of());
            done(inspector, waiting.id(), "merge", Map.of("into", fresh.id()));
            inspector
                    .in()
                    .get(STAFF + "/statistics")
                    .then()
                    .body("total.late", equalTo(1))
                    .body("total.accepted", equalTo(2))
                    .body("total.decidedOnTime", equalTo(1));
        }
        Sent accepted = send(office, inspector);
        done(inspector, accepted.id(), "accept", Map.of());
        done(inspector, inTime.id(), "merge", Map.of("into", accepted.id()));
        inspector.in().get(STAFF + "/statistics").then().body("total.accepted", equalTo(1));
    }

    /** The county alone is on the site at first, then the province, and the prefecture last. */
    @Test
    void theNearestOfficeAboveThatHasSomebodyIsToldAndOneThatHasNobodyAboveIsToldSo() {
        office = Office.freshProvince();
        inspector = office.add("inspector");
        send(office, inspector);
        due().then().statusCode(200).body("nobodyAbove", containsString("试验县"));
        given().get("/q/health/ready")
                .then()
                .body("status", equalTo("UP"))
                .body(HEALTH + ".'what to do'", containsString("offices above"));
        Person ofProvince = new Office(office.province()).add("inspector");
        due().then().body("nobodyAbove", nullValue());
        ofProvince.in().get(STAFF + "/due").then().body("nobodyAbove", nullValue());
        LocalDate late = deadlines.due("report-accept-real-name", clock.today()).plusDays(1);
        try (ClockShift shift = to(late)) {
            assertThat(shift).isNotNull();
            job.run();
            assertThat(escalated(ofProvince)).hasSize(1);
        }
        Person ofPrefecture = new Office(office.above()).add("inspector");
        Person waiting = new Office(office.above()).add("inspector");
        try (ClockShift shift = to(late)) {
            assertThat(shift).isNotNull();
            assertThat(escalated(ofPrefecture)).as("before it is admitted").isEmpty();
            ofProvince.admit(ofPrefecture, "inspector", office.above()).then().statusCode(200);
            assertThat(escalated(ofPrefecture)).hasSize(1);
            assertThat(escalated(ofProvince)).isEmpty();
            assertThat(escalated(waiting))
                    .as("beside a colleague who is admitted")
                    .isEmpty();
        }
    }

    /** In a year whose days nobody has loaded: reminded by weekdays, nobody late; and all of it anew once they are there. */
    @Test
    void whereTheCalendarIsMissingItIsSaidAndNothingIsLostByIt() {
        int year = workingDays.years().last() + 1;
        LocalDate monday = LocalDate.of(year, 6, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        Sent waiting;
        Sent untold;
        Sent late;
        try (ClockShift shift = to(monday)) {
            assertThat(shift).isNotNull();
            waiting = send(office, inspector);
            untold = send(office, inspector);
            late = send(office, inspector);
            done(inspector, untold.id(), "accept", Map.of());
            done(inspector, untold.id(), "conclude", Map.of("result", "partly"));
            Sent inTime = send(office, inspector);
            done(inspector, inTime.id(), "merge", Map.of("into", untold.id()));
            given().get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'working calendar' }.data.missing", equalTo("" + year));
        }
        try (ClockShift shift = to(monday.plusDays(22))) {
            assertThat(shift).isNotNull();
            done(inspector, late.id(), "merge", Map.of("into", untold.id()));
            job.run();
            due().then()
                    .body("calendar", containsString(year + " 年"))
                    .body("items.provisional", everyItem(equalTo(true)))
                    .body("items.late", everyItem(equalTo(false)))
                    .body("items.find { it.task == 'accept' }.report", equalTo(waiting.id()))
                    .body(
                            "items.find { it.task == 'accept' }.dueOn",
                            equalTo(monday.plusDays(21).toString()));
            done(inspector, untold.id(), "feedback", Map.of("text", "已更正"));
            Response counted = inspector.in().get(STAFF + "/statistics");
            counted.then()
                    .body("undecided", equalTo(3))
                    .body("total.accepted", equalTo(2))
                    .body("total.late", equalTo(0));

            load(year);
            job.run();
            due().then()
                    .body("calendar", nullValue())
                    .body("items.provisional", everyItem(equalTo(false)))
                    .body("items.find { it.task == 'accept' }.late", equalTo(true));
            inspector
                    .in()
                    .get(STAFF + "/statistics")
                    .then()
                    .body("undecided", equalTo(0))
                    .body("total.accepted", equalTo(2))
                    .body("total.decidedOnTime", equalTo(1))
                    .body("total.late", equalTo(2));
        }
    }

    /** In a session of its own: the clock is not where other tests have theirs. */
    private static void load(int year) {
        String token = given().contentType(ContentType.JSON)
                .body(Map.of("username", "admin", "password", DemoStaff.PASSWORD))
                .post("/api/v1/staff/login")
                .path("accessToken");
        As.token(token)
                .multiPart(
                        "file",
                        "days.csv",
                        "date,kind,name\n%d-01-01,holiday,元旦\n".formatted(year).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/staff/calendar")
                .then()
                .statusCode(200);
    }

    @Test
    void oddQuestionsAreAnswered() {
        inspector
                .in()
                .queryParam("cursor", "x")
                .get(STAFF + "/due")
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
    }

    /** Other tests' counties may lie in the same prefecture. */
    private List<Map<String, Object>> escalated(Person superior) {
        Response answer = superior.in().get(STAFF + "/escalations");
        answer.then().statusCode(200);
        return answer.path("items.findAll { it.office.code == '" + office.region() + "' }");
    }

    private Response due() {
        return inspector.in().get(STAFF + "/due");
    }

    private ClockShift to(LocalDate day) {
        return ClockShift.by(clock, Duration.ofDays(ChronoUnit.DAYS.between(clock.today(), day)));
    }
}
