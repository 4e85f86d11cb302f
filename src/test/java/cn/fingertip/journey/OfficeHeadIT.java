package cn.fingertip.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Row 11: a report about the inspection office's own head, or about its people, goes one level up; whoever looks at the
 * county sees the same as if there were none, whatever the superior does with it.
 */
@QuarkusTest
class OfficeHeadIT {
    /** Everybody at a county who may look at something. */
    private static final List<String> ROLES =
            List.of("inspector", "custodian", "leader", "clerk", "reviewer", "secrecy-reviewer", "cadre", "admin");

    private static final String AUDIT = "/api/v1/staff/audit";

    /** Tells everybody something else each time, and nothing of any report. */
    private static final String CHALLENGE = "/api/v1/reports/challenge";

    private Office county;
    private Person superior;
    private Person head;
    private final Map<String, Outlook> watchers = new LinkedHashMap<>();

    @BeforeEach
    void anOfficeAndTheOneAboveIt() {
        county = Office.fresh();
        for (String role : ROLES) {
            Person person = county.add(role);
            watchers.put(role, new Outlook(person.login().path("accessToken"), role.equals("inspector")));
            if (role.equals("inspector")) {
                head = person;
            }
        }
        watchers.put("villager", new Outlook(As.villagersToken("villager-of-" + county.region()), true));
        watchers.put("nobody", new Outlook(null, true));
        Office above = new Office(county.above());
        superior = above.add("inspector");
        superior.login().then().statusCode(200);
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("people", List.of(Map.of("name", "苏文清", "post", "书记"))))
                .put("/api/v1/staff/report-offices/" + county.region() + "/people")
                .then()
                .statusCode(200);
    }

    @Test
    void theCountySeesNothingOfReportsAboutItsOwnOffice() {
        List<String> places = List.of(county.region(), county.village());
        Map<String, Map<String, String>> once = look(places);
        Map<String, Map<String, String>> before = look(places);

        Map<String, String> sent = new LinkedHashMap<>();
        for (Map<String, String> about : List.of(
                Map.of("accused", "书记苏 文 清"),
                Map.of("accused", "试验县纪委"),
                Map.of("accused", "县监委的人"),
                Map.of("accused", "某人", "text", "常和苏文清一起吃喝"))) {
            String subject = "请上级核查 " + UUID.randomUUID();
            Map<String, String> body = new LinkedHashMap<>(about);
            body.put("subject", subject);
            Response answer = county.send(given(), body);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
            sent.put(subject, answer.path("receipt"));
        }
        Map<String, String> handled = handledAbove(sent);

        Map<String, Map<String, String>> after = look(places);
        List<String> unsteady = new ArrayList<>();
        List<String> traces = new ArrayList<>(handled.keySet());
        traces.addAll(handled.values());
        watchers.keySet()
                .forEach(role -> after.get(role).forEach((asked, answer) -> {
                    assertThat(traces).as("%s asks for %s", role, asked).noneMatch(answer::contains);
                    String earlier = before.get(role).get(asked);
                    if (!earlier.equals(once.get(role).get(asked))) {
                        unsteady.add(role + " " + asked);
                    } else {
                        assertThat(answer).as("%s asks for %s", role, asked).isEqualTo(earlier);
                    }
                }));
        // Each look is audited, so this one changes by being looked at; that it tells of no report is shown above.
        assertThat(unsteady).allMatch(asked -> asked.contains(AUDIT) || asked.contains(CHALLENGE));
        assertThat(after.get("admin").get(AUDIT + "?chain=" + county.region()))
                .startsWith("200")
                .doesNotContain("report.submitted", "report.supplemented", "report.accepted", "report.concluded");
        isNotThere(handled.keySet().iterator().next());
    }

    /** From then on it is for the county as if it had been withdrawn: what was seen before cannot be unseen. */
    @Test
    void fromTheSupplementOnThatNamesTheHeadTheCountySeesNothing() {
        String subject = "面积不实 " + UUID.randomUUID();
        String receipt = county.send(given(), Map.of("subject", subject)).path("receipt");
        String id = head.reports().getFirst();
        head.open(id).then().statusCode(200);
        Map<String, String> before = watchers.get("inspector").lists(List.of(county.region()));
        assertThat(before.values()).anyMatch(answer -> answer.contains(id));

        given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt, "text", "其实是书记在背后", "accused", "苏文清"))
                .post("/api/v1/reports/messages")
                .then()
                .statusCode(201);
        assertThat(handledAbove(Map.of(subject, receipt))).containsOnlyKeys(id);
        look(List.of(county.region(), county.village()))
                .forEach((role, answers) -> answers.forEach((asked, answer) -> {
                    if (!asked.contains(AUDIT)) {
                        assertThat(List.of(id, subject))
                                .as("%s asks for %s", role, asked)
                                .noneMatch(answer::contains);
                    }
                }));
        assertThat(watchers.get("admin").lists(List.of(county.region())).get(AUDIT + "?chain=" + county.region()))
                .contains("report.submitted")
                .doesNotContain("report.passed-up", "report.supplemented", "report.accepted", "report.concluded");
        isNotThere(id);
    }

    /** The same eyes do see what is the county's. */
    @Test
    void anotherReportIsTheCountys() {
        Map<String, String> before = watchers.get("inspector").lists(List.of());
        String subject = "面积不实 " + UUID.randomUUID();
        county.send(given(), Map.of("subject", subject, "accused", "村会计"))
                .then()
                .statusCode(201);
        Map<String, String> after = watchers.get("inspector").lists(List.of());
        assertThat(after.get("/api/v1/staff/reports"))
                .isNotEqualTo(before.get("/api/v1/staff/reports"))
                .contains(subject);
        assertThat(superior.reports()).as("and not the superior's").isEmpty();
        String id = head.reports().getFirst();
        assertThat(watchers.get("inspector").operationsOn(id).get("GET /api/v1/staff/reports/{id}"))
                .startsWith("200");
    }

    /** The superior's inspector finds all of them, opens them and goes all the way with each. @return subjects by id */
    private Map<String, String> handledAbove(Map<String, String> sent) {
        Map<String, String> found = new TreeMap<>();
        for (String id : superior.reports()) {
            Response opened = superior.open(id);
            opened.then().statusCode(200);
            found.put(id, opened.path("subject"));
        }
        assertThat(found.values()).containsExactlyInAnyOrderElementsOf(sent.keySet());
        String token = superior.login().path("accessToken");
        for (String id : found.keySet()) {
            step(token, id, "accept", Map.of(), 200);
            step(token, id, "reply", Map.of("text", "请补充"), 201);
            step(token, id, "investigate", Map.of(), 200);
            step(token, id, "conclude", Map.of("result", "confirmed", "text", "已处理"), 200);
        }
        return found;
    }

    private static void step(String token, String id, String action, Map<String, ?> body, int status) {
        Response answer = As.token(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/staff/reports/" + id + "/" + action);
        assertThat(answer.statusCode()).as(action + ": " + answer.asString()).isEqualTo(status);
    }

    private Map<String, Map<String, String>> look(List<String> places) {
        Map<String, Map<String, String>> seen = new TreeMap<>();
        watchers.forEach((role, eyes) -> seen.put(role, eyes.lists(places)));
        return seen;
    }

    /** Whoever has its id is answered as for one that never was. */
    private void isNotThere(String report) {
        watchers.forEach((role, eyes) -> assertThat(eyes.operationsOn(report))
                .as(role)
                .isEqualTo(eyes.operationsOn(UUID.randomUUID().toString())));
    }
}
