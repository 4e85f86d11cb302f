package cn.fingertip.report.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who opens an office's reports: whoever has been admitted, with their own password, and nobody by grants alone. */
@QuarkusTest
class ReportKeyTest {
    @Inject
    DataSource database;

    @Inject
    KeyExpiryJob expiry;

    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.fresh();
    }

    @Test
    void aGrantOpensNothingUntilAColleagueAdmits() {
        Person first = office.add("inspector");
        office.send();
        String report = first.reports().getFirst();
        first.open(report).then().statusCode(200);

        Person second = office.add("inspector");
        second.in().get("/api/v1/staff/reports").then().statusCode(200).body("items", equalTo(List.of()));
        assertCode(second.open(report), 403, "report-key-missing");
        assertCode(
                second.in().body("{}").post("/api/v1/staff/reports/" + report + "/accept"), 403, "report-key-missing");
        assertCode(second.admit(second, "inspector", office.region()), 403, "key-holder-not-admitted");
        assertThat(holder(first, second)).containsEntry("remaining", 1);

        Response admitted = first.admit(second, "inspector", office.region());
        assertThat(admitted.<Integer>path("done")).isEqualTo(1);
        assertThat(admitted.<Integer>path("remaining")).isZero();
        assertThat(first.admit(second, "inspector", office.region()).<Integer>path("done"))
                .as("again changes nothing")
                .isZero();
        second.open(report).then().statusCode(200);
        assertThat(holder(first, second)).containsEntry("admitted", true).containsEntry("admittedBy", first.id());

        office.send();
        second.open(second.reports().getFirst()).then().statusCode(200);
        assertThat(actions()).contains("report.key-holder-first", "report.key-holder-admitted");
    }

    @Test
    void whoResetsPasswordsReadsNothing() {
        Person first = office.add("inspector");
        Person second = office.addAdmitted(first, "inspector");
        office.send();
        String report = first.reports().getFirst();
        second.open(report).then().statusCode(200);

        Response reset = reset(second, Map.of("password", "chosen-by-the-admin"));
        reset.then().statusCode(200).body("keyReplaced", equalTo(true));
        Person taken = second.withPassword("chosen-by-the-admin");
        assertCode(taken.open(report), 403, "report-key-missing");
        assertThat(holder(first, second)).containsEntry("admitted", false);
        office.send();
        assertCode(taken.open(first.reports().getFirst()), 403, "report-key-missing");

        assertThat(first.admit(taken, "inspector", office.region()).<Integer>path("done"))
                .isEqualTo(2);
        taken.open(report).then().statusCode(200);
    }

    @Test
    void theLastHolderIsNotTakenAwayUnasked() {
        Person only = office.add("inspector");
        String receipt = office.send();
        String report = only.reports().getFirst();
        assertCode(reset(only, Map.of("password", "chosen-by-the-admin")), 409, "last-key-holder");
        assertCode(change(only, office.change(true, null, "inspector")), 409, "last-key-holder");
        assertCode(change(only, office.change(false, null, "leader")), 409, "last-key-holder");
        only.open(report).then().statusCode(200);

        reset(only, Map.of("password", "chosen-by-the-admin", "loseReports", true))
                .then()
                .statusCode(200);
        Person after = only.withPassword("chosen-by-the-admin");
        assertCode(after.open(report), 403, "report-key-missing");
        lookUp(receipt);
        assertCode(after.open(report), 403, "report-key-missing");
        assertThat(holder(after, after)).containsEntry("admitted", false);
    }

    @Test
    void whoeverResetsTheLastHolderReadsNothingUntilTheOfficeAboveAdmits() {
        Person only = office.add("inspector");
        Person superior = new Office(office.above()).add("inspector");
        String receipt = office.send();
        String report = only.reports().getFirst();
        reset(only, Map.of("password", "chosen-by-the-admin", "loseReports", true))
                .then()
                .statusCode(200);
        Person after = only.withPassword("chosen-by-the-admin");
        Person another = office.add("inspector");
        for (Person notAdmitted : List.of(after, another)) {
            assertCode(notAdmitted.admit(after, "inspector", office.region()), 403, "key-holder-not-admitted");
        }
        assertCode(
                Office.fresh().add("inspector").admit(after, "inspector", office.region()),
                403,
                "key-holder-not-admitted");
        assertCode(office.send(given(), Map.of()), 422, "report-office-closed");
        lookUp(receipt);
        assertCode(after.open(report), 403, "report-key-missing");

        // The office above is told, and who it has spoken with is admitted.
        superior.in()
                .get("/api/v1/staff/reports/escalations")
                .then()
                .body("closed.code", equalTo(List.of(office.region())));
        assertThat(holder(superior, after)).containsEntry("admitted", false);
        superior.admit(after, "inspector", office.region()).then().statusCode(200);
        assertCode(superior.admit(another, "inspector", office.region()), 403, "key-holder-not-admitted");
        superior.in().get("/api/v1/staff/reports/escalations").then().body("closed", equalTo(List.of()));
        assertCode(after.open(report), 403, "report-key-missing");
        lookUp(receipt);
        after.open(report).then().statusCode(200);
        office.send();
        assertThat(after.reports()).hasSize(2);
        after.open(after.reports().getFirst()).then().statusCode(200);
    }

    @Test
    void whereSomebodyAboveHasKeysNobodyIsTheFirstUnadmitted() {
        office = Office.freshProvince();
        Person ofProvince = new Office(office.province()).add("inspector");
        Person inspector = office.add("inspector");
        Person custodian = office.add("custodian");
        assertCode(office.send(given(), Map.of()), 422, "report-office-closed");
        assertCode(custodian.admit(inspector, "inspector", office.region()), 403, "key-holder-not-admitted");
        // Nobody is at the prefecture: the next office up admits, and sees who waits.
        assertThat(holder(ofProvince, custodian)).containsEntry("admitted", false);
        ofProvince
                .in()
                .get("/api/v1/staff/reports/escalations")
                .then()
                .body("closed.code", equalTo(List.of(office.region())));
        ofProvince.admit(custodian, "custodian", office.region()).then().statusCode(200);
        custodian.admit(inspector, "inspector", office.region()).then().statusCode(200);
        office.send();
        inspector.open(inspector.reports().getFirst()).then().statusCode(200);

        // Once the prefecture has somebody it is for it, and not for the province.
        Person ofPrefecture = new Office(office.above()).add("inspector");
        ofProvince.admit(ofPrefecture, "inspector", office.above()).then().statusCode(200);
        change(inspector, office.change(true, true, "inspector")).then().statusCode(200);
        Person next = office.add("inspector");
        assertCode(ofProvince.admit(next, "inspector", office.region()), 403, "key-holder-not-admitted");
        ofPrefecture.admit(next, "inspector", office.region()).then().statusCode(200);
    }

    @Test
    void aCustodianOfTheOfficeAdmitsItsInspectorToo() {
        Person custodian = office.add("custodian");
        Person only = office.add("inspector");
        change(only, office.change(true, null, "inspector")).then().statusCode(200);
        Person next = office.add("inspector");
        assertCode(office.send(given(), Map.of()), 422, "report-office-closed");
        custodian.admit(next, "inspector", office.region()).then().statusCode(200);
        office.send();
        next.open(next.reports().getFirst()).then().statusCode(200);
        custodian.open(next.reports().getFirst()).then().statusCode(403);
    }

    @Test
    void ofTheLastTwoWhoAreDisabledAtOnceOneStays() throws Exception {
        Person first = office.add("inspector");
        Person second = office.addAdmitted(first, "inspector");
        office.send();
        List<Callable<Integer>> changes = Stream.of(first, second)
                .<Callable<Integer>>map(person -> () ->
                        change(person, office.change(true, null, "inspector")).statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = database.getConnection()) {
            List<Future<Integer>> answers;
            held.setAutoCommit(false);
            try {
                query(held, "SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))", lockName());
                answers = changes.stream().map(threads::submit).toList();
                Awaitility.await().until(() -> waiting() == 2);
            } finally {
                held.rollback();
            }
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void nothingIsWrappedForWhoLeavesAtThatMoment() throws Exception {
        Person first = office.add("inspector");
        Person leaving = office.addAdmitted(first, "inspector");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = database.getConnection()) {
            Future<String> sent;
            held.setAutoCommit(false);
            try {
                query(held, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", lockName());
                sent = threads.submit(() -> office.send());
                Awaitility.await().until(() -> waiting() == 1);
                try (PreparedStatement removal =
                        held.prepareStatement("DELETE FROM report_key_holder WHERE staff_id = ?")) {
                    removal.setObject(1, UUID.fromString(leaving.id()));
                    removal.executeUpdate();
                }
                held.commit();
            } finally {
                held.rollback();
            }
            assertThat(sent.get()).hasSize(16);
        }
        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?", first))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?", leaving))
                .isZero();
    }

    private String lockName() {
        return "report_key_holder:inspector:" + office.region();
    }

    /** @return how many wait for the keys of this test's office; nobody else has it */
    private long waiting() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return query(
                    connection,
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND "
                            + "((classid::bigint << 32) | objid::bigint) = hashtextextended(?, 0)",
                    lockName());
        }
    }

    private static long query(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, value);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getObject(1) instanceof Long number ? number : 0;
            }
        }
    }

    private static void lookUp(String receipt) {
        given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt))
                .post("/api/v1/reports/lookup")
                .then()
                .statusCode(200);
    }

    @Test
    void whoLeavesHasNoKeysInTheSameMoment() throws SQLException {
        Person first = office.add("inspector");
        Person second = office.addAdmitted(first, "inspector");
        office.send();
        String report = first.reports().getFirst();
        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?", second))
                .isEqualTo(1);
        String session = second.login().path("accessToken");

        change(second, office.change(true, null, "inspector")).then().statusCode(200);
        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?", second))
                .isZero();
        assertThat(As.token(session).get("/api/v1/staff/reports/" + report).statusCode())
                .isEqualTo(401);
        change(second, office.change(false, null, "inspector")).then().statusCode(200);
        assertCode(second.open(report), 403, "report-key-missing");

        Person third = office.addAdmitted(first, "inspector");
        change(third, office.change(false, null, "leader")).then().statusCode(200);
        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?", third))
                .isZero();
        assertThat(actions()).contains("report.key-holder-removed");
    }

    /** Whoever opens a report in the moment in which it is handed over wraps its key for an office that has it no more. */
    @Test
    void aKeyLeftBehindByAHandOverGoes() throws SQLException {
        Person inspector = office.add("inspector");
        office.send();
        String report = inspector.reports().getFirst();
        Office other = Office.fresh();
        Person receiver = other.add("inspector");
        inspector
                .in()
                .body(Map.of("office", other.region(), "reason", "属你县管辖"))
                .post("/api/v1/staff/reports/" + report + "/transfer")
                .then()
                .statusCode(200);
        try (Connection connection = database.getConnection();
                PreparedStatement behind = connection.prepareStatement("""
                INSERT INTO report_key (county, report_id, part, holder, office, role, wrapped)
                SELECT county, report_id, part, ?, ?, role, wrapped FROM report_key WHERE holder = ?""")) {
            behind.setObject(1, UUID.fromString(inspector.id()));
            behind.setString(2, office.region());
            behind.setObject(3, UUID.fromString(receiver.id()));
            assertThat(behind.executeUpdate()).isEqualTo(1);
        }

        expiry.run();

        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?", inspector))
                .isZero();
        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?", receiver))
                .isEqualTo(1);
    }

    /** What was left behind becomes what its inspectors have the report by, in the moment in which it is handed back. */
    @Test
    void aKeyOfAnOfficeThatGetsTheReportBackStays() throws Exception {
        Person inspector = office.add("inspector");
        office.send();
        String report = inspector.reports().getFirst();
        Office other = Office.fresh();
        Person receiver = other.add("inspector");
        inspector
                .in()
                .body(Map.of("office", other.region(), "reason", "属你县管辖"))
                .post("/api/v1/staff/reports/" + report + "/transfer")
                .then()
                .statusCode(200);
        change("""
                INSERT INTO report_key (county, report_id, part, holder, office, role, wrapped)
                SELECT county, report_id, part, ?, ?, role, wrapped FROM report_key WHERE holder = ?""", inspector, office.region(), receiver);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = database.getConnection()) {
            Future<?> removal;
            held.setAutoCommit(false);
            try {
                change(held, "UPDATE report SET office = ? WHERE id = ?", office.region(), UUID.fromString(report));
                change(held, "UPDATE report_key SET role = role WHERE holder = ?", inspector);
                removal = threads.submit(expiry::run);
                Awaitility.await().until(() -> held(report) > 0);
                held.commit();
            } finally {
                held.rollback();
            }
            removal.get();
        }
        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?", inspector))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM report_key WHERE holder = ?", receiver))
                .isZero();
    }

    /** @return how many statements about keys or reports wait for a row */
    private long held(String report) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return query(connection, """
                            SELECT count(*) FROM pg_stat_activity
                            WHERE wait_event_type = 'Lock' AND query LIKE '%report%' AND query NOT LIKE ?""", report);
        }
    }

    @Test
    void anAdmissionGoesInSteps() throws SQLException {
        office.add("inspector");
        Person first = office.add("custodian");
        office.send();
        change("""
                INSERT INTO report SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
                FROM report r, generate_series(1, 60) WHERE r.office = ?""", office.region());
        try (Connection connection = database.getConnection();
                PreparedStatement reports = connection.prepareStatement("""
                        SELECT r.id, h.public_key FROM report r JOIN report_key_holder h ON h.staff_id = ?
                        WHERE r.office = ? AND NOT EXISTS (SELECT 1 FROM report_key k WHERE k.report_id = r.id)""")) {
            reports.setObject(1, UUID.fromString(first.id()));
            reports.setString(2, office.region());
            try (ResultSet row = reports.executeQuery()) {
                while (row.next()) {
                    UUID report = row.getObject(1, UUID.class);
                    byte[] wrapped = DataKey.fresh().wrappedFor(row.getBytes(2), Part.context(Part.IDENTITY, report));
                    change("""
                            INSERT INTO report_key (county, report_id, part, holder, office, role, wrapped)
                            SELECT county, id, 'identity', ?, office, 'custodian', ? FROM report WHERE id = ?""", first, wrapped, report);
                }
            }
        }
        Person second = office.add("custodian");
        first.admit(second, "custodian", office.region())
                .then()
                .statusCode(200)
                .body("done", equalTo(61))
                .body("remaining", equalTo(0));
        assertThat(count("SELECT count(DISTINCT CAST(xmin AS text)) FROM report_key WHERE holder = ?", second))
                .as("transactions")
                .isEqualTo(2);
    }

    private void change(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection()) {
            change(connection, sql, values);
        }
    }

    private static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(
                        i + 1, values[i] instanceof Person person ? UUID.fromString(person.id()) : values[i]);
            }
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    @Test
    void anOwnNewPasswordKeepsTheKey() {
        Person inspector = office.add("inspector");
        office.send();
        String report = inspector.reports().getFirst();
        String session = inspector.login().path("accessToken");
        As.token(session)
                .contentType(ContentType.JSON)
                .body(Map.of("oldPassword", inspector.password(), "newPassword", "a brand new one"))
                .post("/api/v1/staff/me/password")
                .then()
                .statusCode(204);
        As.token(session).get("/api/v1/staff/reports/" + report).then().statusCode(200);
        inspector.withPassword("a brand new one").open(report).then().statusCode(200);
        assertThat(inspector.login().statusCode()).isEqualTo(401);
    }

    @Test
    void aRefreshCarriesTheKeyAndALogoutRemovesIt() throws SQLException {
        Person inspector = office.add("inspector");
        office.send();
        String report = inspector.reports().getFirst();
        Response login = inspector.login();
        for (int i = 0; i < 3; i++) {
            login = given().contentType(ContentType.JSON)
                    .body(Map.of("refreshToken", login.<String>path("refreshToken")))
                    .post("/api/v1/auth/refresh");
            login.then().statusCode(200);
            As.token(login.path("accessToken"))
                    .get("/api/v1/staff/reports/" + report)
                    .then()
                    .statusCode(200);
        }
        String keys = "SELECT count(private_key) FROM login_session WHERE staff_id = ? AND ended_at IS NOT NULL";
        As.token(login.path("accessToken")).post("/api/v1/auth/logout").then().statusCode(204);
        assertThat(count(keys.replace("count(private_key)", "count(*)"), inspector))
                .isEqualTo(1);
        assertThat(count(keys, inspector)).isZero();
    }

    @Test
    void aGrantThatComesLaterGetsItsKeyAtTheNextLogin() {
        Person person = office.add("leader");
        String before = person.login().path("accessToken");
        change(person, office.change(false, null, "inspector")).then().statusCode(200);
        assertCode(office.send(given(), Map.of()), 422, "report-office-closed");
        String during = person.login().path("accessToken");
        office.send();
        String report = As.token(during).get("/api/v1/staff/reports").path("items[0].id");
        As.token(during).get("/api/v1/staff/reports/" + report).then().statusCode(200);
        assertCode(As.token(before).get("/api/v1/staff/reports/" + report), 401, "report-key-locked");
    }

    @Test
    void whereNobodyCouldReadItNothingIsTaken() throws SQLException {
        office.add("custodian");
        assertCode(office.send(given(), Map.of()), 422, "report-office-closed");
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM report WHERE county = ?")) {
            query.setString(1, office.region());
            assertThat(number(query)).isZero();
        }
    }

    @Test
    void ofManyWhoComeAtOnceOneIsTheFirst() throws Exception {
        Callable<Person> attempt = () -> office.add("inspector");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Person> people = threads.invokeAll(Collections.nCopies(4, attempt)).stream()
                    .map(Future::resultNow)
                    .toList();
            List<Boolean> admitted = people.getFirst()
                    .in()
                    .get("/api/v1/staff/report-keys/holders")
                    .path("items.admitted");
            assertThat(admitted).hasSize(4).containsOnlyOnce(true);
        }
    }

    @Test
    void keysOfOneOfficeAreNotHandedToAnother() {
        Person here = office.add("inspector");
        Office elsewhere = Office.fresh();
        Person there = elsewhere.add("inspector");
        assertCode(here.admit(there, "inspector", elsewhere.region()), 403, "key-holder-not-admitted");
        assertCode(here.admit(there, "inspector", office.region()), 404, "not-found");
        assertCode(
                here.admit(new Person(UUID.randomUUID().toString(), "", ""), "inspector", office.region()),
                404,
                "not-found");
        Person custodian = office.add("custodian");
        assertCode(custodian.admit(here, "inspector", office.region()), 403, "key-holder-not-admitted");
        for (String other : List.of("admin", "clerk.qinjiang")) {
            As.staff(other).get("/api/v1/staff/report-keys/holders").then().statusCode(403);
        }
    }

    /** Who above had keys and has none any more admits nobody; what is below must not stay shut for that. */
    @Test
    void anOfficeAboveThatEverybodyHasLeftKeepsNobodyOut() {
        Office below = Office.freshProvince();
        Office top = new Office(below.province());
        Person gone = top.add("inspector");
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(top.change(true, null, "inspector"))
                .put("/api/v1/staff/people/" + gone.id())
                .then()
                .statusCode(200);
        Person first = below.add("inspector");
        below.send();
        first.open(first.reports().getFirst()).then().statusCode(200);
    }

    /** What is taken from an office since it is about it is given to no friend of the accused who comes then. */
    @Test
    void aNewCustodianIsNotGivenWhatTheOfficeHasLost() throws SQLException {
        office = Office.fresh();
        office.add("inspector");
        Person custodian = office.add("custodian");
        new Office(office.above()).add("inspector");
        office.send();
        String lost = office.send();
        given().contentType(ContentType.JSON)
                .body(Map.of("receipt", lost, "text", "就是县纪委的人", "aboutOffice", true))
                .post("/api/v1/reports/messages")
                .then()
                .statusCode(201)
                .body("office", equalTo("试验市纪检监察机关"));
        Person newcomer = office.add("custodian");
        custodian
                .admit(newcomer, "custodian", office.region())
                .then()
                .statusCode(200)
                .body("done", equalTo(1))
                .body("remaining", equalTo(0));
        String keys = "SELECT count(*) FROM report_key WHERE part = 'identity' AND holder = ?";
        assertThat(count(keys, newcomer)).isEqualTo(1);
        assertThat(count(keys, custodian)).isEqualTo(2);
    }

    private static Map<String, Object> holder(Person asker, Person colleague) {
        return asker.in()
                .get("/api/v1/staff/report-keys/holders")
                .path("items.find { it.id == '" + colleague.id() + "' }");
    }

    private List<String> actions() {
        return As.staff("admin")
                .queryParam("chain", office.region())
                .queryParam("limit", 100)
                .get("/api/v1/staff/audit")
                .path("items.action");
    }

    private static Response reset(Person person, Map<String, ?> body) {
        return As.staff("admin")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/staff/people/" + person.id() + "/password");
    }

    private static Response change(Person person, Map<String, ?> body) {
        return As.staff("admin").contentType(ContentType.JSON).body(body).put("/api/v1/staff/people/" + person.id());
    }

    private long count(String sql, Person person) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, UUID.fromString(person.id()));
            return number(query);
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void assertCode(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
