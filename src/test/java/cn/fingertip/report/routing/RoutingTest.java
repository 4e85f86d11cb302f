package cn.fingertip.report.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
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
import org.junit.jupiter.api.Test;

/** Which office a report goes to, over HTTP, in counties of the tests' own. */
@QuarkusTest
class RoutingTest {
    private static final String OFFICES = "/api/v1/staff/report-offices/";

    @Inject
    DataSource database;

    @Test
    void theCountysOfficeHasItUnlessItIsMeant() throws SQLException {
        Office county = staffed(Office.fresh());
        assertThat(officeOf(county, Map.of("accused", "村干部"))).isEqualTo(county.region());
        assertThat(officeOf(county, Map.of("accused", "县纪委书记"))).isEqualTo(above(county));
        assertThat(officeOf(county, answering(Map.of("who", List.of("inspection-office")))))
                .isEqualTo(above(county));
        assertThat(officeOf(county, answering(Map.of("who", List.of("township-staff"), "post", List.of("县委巡察办主任")))))
                .isEqualTo(above(county));
        assertThat(officeOf(county, answering(Map.of("who", List.of("village-cadre"), "post", List.of("会计")))))
                .isEqualTo(county.region());
    }

    @Test
    void whereTheOfficeIsMentionedTheReporterIsAskedAndNothingIsKept() throws SQLException {
        Office county = staffed(Office.fresh());
        for (Map<String, String> said : List.of(
                Map.of("accused", "王某", "subject", "试验县纪委王某收钱压案"),
                Map.of("text", "试验县纪委的王某收了我五千元"),
                Map.of("text", "监委的人收了我五千元"))) {
            refused(county, said, 409, "report-about-office", "试验县纪检监察机关");
            Map<String, Object> answered = new HashMap<>(said);
            answered.put("aboutOffice", true);
            assertThat(officeOf(county, answered)).isEqualTo(above(county));
            answered.put("aboutOffice", false);
            assertThat(officeOf(county, answered)).isEqualTo(county.region());
        }
    }

    @Test
    void whoeverWorksThereIsRecognisedByName() throws SQLException {
        Office county = staffed(Office.fresh());
        String name = "巴图·" + nameLike(county);
        person(county.region(), "inspector", name);
        String spaced = String.join(" ", name.replace("·", "•").split(""));
        assertThat(officeOf(county, Map.of("text", "那天" + spaced + "也在场。"))).isEqualTo(above(county));
        assertThat(officeOf(county, Map.of("text", "那天村干部在场。"))).isEqualTo(county.region());
    }

    /** By the county's own administrator, who may be a friend of the one who is about to be reported. */
    @Test
    void whoeverIsRenamedIsRecognisedAllTheSame() throws SQLException {
        Office county = staffed(Office.fresh());
        String name = "巴图·" + nameLike(county);
        Office.Person meant = person(county.region(), "inspector", name);
        Office.Person ofCounty = person(county.region(), "admin", "县管理员");
        for (String other : List.of("一科", "二科", "一科")) {
            ofCounty.in()
                    .body(Map.of("name", other, "disabled", false, "grants", county.grants("inspector")))
                    .put("/api/v1/staff/people/" + meant.id())
                    .then()
                    .statusCode(200)
                    .body("name", equalTo(other));
            assertThat(officeOf(county, Map.of("accused", name))).isEqualTo(above(county));
        }
        assertThat(As.staff("admin")
                        .queryParam("limit", 100)
                        .get("/api/v1/staff/audit")
                        .<List<String>>path(
                                "items.findAll { it.subject == 'staff:%s' && it.action == 'staff.changed' }.detail.renamed"
                                        .formatted(meant.id())))
                .hasSize(3)
                .containsOnly("true");

        // A post that was entered for a name is taken away again from above only.
        Map<String, Object> struck = Map.of(
                "name", "一科", "disabled", false, "grants", county.grants("inspector"), "struckNames", List.of(name));
        ofCounty.in()
                .body(struck)
                .put("/api/v1/staff/people/" + meant.id())
                .then()
                .statusCode(403)
                .body("code", equalTo("former-name-above"));
        assertThat(officeOf(county, Map.of("accused", name))).isEqualTo(above(county));
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(struck)
                .put("/api/v1/staff/people/" + meant.id())
                .then()
                .statusCode(200);
        assertThat(officeOf(county, Map.of("accused", name))).isEqualTo(county.region());
    }

    @Test
    void whoeverLeadsItIsRecognisedByName() throws SQLException {
        Office county = staffed(Office.fresh());
        String name = "苏" + nameLike(county);
        putPeople(As.staff("admin"), county.region(), name, "纪委书记").then().statusCode(200);
        assertThat(officeOf(county, Map.of("accused", name))).isEqualTo(above(county));
        As.staff("admin")
                .get(OFFICES + county.region())
                .then()
                .statusCode(200)
                .body("office.code", equalTo(county.region()))
                .body("chain.code", equalTo(List.of(county.region(), above(county), county.province())))
                .body("people.name", equalTo(List.of(name)));
    }

