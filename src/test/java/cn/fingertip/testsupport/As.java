package cn.fingertip.testsupport;

import static io.restassured.RestAssured.given;

import cn.fingertip.embedded.demo.DemoStaff;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who asks in a test: requests with the token of a real login, made once and used again. */
public final class As {
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private As() {}

    /** @param username one of {@link DemoStaff#ACCOUNTS} */
    public static RequestSpecification staff(String username) {
        return staff(username, DemoStaff.PASSWORD);
    }

    /** As {@link #staff(String)}, for an account that the test made. */
    public static RequestSpecification staff(String username, String password) {
        return token(TOKENS.computeIfAbsent(
                key("staff " + username),
                key -> accessToken("/api/v1/staff/login", Map.of("username", username, "password", password))));
    }

    /** @param code any login code but those that the stand-in WeChat refuses; the same code is the same person */
    public static RequestSpecification villager(String code) {
        return token(villagersToken(code));
    }

    /** The access token itself, of {@link #villager}. */
    public static String villagersToken(String code) {
        return TOKENS.computeIfAbsent(
                key("villager " + code), key -> accessToken("/api/v1/auth/wechat", Map.of("code", code)));
    }

    /** Nobody: no token at all. */
    public static RequestSpecification nobody() {
        return given();
    }

    /** A request with this access token. */
    public static RequestSpecification token(String accessToken) {
        return given().header("Authorization", "Bearer " + accessToken);
    }

    private static String accessToken(String path, Map<String, String> body) {
        Response response = given().contentType(ContentType.JSON).body(body).post(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.asString());
        }
        return response.path("accessToken");
    }

    /** Tests with another profile start another server, with other keys. */
    private static String key(String who) {
        return RestAssured.port + " " + who;
    }
}
