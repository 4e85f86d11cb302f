package cn.fingertip.report.casework;

import static io.restassured.RestAssured.given;

import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** What tests of handling do again and again, in an office of their own. */
public final class Cases {
    public static final String STAFF = "/api/v1/staff/reports";

    private Cases() {}

    /** A new report, as its reporter and its office know it. */
    public record Sent(String id, String receipt) {}

    /** Sends an anonymous report to an office whose inspector looks for it. */
    public static Sent send(Office office, Person inspector) {
        return send(office, inspector, Map.of());
    }

    public static Sent send(Office office, Person inspector, Map<String, ?> more) {
        List<String> before = inspector.reports();
        Response sent = office.send(given(), more);
        sent.then().statusCode(201);
        String id = inspector.reports().stream()
                .filter(report -> !before.contains(report))
                .findFirst()
                .orElseThrow();
        return new Sent(id, sent.path("receipt"));
    }

    public static Response act(Person inspector, String id, String action, Object body) {
        return inspector.in().body(body).post(STAFF + "/" + id + "/" + action);
    }

    /** As {@link #act}, and it is done. */
    public static Response done(Person inspector, String id, String action, Object body) {
        Response response = act(inspector, id, action, body);
        if (response.statusCode() >= 300) {
            throw new AssertionError(action + " answered " + response.statusCode() + ": " + response.asString());
        }
        return response;
    }

    public static Response lookUp(String receipt) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt))
                .post("/api/v1/reports/lookup");
    }

    public static Response open(Person inspector, String id) {
        return inspector.in().get(STAFF + "/" + id);
    }
}
