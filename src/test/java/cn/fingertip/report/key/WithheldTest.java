package cn.fingertip.report.key;

import static cn.fingertip.report.casework.Cases.STAFF;
import static cn.fingertip.report.casework.Cases.act;
import static cn.fingertip.report.casework.Cases.done;
import static cn.fingertip.report.casework.Cases.lookUp;
import static cn.fingertip.report.casework.Cases.open;
import static cn.fingertip.report.casework.Cases.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.fingertip.report.casework.Cases.Sent;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever joins an office later is given nothing, and shown nothing, of what names them. */
@QuarkusTest
class WithheldTest {
    @Inject
    DataSource database;

    @Inject
    KeyExpiryJob expiry;

    private Office office;
    private Person first;
    private String name;

    @BeforeEach
    void anOffice() {
        office = Office.fresh();
        first = office.add("inspector");
        // Nobody else's: the digits of a county that nobody else has, as words.
        name = "戚"
                + office.region()
                        .chars()
                        .mapToObj(digit -> "甲乙丙丁戊己庚辛壬癸".substring(digit - '0', digit - '0' + 1))
                        .collect(Collectors.joining());
    }

    @Test
    void whatNamesWhoJoinsIsNotThereForThem() {
        Sent accusing = send(office, first, Map.of("accused", "农技站 " + name));
        Sent telling = send(office, first, Map.of("text", "村里人都说是%s经手的。".formatted(name)));
        Sent later = send(office, first);
        supplement(later, "后来才知道是" + name);
        Sent other = send(office, first);
        done(first, other.id(), "links", Map.of("report", accusing.id(), "note", "canary-of-the-link"));
        done(first, other.id(), "notes", Map.of("text", "已走访"));

        Person joined = office.named(name, "inspector");
        assertThat(joined.reports()).as("before anybody has looked").isEmpty();
        Response admitted = first.admit(joined, "inspector", office.region());
        admitted.then()
                .statusCode(200)
                .body("done", equalTo(1))
                .body("withheld", equalTo(3))
                .body("remaining", equalTo(0));
        first.admit(joined, "inspector", office.region())
                .then()
                .body("done", equalTo(0))
                .body("withheld", equalTo(0));

        // Nor does it come to them when colleagues or reporters open it.
        for (Sent sent : List.of(accusing, telling, later)) {
            open(first, sent.id()).then().statusCode(200);
            lookUp(sent.receipt()).then().statusCode(200);
            open(joined, sent.id()).then().statusCode(404).body("code", equalTo("not-found"));
            act(joined, sent.id(), "accept", Map.of()).then().statusCode(404);
            act(joined, sent.id(), "notes", Map.of("text", "x")).then().statusCode(404);
            joined.in().get(STAFF + "/" + sent.id() + "/identity").then().statusCode(404);
            act(first, sent.id(), "assign", Map.of("assignee", joined.id()))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("report-assignee-unknown"));
        }
        assertThat(joined.reports()).containsExactly(other.id());
        assertThat(first.reports()).hasSize(4);
        open(joined, other.id()).then().statusCode(200);
        Response notes = joined.in().get(STAFF + "/" + other.id() + "/notes");
        notes.then().body("items.text", contains("已走访"));
        assertThat(notes.asString()).doesNotContain(accusing.id(), "canary-of-the-link");
        first.in().get(STAFF + "/" + other.id() + "/notes").then().body("items.about", contains("linked", "note"));
        // What comes from now on goes past them, to the office above, which nobody is at.
        office.send(given(), Map.of("accused", name)).then().statusCode(422);
    }

    @Test
    void anotherNameHidesNobody() {
        Sent sent = send(office, first, Map.of("accused", "农技站 " + name));
        Person joined = office.named(name, "inspector");
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(office.change(false, null, "inspector"))
                .put("/api/v1/staff/people/" + joined.id())
                .then()
                .statusCode(200);
        first.admit(joined, "inspector", office.region()).then().body("withheld", equalTo(1));
        assertThat(joined.reports()).isEmpty();
        open(joined, sent.id()).then().statusCode(404);
    }

    @Test
    void aCaseIsWithheldWhole() {
        Sent main = send(office, first);
        Sent duplicate = send(office, first, Map.of("accused", name));
        Sent merged = send(office, first);
        done(first, merged.id(), "merge", Map.of("into", main.id()));
        Person joined = office.named(name, "inspector");
        first.admit(joined, "inspector", office.region())
                .then()
                .body("done", equalTo(2))
                .body("withheld", equalTo(1));
        assertThat(joined.reports()).containsExactlyInAnyOrder(main.id(), merged.id());
        done(first, duplicate.id(), "merge", Map.of("into", main.id()));
        assertThat(joined.reports()).isEmpty();
        for (Sent sent : List.of(main, duplicate, merged)) {
            open(joined, sent.id()).then().statusCode(404);
            open(first, sent.id()).then().statusCode(200);
        }
        open(joined, main.id()).then().statusCode(404);
    }

    @Test
    void aPostThatIsWrittenDownMeansWhoHoldsIt() {
        Sent sent = send(office, first, Map.of("text", "试验县项目办主任收了好处。"));
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("people", List.of(Map.of("name", name, "post", "项目办主任"))))
                .put("/api/v1/staff/report-offices/" + office.region() + "/people")
                .then()
                .statusCode(200);
        Person joined = office.named(name, "inspector");
        first.admit(joined, "inspector", office.region())
                .then()
                .body("done", equalTo(0))
                .body("withheld", equalTo(1));
        open(joined, sent.id()).then().statusCode(404);
    }

    @Test
    void whatNamesEverybodyWhoIsLeftPassesUpWhenItsKeyIsAtHand() {
        office = Office.fresh();
        first = office.add("inspector");
        Person superior = new Office(office.above()).add("inspector");
        Sent main = send(office, first);
        Sent duplicate = send(office, first, Map.of("text", "村里人都说是%s经手的。".formatted(name)));
        done(first, duplicate.id(), "merge", Map.of("into", main.id()));
        done(first, main.id(), "accept", Map.of());
        Person joined = office.named(name, "inspector");
        first.admit(joined, "inspector", office.region()).then().statusCode(200);
        keptBelow(superior, 0);
        disable(first);

        // Nobody has a key: the office above hears how many there are, and nothing else.
        keptBelow(superior, 2);
        assertThat(joined.reports()).isEmpty();
        assertThat(superior.reports()).isEmpty();

        lookUp(main.receipt())
                .then()
                .statusCode(200)
                .body("office", equalTo("试验市纪检监察机关"))
                .body("status", equalTo("received"));
        open(superior, main.id()).then().statusCode(200);
        keptBelow(superior, 1);
        supplement(duplicate, "又想起一事");
        open(superior, duplicate.id()).then().statusCode(200).body("messages[0].text", equalTo("又想起一事"));
        keptBelow(superior, 0);
        for (Sent sent : List.of(main, duplicate)) {
            open(joined, sent.id()).then().statusCode(404);
        }
        act(superior, main.id(), "transfer", Map.of("office", office.region(), "reason", "属你县管辖"))
                .then()
                .statusCode(422);
    }

    @Test
    void whatIsDoneStaysUntilTheReporterSaysMore() {
        office = Office.fresh();
        first = office.add("inspector");
        Person superior = new Office(office.above()).add("inspector");
        Sent sent = send(office, first, Map.of("accused", name));
        done(first, sent.id(), "reject", Map.of("reason", "不属实"));
        Person joined = office.named(name, "inspector");
        first.admit(joined, "inspector", office.region()).then().statusCode(200);
        disable(first);
        keptBelow(superior, 0);
        lookUp(sent.receipt()).then().body("status", equalTo("rejected"));
        assertThat(superior.reports()).isEmpty();
        supplement(sent, "有新的证据");
        assertThat(superior.reports()).containsExactly(sent.id());
    }

    @Test
    void aNameThatTheOfficeHasSignedWithIsOnlyTakenUp() {
        Sent signed = send(office, first);
        done(first, signed.id(), "reply", Map.of("text", "请与%s联系。".formatted(name)));
        supplement(signed, "尊敬的%s:材料已寄出。".formatted(name));
        Sent accusing = send(office, first);
        supplement(accusing, "是%s收的钱".formatted(name));
        done(first, accusing.id(), "reply", Map.of("text", "请与%s联系。".formatted(name)));
        Person joined = office.named(name, "inspector");
        first.admit(joined, "inspector", office.region())
                .then()
                .body("done", equalTo(1))
                .body("withheld", equalTo(1));
        assertThat(joined.reports()).containsExactly(signed.id());
    }

    /** What is left where one of two reports is kept from somebody in the moment in which they are merged. */
    @Test
    void aMergerAndAWithholdingThatMissedEachOtherAreUnited() throws SQLException {
        Sent main = send(office, first);
        Sent duplicate = send(office, first);
        Person joined = office.addAdmitted(first, "inspector");
        done(first, duplicate.id(), "merge", Map.of("into", main.id()));
        assertThat(joined.reports()).hasSize(2);
        try (Connection connection = database.getConnection();
                PreparedStatement kept = connection.prepareStatement("""
                        INSERT INTO report_withheld (county, report_id, staff_id, since)
                        SELECT county, id, ?, now() FROM report WHERE id = ?""")) {
            kept.setObject(1, UUID.fromString(joined.id()));
            kept.setObject(2, UUID.fromString(duplicate.id()));
            kept.executeUpdate();
        }
        assertThat(joined.reports()).isEmpty();
        open(joined, main.id()).then().statusCode(404);
        act(first, main.id(), "assign", Map.of("assignee", joined.id())).then().statusCode(422);
        expiry.run();
        try (Connection connection = database.getConnection();
                PreparedStatement keys =
                        connection.prepareStatement("SELECT count(*) FROM report_key WHERE holder = ?")) {
            keys.setObject(1, UUID.fromString(joined.id()));
            try (ResultSet row = keys.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isZero();
            }
        }
        open(first, main.id()).then().statusCode(200);
    }

    private void disable(Person person) {
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(office.change(true, true, "inspector"))
                .put("/api/v1/staff/people/" + person.id())
                .then()
                .statusCode(200);
    }

    private void keptBelow(Person superior, int reports) {
        Response answer = superior.in().get(STAFF + "/escalations");
        answer.then()
                .statusCode(200)
                .body("kept.office.code", equalTo(reports == 0 ? List.of() : List.of(office.region())))
                .body("kept.count", equalTo(reports == 0 ? List.of() : List.of(reports)));
    }

    private static void supplement(Sent sent, String text) {
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("receipt", sent.receipt(), "text", text))
                .post("/api/v1/reports/messages")
                .then()
                .statusCode(201);
    }
}
