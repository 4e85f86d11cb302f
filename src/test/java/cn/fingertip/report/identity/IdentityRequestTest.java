package cn.fingertip.report.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.identity.Proved;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reports: sealed apart, opened for one inspector who gave a reason, by a second person, for a time. */
@QuarkusTest
class IdentityRequestTest {
    private static final String REPORTS = "/api/v1/staff/reports/";
    private static final String REQUESTS = "/api/v1/staff/identity-requests";
    private static final Map<String, String> REASON = Map.of("reason", "须当面核对证据原件");

    @Inject
    Clock clock;

    @Inject
    Session session;

    private final String contact = "contact-" + UUID.randomUUID();
    private Office office;

    @BeforeEach
    void anOffice() {
        Calendars.knownThroughNextYear(clock);
        office = Office.fresh();
    }

    @Test
    void anInspectorLearnsWhoReportsWithAReasonAndASecondPersonsConsent() {
        Person inspector = office.add("inspector");
        Person custodian = office.add("custodian");
        Response sent = office.send(
                Proved.villager("villager-of-" + office.region(), "欧阳名"), Map.of("contact", contact, "subject", "密"));
        sent.then().statusCode(201);
        String report = inspector.reports().getFirst();
        assertCode(inspector.in().get(REPORTS + report + "/identity"), 403, "identity-not-approved");

        Response asked = ask(inspector, report);
        asked.then().statusCode(201).body("status", equalTo("open"));
        assertCode(ask(inspector, report), 409, "identity-request-open");
        assertCode(inspector.in().get(REPORTS + report + "/identity"), 403, "identity-not-approved");

        // The custodian sees why, what kind and when; not the report.
        Response list = custodian.in().queryParam("status", "open").get(REQUESTS);
        list.then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].reason", equalTo(REASON.get("reason")))
                .body("items[0].kind.code", equalTo("subsidy"))
                .body("items[0].askedBy", equalTo("试用inspector"));
        assertThat(list.asString()).doesNotContain(report, contact, "密");
        custodian.open(report).then().statusCode(403);
        inspector.in().get(REQUESTS).then().statusCode(403);

        String request = asked.path("id");
        decide(custodian, request, "approve").then().statusCode(200).body("until", notNullValue());
        assertCode(decide(custodian, request, "refuse"), 409, "identity-request-decided");
        inspector
                .in()
                .get(REPORTS + report + "/identity")
                .then()
                .statusCode(200)
                .body("name", equalTo("欧阳名"))
                .body("contact", equalTo(contact))
                .body("until", notNullValue());
        inspector
                .in()
                .get(REPORTS + report + "/identity-requests")
                .then()
                .body("items[0].status", equalTo("approved"))
                .body("items[0].note", equalTo("请注意保密"));

