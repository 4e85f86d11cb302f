package cn.fingertip.roster.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.testsupport.As;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.http.entity.mime.HttpMultipartMode;

/** Imports over HTTP, as a clerk's browser makes them. */
public final class Importing {
    public static final String PATH = "/api/v1/staff/imports";

    /** File names in UTF-8. */
    private static final RestAssuredConfig AS_BROWSERS_DO = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE))
            .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset("UTF-8"));

    private Importing() {}

    public static Response send(
            RequestSpecification clerk,
            String fileName,
            byte[] content,
            String programme,
            String region,
            String period) {
        return clerk.config(AS_BROWSERS_DO)
                .multiPart("file", fileName, content)
                .multiPart("programme", programme)
                .multiPart("region", region)
                .multiPart("year", period.substring(0, 4))
                .multiPart("period", period)
                .post(PATH);
    }

    /** @return the import when it is done or refused, read by the same clerk */
    public static JsonPath finished(String clerk, Response sent) {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        String location = sent.header("Location");
        assertThat(location).endsWith(PATH + "/" + sent.path("id"));
        return until(clerk, location, List.of("recognised", "done", "refused", "cancelled"));
    }

    /** @return the import when it is in one of these states */
    public static JsonPath until(String clerk, String location, List<String> states) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> As.staff(clerk).get(location).jsonPath(),
                        body -> states.contains(body.getString("status")));
    }

    public static JsonPath run(
            String clerk, String fileName, byte[] content, String programme, String region, String period) {
        return finished(clerk, send(As.staff(clerk), fileName, content, programme, region, period));
    }

    public static List<String> places(JsonPath body) {
        return body.<Map<String, Object>>getList("problems").stream()
                .map(p -> p.get("sheet") + " " + p.get("row") + " " + p.get("column") + " " + p.get("code") + " "
                        + p.get("level"))
                .toList();
    }

    /** @return the user name of a new clerk of this region, with the password of the demo accounts */
    public static String clerkOf(String region) {
        String username = "clerk." + UUID.randomUUID().toString().substring(0, 8);
        int status = As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "username",
                        username,
                        "name",
                        "测试经办",
                        "password",
                        "fingertip-dev",
                        "grants",
                        List.of(Map.of("role", "clerk", "region", region))))
                .post("/api/v1/staff/people")
                .statusCode();
        assertThat(status).isEqualTo(201);
        return username;
    }
}
