package cn.fingertip.report.casework;

import static cn.fingertip.report.casework.Cases.STAFF;
import static cn.fingertip.report.casework.Cases.act;
import static cn.fingertip.report.casework.Cases.done;
import static cn.fingertip.report.casework.Cases.lookUp;
import static cn.fingertip.report.casework.Cases.open;
import static cn.fingertip.report.casework.Cases.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.identity.Proved;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.casework.Cases.Sent;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an office handles its reports, each test in an office of its own. */
@QuarkusTest
class HandlingTest {
    @Inject
    Clock clock;

    @Inject
    Session session;

    private Office office;
    private Person inspector;

    @BeforeEach
    void anOffice() {
        Calendars.knownThroughNextYear(clock);
        office = Office.fresh();
        inspector = office.add("inspector");
    }

    @Test
    void aCaseDoesNotWaitForTheKeyOfADuplicate() {
        Person colleague = office.addAdmitted(inspector, "inspector");
        Sent main = send(office, inspector);
        Sent duplicate = duplicateWithoutKey(main, colleague);
        done(colleague, main.id(), "accept", Map.of()).then().body("untold", equalTo(1));
        done(colleague, main.id(), "conclude", Map.of("result", "partly", "text", "部分属实"));
        lookUp(duplicate.receipt()).then().body("status", equalTo("concluded")).body("messages.size()", equalTo(0));
        // Who has both keys tells the other reporter, once.
        for (int i = 0; i < 2; i++) {
            open(inspector, i == 0 ? duplicate.id() : main.id()).then().statusCode(200);
            lookUp(duplicate.receipt()).then().body("messages.text", equalTo(List.of("部分属实")));
        }
        done(colleague, main.id(), "archive", Map.of()).then().body("untold", equalTo(0));
        lookUp(duplicate.receipt()).then().body("status", equalTo("archived"));
    }

    @Test
    void whatWasFoundIsNotedWithADuplicateOnceItsKeyIsAtHand() {
        Person colleague = office.addAdmitted(inspector, "inspector");
        Sent main = send(office, inspector);
        Sent duplicate = duplicateWithoutKey(main, colleague);
        done(colleague, main.id(), "accept", Map.of());
        done(colleague, main.id(), "conclude", Map.of("result", "partly"));
        open(inspector, main.id()).then().statusCode(200);
        inspector
                .in()
                .get(STAFF + "/" + duplicate.id() + "/notes")
                .then()
                .body("items.about", contains("merged", "result"))
                .body("items[1].result", equalTo("partly"));
    }

    @Test
    void aDuplicateWithoutAKeyStaysWhereItsKeyIs() {
        Person colleague = office.addAdmitted(inspector, "inspector");
        Office other = Office.fresh();
        Person receiver = other.add("inspector");
        Sent main = send(office, inspector);
        Sent duplicate = duplicateWithoutKey(main, colleague);
        done(colleague, main.id(), "transfer", Map.of("office", other.region(), "reason", "属你县管辖"));
        open(receiver, main.id()).then().statusCode(200).body("handling.duplicates", empty());
        open(receiver, duplicate.id()).then().statusCode(404);
        open(inspector, duplicate.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("received"))
                .body("handling.mergedInto", nullValue());
    }