        // A colleague has no part in it, and it ends.
        Person colleague = office.addAdmitted(inspector, "inspector");
        assertCode(colleague.in().get(REPORTS + report + "/identity"), 403, "identity-not-approved");
        lookUp(sent.path("receipt")).then().statusCode(200).body("identityApprovedAt", notNullValue());
        assertThat(actions()).contains("report.identity-asked", "report.identity-approved", "report.identity-opened");
        try (ClockShift later = ClockShift.by(clock, Duration.ofDays(8))) {
            assertThat(later).isNotNull();
            assertCode(inspector.in().get(REPORTS + report + "/identity"), 403, "identity-not-approved");
            ask(inspector, report).then().statusCode(201);
        }
    }

    @Test
    void whoHasOnlyLoggedInHasGivenNoRealName() {
        Person inspector = office.add("inspector");
        office.add("custodian");
        Response sent = office.send(As.villager("villager-of-" + office.region()), Map.of());
        String report = inspector.reports().getFirst();
        inspector
                .open(report)
                .then()
                .statusCode(200)
                .body("realName", equalTo(false))
                .body("deadlines.acceptBy", nullValue());
        lookUp(sent.path("receipt")).then().body("deadlines.acceptBy", nullValue());
        assertCode(ask(inspector, report), 422, "identity-none");
        office.send(Proved.villager("villager-of-" + office.region(), "欧阳名"), Map.of());
        inspector
                .open(inspector.reports().getFirst())
                .then()
                .body("realName", equalTo(true))
                .body("deadlines.acceptBy", notNullValue());
        ask(inspector, inspector.reports().getFirst()).then().statusCode(201);
    }

    @Test
    void aCustodianWhomTheReportNamesIsNobodyToAsk() {
        Person inspector = office.add("inspector");
        Person custodian = office.add("custodian");
        office.send(given(), Map.of("contact", contact));
        String report = inspector.reports().getFirst();
        change("""
                INSERT INTO report_withheld (county, report_id, staff_id, since)
                SELECT county, id, CAST(?2 AS uuid), now() FROM report WHERE id = ?1""", report, custodian.id());
        assertCode(ask(inspector, report), 409, "identity-unguarded");
    }

    @Test
    void whatCannotBePassedOnHoldsUpNothing() {
        Person inspector = office.add("inspector");
        Person custodian = office.add("custodian");
        Office without = Office.fresh();
        without.add("inspector");
        Office with = Office.fresh();
        with.add("inspector");
        Person next = with.add("custodian");
        office.send(given(), Map.of("contact", contact));
        String waits = inspector.reports().getFirst();
        transfer(inspector, waits, without);
        // As many more as are looked at in one request; none can be opened, and none needs to be.
        change("""
                INSERT INTO report SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
                FROM report r, generate_series(1, 250) WHERE r.id = ?1 AND r.office = ?2""", waits, without.region());
        change("""
                INSERT INTO report_key (county, report_id, part, holder, office, role, wrapped)
                SELECT k.county, r.id, k.part, k.holder, k.office, k.role, k.wrapped FROM report_key k
                JOIN report r ON r.county = k.county AND r.office = ?2 AND r.id <> k.report_id
                WHERE k.report_id = ?1 AND k.part = 'identity' AND k.role = 'custodian'""", waits, without.region());
        office.send(given(), Map.of("contact", contact));
        String goes = inspector.reports().getFirst();
        transfer(inspector, goes, with);

        custodian.in().get(REQUESTS).then().statusCode(200);
        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?1", next.id()))
                .isEqualTo(1);
    }

    private static void transfer(Person inspector, String report, Office to) {
        inspector
                .in()
                .body(Map.of("office", to.region(), "reason", "属你县管辖"))
                .post(REPORTS + report + "/transfer")
                .then()
                .statusCode(200);
    }

    private void change(String sql, String report, String other) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(sql)
                        .setParameter(1, UUID.fromString(report))
                        .setParameter(2, other)
                        .executeUpdate());
    }

    @Test
    void whatIsRefusedStaysSealed() {
        Person inspector = office.add("inspector");
        Person custodian = office.add("custodian");
        String receipt = office.send(given(), Map.of("contact", contact)).path("receipt");
        String report = inspector.reports().getFirst();
        String request = ask(inspector, report).path("id");
        decide(custodian, request, "refuse").then().statusCode(200).body("status", equalTo("refused"));
        assertCode(inspector.in().get(REPORTS + report + "/identity"), 403, "identity-not-approved");
        inspector.in().get(REPORTS + report + "/identity-requests").then().body("items[0].note", equalTo("请注意保密"));
        lookUp(receipt).then().body("identityApprovedAt", nullValue());
        custodian.in().get(REQUESTS).then().body("items.size()", equalTo(1));
        assertThat(actions())
                .contains("report.identity-refused", "report.identity-requests-read", "report.identity-requests-listed")
                .doesNotContain("report.identity-opened");
    }

    @Test
    void aRefusedQuestionIsAskedAgainWithAnotherReasonOnly() {
        Person inspector = office.add("inspector");
        Person colleague = office.addAdmitted(inspector, "inspector");
        Person custodian = office.add("custodian");
        office.send(given(), Map.of("contact", contact));
        String report = inspector.reports().getFirst();
        decide(custodian, ask(inspector, report).path("id"), "refuse").then().statusCode(200);
        assertCode(ask(inspector, report), 409, "identity-reason-repeated");
        assertCode(ask(inspector, report, " 须当面,核对证据原件。 "), 409, "identity-reason-repeated");
        assertCode(ask(colleague, report), 409, "identity-reason-repeated");
        decide(custodian, ask(inspector, report, "线索涉及两人,须区分").path("id"), "refuse")
                .then()
                .statusCode(200);
        ask(colleague, report, "须约谈并制作笔录").then().statusCode(201);
        custodian
                .in()
                .queryParam("status", "open")
                .get(REQUESTS)
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].refusedBefore", equalTo(2))
                .body("items[0].earlier.reason", equalTo(List.of("线索涉及两人,须区分", REASON.get("reason"))))
                .body("items[0].earlier.note", equalTo(List.of("请注意保密", "请注意保密")))
                .body("items[0].earlier.status", equalTo(List.of("refused", "refused")));
    }

    @Test
    void anApprovalEndsWhenSomebodyElseHandlesTheCase() {
        Person inspector = office.add("inspector");
        Person colleague = office.addAdmitted(inspector, "inspector");
        Person custodian = office.add("custodian");
        office.send(given(), Map.of("contact", contact));
        String report = inspector.reports().getFirst();
        decide(custodian, ask(inspector, report).path("id"), "approve").then().statusCode(200);
        assign(inspector, report, inspector);
        inspector.in().get(REPORTS + report + "/identity").then().statusCode(200);
        String waiting = ask(colleague, report, "须约谈并制作笔录").path("code");
        assertThat(waiting).isEqualTo("case-of-colleague");

        assign(inspector, report, colleague);
        assertCode(inspector.in().get(REPORTS + report + "/identity"), 403, "identity-not-approved");
        assertThat(timedKeys(report)).isZero();
        String own = ask(colleague, report, "须约谈并制作笔录").path("id");
        assign(inspector, report, inspector);
        assertCode(decide(custodian, own, "approve"), 409, "identity-case-reassigned");
        decide(custodian, ask(inspector, report, "承办后须核对").path("id"), "approve")
                .then()
                .statusCode(200);
        assertThat(timedKeys(report)).isEqualTo(1);

        Office other = Office.fresh();
        other.add("inspector");
        inspector
                .in()
                .body(Map.of("office", other.region(), "reason", "属你县管辖"))
                .post(REPORTS + report + "/transfer")
                .then()
                .statusCode(200);
        assertThat(timedKeys(report)).isZero();
        assertThat(approvals(report)).as("that hold still").isZero();
    }

    /** Consent that was under way when somebody else got the case would stay with who has it no more. */
    @Test
    void anApprovalWaitsForWhoeverAssignsTheCase() {
        Person inspector = office.add("inspector");
        Person colleague = office.addAdmitted(inspector, "inspector");
        Person custodian = office.add("custodian");
        office.send(given(), Map.of("contact", contact));
        String report = inspector.reports().getFirst();
        String request = ask(inspector, report).path("id");
        CompletableFuture<Response> approval = new CompletableFuture<>();
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeMutationQuery("UPDATE report SET assignee = ?1 WHERE id = ?2")
                    .setParameter(1, UUID.fromString(colleague.id()))
                    .setParameter(2, UUID.fromString(report))
                    .executeUpdate();
            approval.completeAsync(() -> decide(custodian, request, "approve"));
            await().pollInSameThread().until(() -> isWaitingForRow() || approval.isDone());
        });
        assertCode(approval.join(), 409, "identity-case-reassigned");
        assertThat(timedKeys(report)).isZero();
    }

    private boolean isWaitingForRow() {
        return session.createNativeQuery("""
                        SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))""", Boolean.class).getSingleResult();
    }

    @Test
    void whatIsMergedIsForTheHandlerOfTheCaseAlone() {
        Person inspector = office.add("inspector");
        Person colleague = office.addAdmitted(inspector, "inspector");
        Person custodian = office.add("custodian");
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            office.send(given(), Map.of("contact", contact));
            reports.add(inspector.reports().getFirst());
        }
        String main = reports.getFirst();
        String before = reports.get(1);
        merge(inspector, before, main);
        String waiting = ask(inspector, before).path("id");
        assign(inspector, main, colleague);
        assertCode(decide(custodian, waiting, "approve"), 409, "identity-case-reassigned");
        decide(custodian, waiting, "refuse").then().statusCode(200);
        assertCode(ask(inspector, before, "须约谈并制作笔录"), 409, "case-of-colleague");
        inspector
                .in()
                .body(Map.of("assignee", inspector.id()))
                .post(REPORTS + before + "/assign")
                .then()
                .statusCode(409)
                .body("code", equalTo("report-merged"));

        String later = reports.getLast();
        decide(custodian, ask(inspector, later).path("id"), "approve").then().statusCode(200);
        inspector.in().get(REPORTS + later + "/identity").then().statusCode(200);
        merge(inspector, later, main);
        assertCode(inspector.in().get(REPORTS + later + "/identity"), 403, "identity-not-approved");
        assertThat(timedKeys(later)).isZero();
        assertCode(ask(inspector, later, "须约谈并制作笔录"), 409, "case-of-colleague");
        ask(colleague, later, "承办后须核对").then().statusCode(201);

        // What came along keeps its handler where nobody has the main case.
        office.send(given(), Map.of("contact", contact));
        String own = inspector.reports().getFirst();
        office.send(given(), Map.of("contact", contact));
        String other = inspector.reports().getFirst();
        assign(inspector, own, colleague);
        merge(inspector, own, other);
        assertCode(ask(inspector, own), 409, "case-of-colleague");
    }

    /** What an approval was before handlers of a case became those of all that is merged into it. */
    @Test
    void theUpgradeEndsWhatSomebodyElseThanTheHandlerWasGranted() throws IOException {
        Person inspector = office.add("inspector");
        Person colleague = office.addAdmitted(inspector, "inspector");
        Person custodian = office.add("custodian");
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            office.send(given(), Map.of("contact", contact));
            reports.add(inspector.reports().getFirst());
        }
        String main = reports.getFirst();
        String merged = reports.get(1);
        String free = reports.getLast();
        merge(inspector, merged, main);
        for (String report : List.of(merged, free)) {
            decide(custodian, ask(inspector, report).path("id"), "approve")
                    .then()
                    .statusCode(200);
        }
        decide(custodian, ask(colleague, merged).path("id"), "approve").then().statusCode(200);
        String upgrade;
        try (InputStream file = IdentityRequestTest.class.getResourceAsStream(
                "/db/migration/V168__identities_granted_to_others_than_the_handler.sql")) {
            upgrade = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeMutationQuery("UPDATE report SET assignee = ?1 WHERE id IN (?2, ?3)")
                    .setParameter(1, UUID.fromString(colleague.id()))
                    .setParameter(2, UUID.fromString(main))
                    .setParameter(3, UUID.fromString(merged))
                    .executeUpdate();
            session.doWork(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(upgrade);
                }
            });
        });
        assertCode(inspector.in().get(REPORTS + merged + "/identity"), 403, "identity-not-approved");
        assertThat(timedKeys(merged)).isEqualTo(1);
        for (Person stays : List.of(colleague, inspector)) {
            stays.in()
                    .get(REPORTS + (stays == colleague ? merged : free) + "/identity")
                    .then()
                    .statusCode(200)
                    .body("contact", equalTo(contact));
        }
    }

    private static void merge(Person by, String report, String main) {
        by.in()
                .body(Map.of("into", main))
                .post(REPORTS + report + "/merge")
                .then()
                .statusCode(200);
    }

    private static void assign(Person by, String report, Person to) {
        by.in()
                .body(Map.of("assignee", to.id()))
                .post(REPORTS + report + "/assign")
                .then()
                .statusCode(200);
    }

    private long timedKeys(String report) {
        return count(
                "SELECT count(*) FROM report_key WHERE report_id = ?1 AND part = 'identity' AND expires_at IS NOT NULL",
                report);
    }

    private long approvals(String report) {
        return count("SELECT count(*) FROM report_identity_request WHERE report_id = ?1 AND until > now()", report);
    }

    private long count(String sql, String report) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(sql, Long.class)
                        .setParameter(1, UUID.fromString(report))
                        .getSingleResult());
    }

    @Test
    void nobodyApprovesTheirOwnQuestion() {
        Person asker = office.add("inspector");
        Person colleague = office.addAdmitted(asker, "inspector");
        Person custodian = office.add("custodian");
        office.send(given(), Map.of("contact", contact));
        String report = asker.reports().getFirst();
        String request = ask(asker, report).path("id");
        // Who asked becomes a custodian, with the identity's key and the reason's.
        changeTo(asker, "custodian").then().statusCode(200);
        custodian.admit(asker, "custodian", office.region()).then().statusCode(200);
        assertCode(decide(asker, request, "approve"), 409, "own-request");
        assertCode(colleague.in().get(REPORTS + report + "/identity"), 403, "identity-not-approved");
        String other = ask(colleague, report).path("id");
        decide(custodian, other, "approve").then().statusCode(200);
        colleague
                .in()
                .get(REPORTS + report + "/identity")
                .then()
                .statusCode(200)
                .body("contact", equalTo(contact));
    }

    @Test
    void noAccountIsInspectorAndCustodian() {
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "username",
                        "o-" + UUID.randomUUID().toString().substring(0, 18),
                        "name",
                        "两用",
                        "password",
                        "correct-horse-battery",
                        "grants",
                        office.grants("inspector", "custodian")))
                .post("/api/v1/staff/people")
                .then()
                .statusCode(422)
                .body("code", equalTo("grants-conflict"));
        Person inspector = office.add("inspector");
        assertCode(changeTo(inspector, "inspector", "custodian"), 422, "grants-conflict");
        // Nor in two offices: reports are passed up and handed on.
        Map<String, Object> apart = office.change(false, null, "inspector");
        apart.put(
                "grants",
                List.of(
                        Map.of("role", "inspector", "region", office.region()),
                        Map.of("role", "custodian", "region", office.above())));
        assertCode(change(inspector, apart), 422, "grants-conflict");
    }

    private Response changeTo(Person person, String... roles) {
        return change(person, office.change(false, null, roles));
    }

    private static Response change(Person person, Map<String, Object> body) {
        return As.staff("admin").contentType(ContentType.JSON).body(body).put("/api/v1/staff/people/" + person.id());
    }

    @Test
    void whereThereIsNothingToLearnNothingIsAsked() {
        Person inspector = office.add("inspector");
        office.add("custodian");
        office.send();
        String report = inspector.reports().getFirst();
        assertCode(ask(inspector, report), 422, "identity-none");
        inspector
                .in()
                .body(Map.of("reason", " "))
                .post(REPORTS + report + "/identity-requests")
                .then()
                .statusCode(422);
    }

    @Test
    void anIdentityWaitsForTheFirstCustodianWithTheReceipt() {
        Person inspector = office.add("inspector");
        String receipt = office.send(given(), Map.of("contact", contact)).path("receipt");
        String report = inspector.reports().getFirst();
        assertCode(ask(inspector, report), 409, "identity-unguarded");
        Person custodian = office.add("custodian");
        assertCode(ask(inspector, report), 409, "identity-unguarded");
        lookUp(receipt).then().statusCode(200);
        String request = ask(inspector, report).path("id");
        decide(custodian, request, "approve").then().statusCode(200);
        inspector.in().get(REPORTS + report + "/identity").then().body("contact", equalTo(contact));
    }

    @Test
    void otherOfficesAndUnadmittedPeopleHaveNoPart() {
        Person inspector = office.add("inspector");
        office.add("custodian");
        office.send(given(), Map.of("contact", contact));
        String report = inspector.reports().getFirst();
        String request = ask(inspector, report).path("id");
        Office elsewhere = Office.fresh();
        Person stranger = elsewhere.add("custodian");
        assertCode(decide(stranger, request, "approve"), 404, "not-found");
        assertCode(ask(elsewhere.add("inspector"), report), 404, "not-found");
        stranger.in().get(REQUESTS).then().statusCode(200).body("items.size()", equalTo(0));
        Person waiting = office.add("custodian");
        assertCode(decide(waiting, request, "approve"), 404, "not-found");
        waiting.in().get(REQUESTS).then().body("items.size()", equalTo(0));
    }

    /** Only a custodian can hand on what custodians hold; it happens when one of the office before looks at the list. */
    @Test
    void whoReportsGoesWithTheReportToAnotherOffice() {
        Person inspector = office.add("inspector");
        Person custodian = office.add("custodian");
        Office other = Office.fresh();
        Person inspectorThere = other.add("inspector");
        Person custodianThere = other.add("custodian");
        office.send(given(), Map.of("contact", contact));
        String report = inspector.reports().getFirst();
        inspector
                .in()
                .body(Map.of("office", other.region(), "reason", "属你县管辖"))
                .post(REPORTS + report + "/transfer")
                .then()
                .statusCode(200);
        String request = ask(inspectorThere, report).path("id");
        custodianThere.in().get(REQUESTS).then().body("items.size()", equalTo(0));
        assertCode(ask(inspector, report), 404, "not-found");

        custodian.in().get(REQUESTS).then().statusCode(200).body("items.size()", equalTo(0));
        assertCode(decide(custodian, request, "approve"), 404, "not-found");
        custodianThere.in().get(REQUESTS).then().body("items[0].reason", equalTo(REASON.get("reason")));
        decide(custodianThere, request, "approve").then().statusCode(200);
        inspectorThere.in().get(REPORTS + report + "/identity").then().body("contact", equalTo(contact));
    }

    private static Response ask(Person inspector, String report) {
        return ask(inspector, report, REASON.get("reason"));
    }

    private static Response ask(Person inspector, String report, String reason) {
        return inspector.in().body(Map.of("reason", reason)).post(REPORTS + report + "/identity-requests");
    }

    private static Response decide(Person custodian, String request, String decision) {
        return custodian.in().body(Map.of("note", "请注意保密")).post(REQUESTS + "/" + request + "/" + decision);
    }

    private static Response lookUp(String receipt) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt))
                .post("/api/v1/reports/lookup");
    }

    private List<String> actions() {
        return As.staff("admin")
                .queryParam("chain", office.region())
                .queryParam("limit", 100)
                .get("/api/v1/staff/audit")
                .path("items.action");
    }

    private static void assertCode(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
