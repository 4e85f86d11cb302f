package cn.fingertip.report.key;

import static cn.fingertip.report.casework.Cases.STAFF;
import static cn.fingertip.report.casework.Cases.act;
import static cn.fingertip.report.casework.Cases.done;
import static cn.fingertip.report.casework.Cases.lookUp;
import static cn.fingertip.report.casework.Cases.open;
import static cn.fingertip.report.casework.Cases.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.fingertip.report.casework.Cases.Sent;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever joins an office later is given nothing, and shown nothing, of what names them. */
@QuarkusTest
class WithheldTest {
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
        // What comes from now on goes past them, to the office above, which nobody is at.
        office.send(given(), Map.of("accused", name)).then().statusCode(422);
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

    private static void supplement(Sent sent, String text) {
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("receipt", sent.receipt(), "text", text))
                .post("/api/v1/reports/messages")
                .then()
                .statusCode(201);
    }
}