    @Test
    void oneWhoIsMeantAboveTooIsPassedAgain() throws SQLException {
        Office county = staffed(Office.freshProvince());
        String name = "郭" + nameLike(county);
        putPeople(As.staff("admin"), above(county), name, "纪委书记").then().statusCode(200);
        person(county.province(), "inspector", "省里" + nameLike(county));
        assertThat(officeOf(county, Map.of("accused", "县纪委和" + name))).isEqualTo(county.province());
    }

    @Test
    void whereNobodyIsLeftNothingIsKept() throws SQLException {
        Office county = staffed(Office.fresh());
        refused(county, Map.of("accused", "省纪委书记"), "report-no-office");
    }

    @Test
    void whatIsReservedToAHigherLevelIsRefusedInWordsAndNothingIsKept() throws SQLException {
        Office county = staffed(Office.fresh());
        refused(county, answering(Map.of("who", List.of("county-leader"))), "report-reserved");
    }

    @Test
    void theReporterSeesWhoHasIt() {
        Office county = staffed(Office.fresh());
        Response sent = county.send(given(), Map.of("accused", "县监委"));
        sent.then().statusCode(201).body("office", equalTo("试验市纪检监察机关")).body("notice", containsString("遗失"));
        given().contentType(ContentType.JSON)
                .body(Map.of("receipt", sent.path("receipt")))
                .post("/api/v1/reports/lookup")
                .then()
                .statusCode(200)
                .body("office", equalTo("试验市纪检监察机关"));
    }

    @Test
    void onlyAnAdministratorAboveSaysWhoIsWho() {
        Office county = Office.fresh();
        Office.Person ofCounty = person(county.region(), "admin", "县管理员");
        Office.Person ofPrefecture = person(above(county), "admin", "市管理员");
        putPeople(ofCounty.in(), county.region(), "苏某某", "书记").then().statusCode(404);
        put(ofCounty, county.region(), Map.of("name", "自己起的名", "superior", above(county)))
                .then()
                .statusCode(404);
        ofCounty.in().get(OFFICES + county.region()).then().statusCode(200);
        ofCounty.in().get(OFFICES + above(county)).then().statusCode(404);
        putPeople(ofPrefecture.in(), county.region(), "苏某某", "书记").then().statusCode(200);
        put(
                        ofPrefecture,
                        county.region(),
                        Map.of("name", "试验县纪委监委", "superior", above(county), "aliases", List.of("红楼")))
                .then()
                .statusCode(200)
                .body("office.name", equalTo("试验县纪委监委"));
        As.staff("inspector.shicheng").get(OFFICES + "360735").then().statusCode(403);
    }

    @Test
    void anotherNameOfTheOfficeMeansItToo() throws SQLException {
        Office county = staffed(Office.fresh());
        assertThat(officeOf(county, Map.of("accused", "红楼里的人"))).isEqualTo(county.region());
        put(As.staff("admin").contentType(ContentType.JSON), county.region(), named(above(county), "红楼"))
                .then()
                .statusCode(200);
        assertThat(officeOf(county, Map.of("accused", "红楼里的人"))).isEqualTo(above(county));
    }

    @Test
    void aTownshipsOwnOfficeTakesVillageAffairsOnly() throws SQLException {
        Office county = Office.fresh();
        Office.Person ofCounty = person(county.region(), "inspector", "县里" + nameLike(county));
        String township = county.region() + "100";
        put(As.staff("admin").contentType(ContentType.JSON), township, named(county.region()))
                .then()
                .statusCode(200);
        assertThat(officeOf(county, Map.of("kind", "village-affairs")))
                .as("while nobody there can open it")
                .isEqualTo(county.region());
        Office.Person ofTownship = person(township, "inspector", "镇纪委" + nameLike(county));
        ofCounty.admit(ofTownship, "inspector", township).then().statusCode(200);
        assertThat(officeOf(county, Map.of("kind", "village-affairs"))).isEqualTo(township);
        assertThat(officeOf(county, Map.of("kind", "subsidy"))).isEqualTo(county.region());
        assertThat(officeOf(county, Map.of("kind", "village-affairs", "accused", "镇纪委书记")))
                .isEqualTo(county.region());
    }