    /** Its case passes up before somebody with both keys has told its reporter. */
    @Test
    void aDuplicateWhoseReporterWasNotToldTheResultIsOwedIt() {
        Person colleague = office.addAdmitted(inspector, "inspector");
        new Office(office.above()).add("inspector");
        for (boolean archived : List.of(false, true)) {
            Sent main = send(office, inspector);
            Sent untold = duplicateWithoutKey(main, colleague);
            Sent told = send(office, inspector);
            done(inspector, told.id(), "merge", Map.of("into", main.id()));
            done(colleague, main.id(), "accept", Map.of());
            done(colleague, main.id(), "conclude", Map.of("result", "partly", "text", "部分属实"));
            takeKey(told, colleague);
            if (archived) {
                done(colleague, main.id(), "archive", Map.of());
            }
            given().contentType(ContentType.JSON)
                    .body(Map.of("receipt", main.receipt(), "aboutOffice", true))
                    .post("/api/v1/reports/messages")
                    .then()
                    .statusCode(201);
            open(inspector, main.id()).then().statusCode(404);

            open(inspector, untold.id())
                    .then()
                    .body("status", equalTo("concluded"))
                    .body("handling.mergedInto", nullValue())
                    .body("handling.fedBackAt", nullValue());
            act(inspector, untold.id(), "feedback", Map.of("text", "部分属实"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("report-result-needed"));
            done(inspector, untold.id(), "feedback", Map.of("text", "部分属实", "result", "partly"));
            lookUp(untold.receipt()).then().body("messages.result", contains("partly"));
            done(inspector, untold.id(), "archive", Map.of());

            open(inspector, told.id()).then().body("status", equalTo(archived ? "archived" : "concluded"));
            lookUp(told.receipt()).then().body("messages.result", contains("partly"));
            act(inspector, told.id(), "feedback", Map.of("text", "再说一遍"))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("report-feedback-none"));
        }
    }

    private Sent duplicateWithoutKey(Sent main, Person colleague) {
        Sent duplicate = send(office, inspector);
        done(inspector, duplicate.id(), "merge", Map.of("into", main.id()));
        takeKey(duplicate, colleague);
        return duplicate;
    }

