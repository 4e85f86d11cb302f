package cn.fingertip.report;

import static io.restassured.RestAssured.given;

import cn.fingertip.testsupport.As;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reports as tests send them and find them again. */
final class Reporting {
    static final String PATH = "/api/v1/reports";
    static final String STAFF = "/api/v1/staff/reports";
    static final String VILLAGE = "360735100211";

    private Reporting() {}

    /** A body that is accepted; change what the test is about. */
    static Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "subsidy");
        body.put("subject", "补贴面积不实 " + UUID.randomUUID());
        body.put("text", "公示的面积比实际种的多,请核查。");
        body.put("region", VILLAGE);
        return body;
    }

    static Map<String, Object> body(String field, Object value) {
        Map<String, Object> body = body();
        body.put(field, value);
        return body;
    }

    static Response send(RequestSpecification who, Object body) {
        return send(who, UUID.randomUUID().toString(), body);
    }

    static Response send(RequestSpecification who, String key, Object body) {
        return who.contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH);
    }

    /** @return the receipt */
    static String sent(RequestSpecification who, Object body) {
        return send(who, body).then().statusCode(201).extract().path("receipt");
    }

    static Response lookUp(String receipt) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt))
                .post(PATH + "/lookup");
    }

    static Response supplement(String receipt, String key, String text) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("receipt", receipt, "text", text))
                .post(PATH + "/messages");
    }

    static RequestSpecification inspector() {
        return As.staff("inspector.shicheng");
    }

    /** @return the id of the newest report with this subject, as the county's inspector sees it */
    static String idOf(String subject) {
        List<String> ids = inspector()
                .queryParam("limit", 100)
                .get(STAFF)
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.subject == '" + subject + "' }.id");
        return ids.getFirst();
    }

    /** @return the id of a new anonymous report */
    static String received() {
        Map<String, Object> body = body();
        sent(given(), body);
        return idOf((String) body.get("subject"));
    }

    static Response act(String id, String action) {
        return inspector().contentType(ContentType.JSON).body(bodyOf(action)).post(STAFF + "/" + id + "/" + action);
    }

    static Map<String, String> bodyOf(String action) {
        return switch (action) {
            case "transfer" -> Map.of("to", "县农业农村局", "reason", "不涉及纪律问题");
            case "reject" -> Map.of("reason", "内容与另一件举报相同");
            case "reply" -> Map.of("text", "请补充地块名称");
            case "conclude" -> Map.of("result", "partly", "text", "已更正三户的面积");
            case "feedback", "notes" -> Map.of("text", "已更正三户的面积");
            case "merge" -> Map.of("into", "00000000-0000-4000-8000-000000000000");
            case "links" -> Map.of("report", "00000000-0000-4000-8000-000000000000");
            case "hold" -> Map.of("reason", "申诉", "until", "2034-01-01");
            default -> Map.of();
        };
    }
}