    /** Who may enter an office and make its accounts is not thereby the first who reads there. */
    @Test
    void aCountysAdministratorAloneTakesNoReportsFromTheCounty() throws SQLException {
        Office county = Office.fresh();
        Office.Person ofCounty = person(county.region(), "inspector", "县里" + nameLike(county));
        Office.Person admin = person(county.region(), "admin", "县管理员");
        String township = county.region() + "100";
        Office.Person custodian = person(admin, township, "custodian", "镇保密" + nameLike(county));
        put(admin, township, named(county.region())).then().statusCode(200);
        Office.Person inspector = person(admin, township, "inspector", "镇纪委" + nameLike(county));
        assertThat(officeOf(county, Map.of("kind", "village-affairs"))).isEqualTo(county.region());
        for (Office.Person by : List.of(custodian, inspector)) {
            by.admit(inspector, "inspector", township)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("key-holder-not-admitted"));
        }
        assertThat(inspector.reports()).isEmpty();
        ofCounty.in().get("/api/v1/staff/reports/escalations").then().body("closed.code", equalTo(List.of(township)));
        ofCounty.open(ofCounty.reports().getFirst()).then().statusCode(200);
    }

    @Test
    void anotherCountysAdministratorHasNoTownshipOfThisOne() {
        Office county = Office.fresh();
        Office other = Office.fresh();
        Office.Person ofOther = person(other.region(), "admin", "县管理员");
        Office.Person own = person(county.region(), "admin", "县管理员");
        String township = county.region() + "100";
        put(ofOther, township, named(other.region())).then().statusCode(404);
        put(own, township, named(other.region())).then().statusCode(404);
        put(own, county.region() + "999", named(county.region())).then().statusCode(404);
        put(own, township, named(county.region())).then().statusCode(200);
        own.in().get(OFFICES + township).then().body("office.superior", equalTo(county.region()));
    }

    @Test
    void superiorsMakeNoCircle() {
        Office county = Office.fresh();
        var admin = As.staff("admin").contentType(ContentType.JSON);
        put(admin, above(county), named(county.region()))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-office-circle"));
        Office beside = Office.fresh();
        put(admin, county.region(), named(beside.region()))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-office-superior"));
        put(admin, county.region(), named("97")).then().statusCode(422).body("code", equalTo("report-office-unknown"));
        put(admin, county.region(), Map.of("name", ""))
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("name"));
        put(admin, "12345", named(above(county))).then().statusCode(404);
    }

    private void refused(Office county, Map<String, ?> more, String code) throws SQLException {
        refused(county, more, 422, code, "12388");
    }

    private void refused(Office county, Map<String, ?> more, int status, String code, String words)
            throws SQLException {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body =
                new HashMap<>(Map.of("kind", "subsidy", "subject", "面积不实", "text", "请核查。", "region", county.village()));
        body.putAll(more);
        int reports = count("SELECT count(*) FROM report WHERE region = ?", county.village());
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/reports")
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("detail", containsString(words));
        assertThat(count("SELECT count(*) FROM report WHERE region = ?", county.village()))
                .isEqualTo(reports);
        // The key is free: no trace of the refused one is kept, not even of its body.
        body.keySet().removeAll(more.keySet());
        body.putIfAbsent("subject", "面积不实");
        body.putIfAbsent("text", "请核查。");
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/reports")
                .then()
                .statusCode(201);
    }

    /** @return the office of a new report about the county's village */
    private String officeOf(Office county, Map<String, ?> more) throws SQLException {
        county.send(given(), more).then().statusCode(201);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT office FROM report WHERE region = ? ORDER BY received_at DESC LIMIT 1")) {
            query.setString(1, county.village());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private int count(String sql, String value) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, value);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Map<String, ?> answering(Map<String, List<String>> some) {
        Map<String, List<String>> answers =
                new HashMap<>(Map.of("programme", List.of("farmland"), "problem", List.of("area")));
        answers.putAll(some);
        return Map.of("answers", answers, "questionnaireVersion", 1);
    }

    /** With somebody who can read, at its office and at the one above. */
    private static Office staffed(Office county) {
        person(county.region(), "inspector", "县里" + nameLike(county));
        person(above(county), "inspector", "市里" + nameLike(county));
        return county;
    }

    private static Office.Person person(String region, String role, String name) {
        return person(As.staff("admin").contentType(ContentType.JSON), region, role, name);
    }

    private static Office.Person person(Office.Person by, String region, String role, String name) {
        return person(by.in(), region, role, name);
    }

    private static Office.Person person(RequestSpecification by, String region, String role, String name) {
        String username = "o-" + UUID.randomUUID().toString().substring(0, 18);
        Response added = by.body(Map.of(
                        "username",
                        username,
                        "name",
                        name,
                        "password",
                        "correct-horse-battery",
                        "grants",
                        List.of(Map.of("role", role, "region", region))))
                .post("/api/v1/staff/people");
        added.then().statusCode(201);
        return new Office.Person(added.path("id"), username, "correct-horse-battery");
    }

    /** Characters that stand in no other text: those of a county nobody else has. */
    private static String nameLike(Office county) {
        int number = Integer.parseInt(county.region());
        return Character.toString(0x4E00 + number % 9000) + Character.toString(0x4E00 + number / 7 % 9000);
    }

    private static String above(Office county) {
        return county.region().substring(0, 4);
    }

    private static Map<String, Object> named(String superior, String... aliases) {
        return Map.of("name", "试验纪检组织", "superior", superior, "aliases", List.of(aliases));
    }

    private static Response put(Office.Person who, String code, Object body) {
        return put(who.in(), code, body);
    }

    private static Response put(RequestSpecification who, String code, Object body) {
        return who.body(body).put(OFFICES + code);
    }

    private static Response putPeople(RequestSpecification who, String code, String name, String post) {
        return who.contentType(ContentType.JSON)
                .body(Map.of("people", List.of(Map.of("name", name, "post", post))))
                .put(OFFICES + code + "/people");
    }
}