    private void takeKey(Sent sent, Person person) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "DELETE FROM report_key WHERE report_id = ?1 AND holder = ?2")
                        .setParameter(1, UUID.fromString(sent.id()))
                        .setParameter(2, UUID.fromString(person.id()))
                        .executeUpdate());
    }

    @Test
    void acceptanceNumbersTheLead() {
        Sent sent = send(office, inspector);
        open(inspector, sent.id()).then().body("handling.lead", nullValue());
        done(inspector, sent.id(), "accept", Map.of());
        String lead = open(inspector, sent.id()).path("handling.lead");
        assertThat(lead)
                .isEqualTo(
                        "%s-%d-00001".formatted(office.region(), clock.today().getYear()));
        inspector
                .in()
                .queryParam("lead", lead)
                .get(STAFF)
                .then()
                .body("items.id", contains(sent.id()))
                .body("items[0].lead", equalTo(lead));
    }

    @Test
    void racingAcceptancesAreNumberedWithoutGapsOrRepeats() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(send(office, inspector).id());
        }
        String token = inspector.login().path("accessToken");
        List<Callable<Integer>> attempts = ids.stream()
                .flatMap(id -> Collections.nCopies(3, id).stream())
                .<Callable<Integer>>map(id -> () -> token(token)
                        .body("{}")
                        .post(STAFF + "/" + id + "/accept")
                        .statusCode())
                .toList();
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers =
                    racers.invokeAll(attempts).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnly(200, 409);
            assertThat(answers.stream().filter(code -> code == 200)).hasSize(ids.size());
        }
        List<String> leads = token(token).get(STAFF).path("items.lead");
        assertThat(leads.stream().map(lead -> lead.substring(lead.length() - 5)))
                .containsExactlyInAnyOrder("00001", "00002", "00003", "00004", "00005", "00006");
    }

    @Test
    void aCaseIsAssignedTitledLinkedAndNotedInsideTheOfficeOnly() {
        Person colleague = office.addAdmitted(inspector, "inspector");
        Sent sent = send(office, inspector);
        Sent other = send(office, inspector);
        act(inspector, sent.id(), "assign", Map.of("assignee", colleague.id(), "note", "熟悉情况"))
                .then()
                .statusCode(200)
                .body("items[0].about", equalTo("assigned"))
                .body("items[0].person.code", equalTo(colleague.id()))
                .body("items[0].text", equalTo("熟悉情况"));
        act(inspector, sent.id(), "title", Map.of("title", "面积核对")).then().statusCode(204);
        act(inspector, sent.id(), "links", Map.of("report", other.id())).then().statusCode(200);
        act(inspector, sent.id(), "notes", Map.of("text", "canary-internal"))
                .then()
                .statusCode(200);
        colleague
                .in()
                .queryParam("assignee", "me")
                .get(STAFF)
                .then()
                .body("items.id", contains(sent.id()))
                .body("items[0].workTitle", equalTo("面积核对"))
                .body("items[0].assignee.code", equalTo(colleague.id()));
        colleague
                .in()
                .get(STAFF + "/" + other.id() + "/notes")
                .then()
                .body("items.about", contains("linked"))
                .body("items[0].report", equalTo(sent.id()));
        act(colleague, sent.id(), "assign", Map.of("assignee", inspector.id()))
                .then()
                .statusCode(200);
        inspector
                .in()
                .get(STAFF + "/" + sent.id() + "/notes")
                .then()
                .body("items.about", contains("assigned", "linked", "note", "assigned"));
        assertThat(lookUp(sent.receipt()).asString()).doesNotContain("canary-internal", "面积核对", "熟悉情况", other.id());

        Person stranger = Office.fresh().add("inspector");
        act(inspector, sent.id(), "assign", Map.of("assignee", stranger.id()))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-assignee-unknown"));
        act(inspector, sent.id(), "links", Map.of("report", sent.id()))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-link-self"));
        act(inspector, sent.id(), "title", Map.of("title", "一".repeat(31)))
                .then()
                .statusCode(422);
        act(inspector, sent.id(), "title", Map.of()).then().statusCode(204);
        open(inspector, sent.id()).then().body("handling.workTitle", nullValue());
    }

    @Test
    void anotherOfficeGetsTheReportWithItsKeyAndTheFirstLosesIt() {
        Office other = Office.fresh();
        Person receiver = other.add("inspector");
        Response answered = office.send(Proved.villager("villager-of-" + office.region(), "欧阳名"), Map.of());
        answered.then().statusCode(201);
        String receipt = answered.path("receipt");
        String id = inspector.reports().getFirst();
        String acceptBy = open(inspector, id).path("deadlines.acceptBy");
        assertThat(acceptBy).isNotNull();
        inspector.in().get(STAFF + "/offices").then().body("items.code", hasItem(other.region()));

        act(inspector, id, "transfer", Map.of("office", other.region(), "reason", "属你县管辖"))
                .then()
                .statusCode(200)
                .body("status", equalTo("received"));

        open(inspector, id).then().statusCode(404);
        assertThat(inspector.reports()).isEmpty();
        act(inspector, id, "accept", Map.of()).then().statusCode(404);
        act(inspector, id, "reply", Map.of("text", "x")).then().statusCode(404);
        act(inspector, id, "notes", Map.of("text", "x")).then().statusCode(404);
        act(inspector, id, "assign", Map.of()).then().statusCode(404);
        open(receiver, id)
                .then()
                .statusCode(200)
                .body("text", equalTo("请核查。"))
                .body("deadlines.acceptBy", equalTo(acceptBy));
        lookUp(receipt)
                .then()
                .body("status", equalTo("received"))
                .body("messages[0].about", equalTo("transfer"))
                .body("messages[0].text", equalTo("属你县管辖"));
        given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt, "text", "谢谢"))
                .post("/api/v1/reports/messages")
                .then()
                .statusCode(201);
        open(inspector, id).then().statusCode(404);
        done(receiver, id, "accept", Map.of());
        assertThat(open(receiver, id).<String>path("handling.lead")).startsWith(other.region());
        total(inspector).then().body("total.received", equalTo(1)).body("total.transferredOnTime", equalTo(1));
        total(inspector).then().body("total.accepted", equalTo(0));
        total(receiver).then().body("total.received", equalTo(1)).body("total.decidedOnTime", equalTo(1));
    }

    @Test
    void handOversThatCrossDoNotWaitForEachOther() throws Exception {
        Office other = Office.fresh();
        Person there = other.add("inspector");
        record Crossing(String token, String report, String target) {}
        List<Crossing> crossings = new ArrayList<>();
        String here = inspector.login().path("accessToken");
        String beyond = there.login().path("accessToken");
        for (int i = 0; i < 6; i++) {
            crossings.add(new Crossing(here, send(office, inspector).id(), other.region()));
            crossings.add(new Crossing(beyond, send(other, there).id(), office.region()));
        }
        List<Callable<Integer>> attempts = crossings.stream()
                .<Callable<Integer>>map(crossing -> () -> token(crossing.token())
                        .body(Map.of("office", crossing.target(), "reason", "属你县管辖"))
                        .post(STAFF + "/" + crossing.report() + "/transfer")
                        .statusCode())
                .toList();
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(racers.invokeAll(attempts).stream().map(Future::resultNow))
                    .containsOnly(200);
        }
        assertThat(inspector.reports()).hasSize(6);
        assertThat(there.reports()).hasSize(6);
    }

    @Test
    void theListIsNarrowedByDayAndWorkTitle() {
        Sent titled = send(office, inspector);
        Sent other = send(office, inspector);
        act(inspector, titled.id(), "title", Map.of("title", "100%面积_核对"))
                .then()
                .statusCode(204);
        String today = clock.today().toString();
        String tomorrow = clock.today().plusDays(1).toString();
        assertThat(narrowed(Map.of("title", "面积_"))).containsExactly(titled.id());
        assertThat(narrowed(Map.of("title", "%面"))).containsExactly(titled.id());
        assertThat(narrowed(Map.of("title", "_面"))).isEmpty();
        assertThat(narrowed(Map.of("from", today, "to", today))).containsExactly(other.id(), titled.id());
        assertThat(narrowed(Map.of("to", clock.today().minusDays(1).toString())))
                .isEmpty();
        assertThat(narrowed(Map.of("from", tomorrow))).isEmpty();
        for (Map<String, String> wrong : List.of(
                Map.of("from", tomorrow, "to", today), Map.of("from", "2026-02-30"), Map.of("to", "9999-12-31"))) {
            inspector.in().queryParams(wrong).get(STAFF).then().statusCode(422).body("code", equalTo("report-dates"));
        }
    }

    private List<String> narrowed(Map<String, String> by) {
        return inspector
                .in()
                .queryParams(by)
                .get(STAFF)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    @Test
    void aReportIsNeverHandedToWhomItIsAbout() {
        Office other = Office.fresh();
        String accused = "仇"
                + other.region()
                        .chars()
                        .mapToObj(digit -> "甲乙丙丁戊己庚辛壬癸".substring(digit - '0', digit - '0' + 1))
                        .collect(Collectors.joining());
        other.named(accused, "inspector");
        Sent sent = send(office, inspector, Map.of("accused", accused));
        for (String target : List.of(other.region(), office.region(), "989999")) {
            act(inspector, sent.id(), "transfer", Map.of("office", target, "reason", "x"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("report-transfer-office"));
        }
        act(inspector, sent.id(), "transfer", Map.of("reason", "x"))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-transfer-target"));
        act(inspector, sent.id(), "transfer", Map.of("to", "县教育局", "office", other.region(), "reason", "x"))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-transfer-target"));
        open(inspector, sent.id()).then().body("status", equalTo("received"));
        // Nor along with another one.
        Sent main = send(office, inspector);
        done(inspector, sent.id(), "merge", Map.of("into", main.id()));
        act(inspector, main.id(), "transfer", Map.of("office", other.region(), "reason", "x"))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-transfer-office"));
    }

    @Test
    void whatIsAboutTheOfficeIsHandedUpwardsAndNeverBack() {
        Office county = Office.freshProvince();
        Office above = new Office(county.above());
        Person ofCounty = county.add("inspector");
        Person superior = above.add("inspector");
        Office higher = new Office(county.province());
        higher.add("inspector");
        for (Map<String, ?> said : List.of(
                Map.of("accused", "纪委的人"),
                Map.of("text", "试验县纪委的人收钱", "aboutOffice", true),
                Map.of(
                        "answers",
                        Map.of(
                                "programme", List.of("farmland"),
                                "problem", List.of("area"),
                                "who", List.of("inspection-office")),
                        "questionnaireVersion",
                        1))) {
            List<String> before = superior.reports();
            county.send(given(), said).then().statusCode(201);
            String id = superior.reports().stream()
                    .filter(report -> !before.contains(report))
                    .findFirst()
                    .orElseThrow();
            act(superior, id, "transfer", Map.of("office", county.region(), "reason", "属你县管辖"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("report-transfer-office"));
            done(superior, id, "transfer", Map.of("office", higher.region(), "reason", "属省里管辖"));
            open(superior, id).then().statusCode(404);
        }
        assertThat(ofCounty.reports()).isEmpty();
    }

    @Test
    void aResultThatWasNotToldIsFedBackBeforeTheCaseIsArchived() {
        Sent sent = send(office, inspector);
        done(inspector, sent.id(), "accept", Map.of());
        act(inspector, sent.id(), "feedback", Map.of("text", "早了"))
                .then()
                .statusCode(409)
                .body("code", equalTo("report-feedback-none"));
        done(inspector, sent.id(), "conclude", Map.of("result", "partly"));
        lookUp(sent.receipt()).then().body("status", equalTo("concluded")).body("messages", empty());
        act(inspector, sent.id(), "archive", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("report-feedback-owed"));
        done(inspector, sent.id(), "feedback", Map.of("text", "已更正三户"));
        lookUp(sent.receipt())
                .then()
                .body("messages[0].about", equalTo("feedback"))
                .body("messages[0].result", equalTo("partly"))
                .body("messages[0].text", equalTo("已更正三户"));
        act(inspector, sent.id(), "feedback", Map.of("text", "再说一遍"))
                .then()
                .statusCode(409)
                .body("code", equalTo("report-feedback-none"));
        open(inspector, sent.id()).then().body("handling.fedBackAt", notNullValue());
        done(inspector, sent.id(), "archive", Map.of());
        total(inspector).then().body("total.fedBackOnTime", equalTo(1)).body("total.archived", equalTo(1));
    }

    @Test
    void aDuplicateGoesAlongAndShowsNothingOfTheOtherReporter() {
        Sent main = send(office, inspector);
        Sent duplicate = send(office, inspector);
        supplement(main.receipt(), "canary-of-the-first-reporter");
        done(inspector, main.id(), "reply", Map.of("text", "canary-question-to-the-first"));
        done(inspector, main.id(), "accept", Map.of());
        act(inspector, main.id(), "merge", Map.of("into", duplicate.id()))
                .then()
                .statusCode(409)
                .body("code", equalTo("report-merge-illegal"));
        done(inspector, duplicate.id(), "merge", Map.of("into", main.id(), "note", "同一件事"))
                .then()
                .body("status", equalTo("accepted"));
        Map<String, Map<String, String>> steps = Map.of(
                "investigate", Map.of(),
                "conclude", Map.of("result", "partly", "text", "x"),
                "archive", Map.of(),
                "reject", Map.of("reason", "x"),
                "feedback", Map.of("text", "x"));
        for (String action : steps.keySet()) {
            act(inspector, duplicate.id(), action, steps.get(action))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("report-merged"));
        }
        done(inspector, main.id(), "investigate", Map.of());
        lookUp(duplicate.receipt())
                .then()
                .body("status", equalTo("investigating"))
                .body("messages", empty());
        done(inspector, main.id(), "conclude", Map.of("result", "confirmed", "text", "已处理"));
        supplement(duplicate.receipt(), "canary-of-the-second-reporter");
        done(inspector, duplicate.id(), "reply", Map.of("text", "canary-answer-to-the-second"));

        Response second = lookUp(duplicate.receipt());
        second.then()
                .body("status", equalTo("concluded"))
                .body("messages.text", contains("已处理", "canary-of-the-second-reporter", "canary-answer-to-the-second"));
        assertThat(second.asString()).doesNotContain("canary-of-the-first", "canary-question", main.id(), "同一件事");
        Response first = lookUp(main.receipt());
        first.then().body("messages.text", not(hasItem("canary-of-the-second-reporter")));
        assertThat(first.asString()).doesNotContain("canary-answer-to-the-second", duplicate.id(), "同一件事");
        open(inspector, main.id()).then().body("handling.duplicates", contains(duplicate.id()));
        open(inspector, duplicate.id())
                .then()
                .body("handling.mergedInto", equalTo(main.id()))
                .body("next", empty());
        done(inspector, main.id(), "archive", Map.of());
        lookUp(duplicate.receipt()).then().body("status", equalTo("archived"));
        total(inspector).then().body("total.received", equalTo(2)).body("total.merged", equalTo(1));
    }

    @Test
    void mergedLaterIsToldWhatWasDecidedBefore() {
        Sent main = send(office, inspector);
        done(inspector, main.id(), "accept", Map.of());
        done(inspector, main.id(), "conclude", Map.of("result", "not-found", "text", "查无此事"));
        Sent duplicate = send(office, inspector);
        done(inspector, duplicate.id(), "merge", Map.of("into", main.id()));
        lookUp(duplicate.receipt())
                .then()
                .body("status", equalTo("concluded"))
                .body("messages.text", contains("查无此事"))
                .body("messages.result", contains("not-found"));
        Sent third = send(office, inspector);
        act(inspector, third.id(), "merge", Map.of("into", duplicate.id()))
                .then()
                .statusCode(409);
        act(inspector, third.id(), "merge", Map.of("into", third.id())).then().statusCode(409);
        act(inspector, third.id(), "merge", Map.of("into", "x")).then().statusCode(404);
    }

    @Test
    void statisticsAreCountedByMonthRegionAndKindAsTableAndAsCsv() {
        Sent one = send(office, inspector);
        Sent two = send(office, inspector, Map.of("kind", "conduct"));
        done(inspector, one.id(), "accept", Map.of());
        done(inspector, two.id(), "reject", Map.of("reason", "没有具体内容"));
        String month = clock.today().toString().substring(0, 7);
        statistics(inspector, "month")
                .then()
                .statusCode(200)
                .body("offices", contains(office.region()))
                .body("rows.code", contains(month))
                .body("total.received", equalTo(2))
                .body("total.accepted", equalTo(1))
                .body("total.rejected", equalTo(1))
                .body("total.decidedOnTime", equalTo(2))
                .body("total.late", equalTo(0));
        statistics(inspector, "kind").then().body("rows.code", containsInAnyOrder("conduct", "subsidy"));
        statistics(inspector, "region").then().body("rows.code", contains(office.region() + "100"));
        inspector
                .in()
                .queryParam("kind", "conduct")
                .get(STAFF + "/statistics")
                .then()
                .body("total.received", equalTo(1));
        Response csv = inspector.in().queryParam("by", "kind").get(STAFF + "/statistics/csv");
        csv.then().statusCode(200).contentType("text/csv");
        List<String> lines = csv.asString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith("\uFEFF类别代码,类别,收到,受理");
        assertThat(lines.getLast()).startsWith(",合计,2,1,1,2,");
        statistics(inspector, "week").then().statusCode(422).body("code", equalTo("statistics-by"));
        inspector
                .in()
                .queryParam("from", "2026-02-01")
                .queryParam("to", "2026-01-01")
                .get(STAFF + "/statistics")
                .then()
                .statusCode(422)
                .body("code", equalTo("statistics-period"));
        total(Office.fresh().add("inspector")).then().body("rows", empty()).body("total.received", equalTo(0));
    }

    private static void supplement(String receipt, String text) {
        given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt, "text", text))
                .post("/api/v1/reports/messages")
                .then()
                .statusCode(201);
    }

    private static Response total(Person inspector) {
        return inspector.in().get(STAFF + "/statistics");
    }

    private static Response statistics(Person inspector, String by) {
        return inspector.in().queryParam("by", by).get(STAFF + "/statistics");
    }

    private static RequestSpecification token(String token) {
        return As.token(token).contentType(ContentType.JSON);
    }
}
