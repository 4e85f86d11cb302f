package cn.fingertip.report.sending;

import static cn.fingertip.report.casework.Cases.act;
import static cn.fingertip.report.casework.Cases.done;
import static cn.fingertip.report.casework.Cases.lookUp;
import static cn.fingertip.report.casework.Cases.open;
import static cn.fingertip.report.casework.Cases.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.report.casework.Cases;
import cn.fingertip.report.casework.Cases.Sent;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reporter who names the office that has the report only later takes the report from it. */
@QuarkusTest
class PassedUpTest {
    @Inject
    DataSource database;

    private Office county;
    private Office above;
    private Person inspector;
    private Person superior;

    @BeforeEach
    void anOfficeAndTheOneAboveIt() {
        county = Office.fresh();
        above = new Office(county.above());
        inspector = county.add("inspector");
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("people", List.of(Map.of("name", "苏文清", "post", "书记"))))
                .put("/api/v1/staff/report-offices/" + county.region() + "/people")
                .then()
                .statusCode(200);
    }

    @Test
    void theReportPassesToTheOfficeAboveWithItsKey() throws SQLException {
        superior = above.add("inspector");
        Sent sent = send(county, inspector);
        String key = UUID.randomUUID().toString();
        Map<String, Object> named = Map.of("text", "其实是他在背后", "accused", "书记 苏文清");
        Response taken = supplement(sent, key, named);
        taken.then().statusCode(201).body("office", equalTo("试验市纪检监察机关")).body("notice", containsString("试验市"));
        assertThat(supplement(sent, key, named).asString()).isEqualTo(taken.asString());

        open(inspector, sent.id()).then().statusCode(404);
        assertThat(inspector.reports()).isEmpty();
        assertThat(keysAt(county.region(), sent)).isZero();
        assertThat(keysAt(above.region(), sent)).isEqualTo(1);
        open(superior, sent.id())
                .then()
                .statusCode(200)
                .body("text", equalTo("请核查。"))
                .body("messages.size()", equalTo(1))
                .body("messages[0].accused", equalTo("书记 苏文清"));
        lookUp(sent.receipt()).then().body("office", equalTo("试验市纪检监察机关"));
        superior.in().get(Cases.STAFF + "/statistics").then().body("total.received", equalTo(1));

        // It does not come back, and does not rise again for the same.
        Cases.act(superior, sent.id(), "transfer", Map.of("office", county.region(), "reason", "属你县管辖"))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-transfer-office"));
        supplement(sent, null, Map.of("accused", "县纪委")).then().body("office", equalTo("试验市纪检监察机关"));
    }

    @Test
    void whoMeansTheOfficeNeedNotKnowAName() {
        superior = above.add("inspector");
        for (Map<String, ?> said :
                List.of(Map.of("aboutOffice", true), Map.of("accused", "县纪委的人"), Map.of("text", "常和苏 文 清一起吃饭"))) {
            Sent sent = send(county, inspector);
            supplement(sent, null, said).then().statusCode(201).body("office", equalTo("试验市纪检监察机关"));
            open(inspector, sent.id()).then().statusCode(404);
        }
    }

    @Test
    void whatMeansNobodyThereStaysAndTheAnswerSaysHowToNameThem() {
        superior = above.add("inspector");
        Person colleague = county.named("欧阳试", "inspector");
        Sent sent = send(county, inspector);
        done(inspector, sent.id(), "reply", Map.of("text", "请联系欧阳试"));
        for (Map<String, ?> said : List.of(
                Map.of("text", "单位的领导在背后"), Map.of("text", "已联系欧阳试", "accused", "村会计"), Map.of("accused", "镇纪委"))) {
            Response taken = supplement(sent, null, said);
            taken.then().statusCode(201).body("office", equalTo("试验县纪检监察机关"));
            assertThat(taken.<String>path("notice")).contains("试验县纪检监察机关", "被举报的人或单位");
        }
        open(inspector, sent.id()).then().statusCode(200).body("messages.size()", equalTo(4));
        // One whom the office has not spoken of is meant wherever the name stands.
        supplement(sent, null, Map.of("accused", colleague.username(), "text", "欧阳试"))
                .then()
                .body("office", equalTo("试验县纪检监察机关"));
        supplement(sent, null, Map.of("accused", "欧阳试")).then().body("office", equalTo("试验市纪检监察机关"));
    }

    @Test
    void whereItMentionsTheOfficeTheReporterIsAsked() {
        superior = above.add("inspector");
        Sent sent = send(county, inspector);
        Map<String, Object> said = new HashMap<>(Map.of("text", "试验县纪委的王某收了我五千元"));
        String key = UUID.randomUUID().toString();
        supplement(sent, key, said)
                .then()
                .statusCode(409)
                .body("code", equalTo("report-about-office"))
                .body("offices", equalTo(List.of("试验县纪检监察机关")));
        open(inspector, sent.id()).then().body("messages", empty());
        said.put("aboutOffice", false);
        supplement(sent, key, said).then().statusCode(201).body("office", equalTo("试验县纪检监察机关"));
        said.put("aboutOffice", true);
        supplement(sent, null, said).then().statusCode(201).body("office", equalTo("试验市纪检监察机关"));
        open(inspector, sent.id()).then().statusCode(404);
        // It does not come back, though nobody was named.
        Cases.act(superior, sent.id(), "transfer", Map.of("office", county.region(), "reason", "属你县管辖"))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-transfer-office"));
    }

    @Test
    void whereNobodyIsAboveNothingIsKept() {
        Sent sent = send(county, inspector);
        supplement(sent, null, Map.of("text", "密", "accused", "苏文清"))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-office-closed"));
        supplement(sent, null, Map.of("text", "密", "accused", "省纪委书记"))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-no-office"));
        open(inspector, sent.id()).then().statusCode(200).body("messages", empty());
        lookUp(sent.receipt()).then().body("messages", empty());
    }

    @Test
    void whatTheOfficeHasDecidedDoesNotBindTheOneAbove() {
        superior = above.add("inspector");
        Sent sent = send(county, inspector);
        Sent duplicate = send(county, inspector);
        done(inspector, duplicate.id(), "merge", Map.of("into", sent.id()));
        done(inspector, sent.id(), "accept", Map.of());
        done(inspector, sent.id(), "title", Map.of("title", "无事"));
        done(inspector, sent.id(), "conclude", Map.of("result", "not-found", "text", "查无此事"));
        done(inspector, sent.id(), "archive", Map.of());
        supplement(sent, null, Map.of("accused", "苏文清")).then().statusCode(201);

        open(superior, sent.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("received"))
                .body("next", hasItems("accepted", "rejected"))
                .body("handling.lead", nullValue())
                .body("handling.workTitle", nullValue())
                .body("handling.duplicates", empty())
                .body("concludedAt", nullValue());
        done(superior, sent.id(), "accept", Map.of());
        assertThat(superior.open(sent.id()).<String>path("handling.lead")).startsWith(above.region() + "-");
        lookUp(sent.receipt()).then().body("status", equalTo("accepted"));
        // The other reporter's is on its own again, as far as it had come.
        open(inspector, duplicate.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("archived"))
                .body("handling.mergedInto", nullValue());
        open(superior, duplicate.id()).then().statusCode(404);
    }

    /** Concluded, and not yet told: what was found is told to each of those who stay. */
    @Test
    void whatStaysCanBeFedBackAndArchivedByItself() throws SQLException {
        superior = above.add("inspector");
        Sent main = send(county, inspector);
        Sent before = send(county, inspector);
        Sent after = send(county, inspector);
        Sent unwritten = send(county, inspector);
        for (Sent each : List.of(before, unwritten)) {
            done(inspector, each.id(), "merge", Map.of("into", main.id()));
        }
        done(inspector, main.id(), "accept", Map.of());
        done(inspector, main.id(), "conclude", Map.of("result", "partly"));
        done(inspector, after.id(), "merge", Map.of("into", main.id()));
        // As those have it that were merged before results were noted with each.
        try (Connection connection = database.getConnection();
                PreparedStatement forget = connection.prepareStatement("DELETE FROM report_note WHERE report_id = ?")) {
            forget.setObject(1, UUID.fromString(unwritten.id()));
            forget.executeUpdate();
        }
        supplement(main, null, Map.of("accused", "苏文清")).then().statusCode(201);

        Map<String, String> text = Map.of("text", "已更正三户");
        act(inspector, unwritten.id(), "feedback", text)
                .then()
                .statusCode(422)
                .body("code", equalTo("report-result-needed"));
        done(inspector, unwritten.id(), "feedback", Map.of("text", "已更正三户", "result", "confirmed"));
        lookUp(unwritten.receipt()).then().body("messages.result", contains("confirmed"));
        for (Sent each : List.of(before, after)) {
            done(inspector, each.id(), "feedback", text);
            lookUp(each.receipt()).then().body("messages.result", contains("partly"));
            done(inspector, each.id(), "archive", Map.of());
        }
        List<String> leads = List.of(before, after, unwritten).stream()
                .map(each -> inspector.open(each.id()).<String>path("handling.lead"))
                .toList();
        assertThat(leads).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void whoReportsIsKeptByTheCustodiansAbove() {
        superior = above.add("inspector");
        Person custodian = above.add("custodian");
        String receipt =
                county.send(given(), Map.of("contact", "联系-" + county.region())).path("receipt");
        Sent sent = new Sent(inspector.reports().getFirst(), receipt);
        // Comes too late: nothing has been wrapped for this one, and nothing is.
        Person ofCounty = county.add("custodian");
        superior.admit(ofCounty, "custodian", county.region()).then().statusCode(200);
        supplement(sent, null, Map.of("accused", "苏文清")).then().statusCode(201);
        String request = ask(superior, sent).path("id");
        assertThat(request).isNotNull();
        decide(ofCounty, request).then().statusCode(404);
        decide(custodian, request).then().statusCode(200);
        superior.in()
                .get(Cases.STAFF + "/" + sent.id() + "/identity")
                .then()
                .body("contact", equalTo("联系-" + county.region()));
    }

    /** The custodian of the county has the identity's key, and nobody above has one to hand it to yet. */
    @Test
    void theCustodiansBelowLearnOfNoRequestFromAbove() {
        Person ofCounty = county.add("custodian");
        superior = above.add("inspector");
        String receipt =
                county.send(given(), Map.of("contact", "联系-" + county.region())).path("receipt");
        Sent sent = new Sent(inspector.reports().getFirst(), receipt);
        String before = ask(inspector, sent).path("id");
        requests(ofCounty).body("items.id", contains(before));
        supplement(sent, null, Map.of("accused", "苏文清")).then().statusCode(201);

        ask(superior, sent).then().statusCode(409).body("code", equalTo("identity-unguarded"));
        requests(ofCounty).body("items", empty());
        decide(ofCounty, before).then().statusCode(404);

        Person custodian = above.add("custodian");
        String request = ask(superior, sent).path("id");
        requests(ofCounty).body("items", empty());
        requests(custodian).body("items.id", contains(request, before));
        decide(custodian, request).then().statusCode(200);
        superior.in()
                .get(Cases.STAFF + "/" + sent.id() + "/identity")
                .then()
                .body("contact", equalTo("联系-" + county.region()));
    }

    private static Response ask(Person asker, Sent sent) {
        return asker.in()
                .body(Map.of("reason", "须当面核对证据原件"))
                .post(Cases.STAFF + "/" + sent.id() + "/identity-requests");
    }

    private static ValidatableResponse requests(Person custodian) {
        return custodian.in().get("/api/v1/staff/identity-requests").then().statusCode(200);
    }

    private static Response decide(Person custodian, String request) {
        return custodian.in().body(Map.of()).post("/api/v1/staff/identity-requests/" + request + "/approve");
    }

    private static Response supplement(Sent sent, String key, Map<String, ?> said) {
        Map<String, Object> body = new HashMap<>(said);
        body.put("receipt", sent.receipt());
        var request = given().contentType(ContentType.JSON).body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1/reports/messages");
    }

    private int keysAt(String office, Sent sent) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FROM report_key WHERE office = ? AND report_id = ? AND role <> 'escrow'")) {
            query.setString(1, office);
            query.setObject(2, UUID.fromString(sent.id()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
