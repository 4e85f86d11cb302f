package cn.fingertip.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.testsupport.As;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;

/** Staff log in by password and, where enrolled, by one-time password; wrong attempts lock the name. */
@QuarkusTest
class StaffLoginTest {
    private static final String PASSWORD = "correct horse battery";

    @Inject
    Clock clock;

    @Test
    void staffLogInAndSeeTheirGrants() {
        Response login = login(" Clerk.QinJiang ", "fingertip-dev", null);
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.<String>path("staff.name")).isEqualTo("琴江镇经办员");
        assertThat(login.<List<Map<String, String>>>path("staff.grants"))
                .containsExactly(Map.of("role", "clerk", "region", "360735100"));
        assertThat(login.<Object>path("citizen")).isNull();

        Response me = As.token(login.path("accessToken")).get("/api/v1/staff/me");
        assertThat(me.<String>path("username")).isEqualTo("clerk.qinjiang");
        assertThat(me.<Boolean>path("totp")).isFalse();

        Response refreshed = given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", login.<String>path("refreshToken")))
                .post("/api/v1/auth/refresh");
        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(refreshed.<String>path("staff.id")).isEqualTo(login.path("staff.id"));
    }

    @Test
    void everyDemoAccountLogsIn() {
        for (String username : List.of(
                "clerk.qinjiang",
                "reviewer.qinjiang",
                "secrecy.qinjiang",
                "clerk.xiaosong",
                "reviewer.xiaosong",
                "secrecy.xiaosong",
                "cadre.zhuokeng",
                "inspector.shicheng",
                "custodian.shicheng",
                "leader.shicheng",
                "admin")) {
            assertThat(login(username, "fingertip-dev", null).statusCode())
                    .as(username)
                    .isEqualTo(200);
        }
    }

    @Test
    void wrongNameAndWrongPasswordAreAnsweredAlike() {
        Response unknown = login("nobody-" + UUID.randomUUID(), PASSWORD, null);
        Response wrong = login(Made.staff(Role.LEADER, "360735").username(), "not the password", null);
        for (Response answer : List.of(unknown, wrong)) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.<String>path("code")).isEqualTo("login-failed");
        }
        assertThat(unknown.<String>path("detail")).isEqualTo(wrong.path("detail"));
    }

    @Test
    void strangeNamesAreUnknownNames() {
        for (String name : List.of("admin'--", "管理员", "x y", "a".repeat(64))) {
            assertThat(login(name, PASSWORD, null).statusCode()).as(name).isEqualTo(401);
        }
        assertThat(login("a".repeat(65), PASSWORD, null).statusCode()).isEqualTo(422);
        assertCode(login("\u0000admin", PASSWORD, null), 400, "malformed");
        assertCode(
                given().contentType(ContentType.JSON).body("{\"username\":[]}").post("/api/v1/staff/login"),
                400,
                "malformed");
    }

    @Test
    void fiveWrongOnesLockTheNameAndEachFurtherOneLonger() {
        Made person = Made.staff(Role.LEADER, "360735");
        for (int i = 0; i < 5; i++) {
            assertThat(login(person.username(), "not the password", null).statusCode())
                    .isEqualTo(401);
        }
        Response locked = login(person.username(), Made.PASSWORD, null);
        assertThat(locked.statusCode()).as("the right one too").isEqualTo(429);
        assertThat(locked.<String>path("code")).isEqualTo("login-locked");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(890, 900);

        try (ClockShift later = ClockShift.by(clock, Duration.ofMinutes(16))) {
            assertThat(later).isNotNull();
            assertThat(login(person.username(), "not the password", null).statusCode())
                    .isEqualTo(401);
            Response longer = login(person.username(), Made.PASSWORD, null);
            assertThat(longer.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(longer.header("Retry-After"))).isBetween(1790, 1800);
        }
        try (ClockShift later = ClockShift.by(clock, Duration.ofMinutes(47))) {
            assertThat(later).isNotNull();
            assertThat(login(person.username(), Made.PASSWORD, null).statusCode())
                    .isEqualTo(200);
        }
        assertThat(login(person.username(), "not the password", null).statusCode())
                .as("a success forgets the failures before it")
                .isEqualTo(401);
        assertThat(login(person.username(), Made.PASSWORD, null).statusCode()).isEqualTo(200);
    }

    @Test
    void unknownNamesLockToo() {
        String nobody = "nobody-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            assertThat(login(nobody, PASSWORD, null).statusCode()).isEqualTo(401);
        }
        assertThat(login(nobody, PASSWORD, null).statusCode()).isEqualTo(429);
    }

    @Test
    void anAdministratorUnlocksWithANewPassword() {
        Made person = Made.staff(Role.LEADER, "360735");
        for (int i = 0; i < 5; i++) {
            login(person.username(), "not the password", null);
        }
        assertThat(As.staff("admin")
                        .contentType(ContentType.JSON)
                        .body(Map.of("password", "a brand new one"))
                        .post("/api/v1/staff/people/" + person.id() + "/password")
                        .<Boolean>path("keyReplaced"))
                .as("a leader has no key")
                .isFalse();
        assertThat(login(person.username(), "a brand new one", null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneTimePasswordsAreAskedForAndTakenOnce() {
        Made person = Made.staff(Role.LEADER, "360735");
        String token = login(person.username(), Made.PASSWORD, null).path("accessToken");
        Response enrolment = As.token(token).post("/api/v1/staff/me/totp");
        assertThat(enrolment.statusCode()).isEqualTo(200);
        String secret = enrolment.path("secret");
        assertThat(enrolment.<String>path("uri")).startsWith("otpauth://totp/").contains("secret=" + secret);
        assertThat(login(person.username(), Made.PASSWORD, null).statusCode())
                .as("not asked for before it is confirmed")
                .isEqualTo(200);

        assertThat(confirm(token, "000000".equals(otp(secret, 0)) ? "000001" : "000000"))
                .isEqualTo(422);
        String first = otp(secret, -1);
        assertThat(confirm(token, first)).isEqualTo(204);
        assertThat(confirm(token, otp(secret, 0))).as("only once").isEqualTo(422);
        assertThat(As.token(token).post("/api/v1/staff/me/totp").statusCode()).isEqualTo(409);

        assertCode(login(person.username(), Made.PASSWORD, null), 401, "otp-required");
        assertCode(login(person.username(), Made.PASSWORD, first), 401, "otp-invalid");
        assertCode(login(person.username(), Made.PASSWORD, otp(secret, 20)), 401, "otp-invalid");
        assertCode(login(person.username(), "not the password", otp(secret, 0)), 401, "login-failed");
        String current = otp(secret, 0);
        assertThat(login(person.username(), Made.PASSWORD, current).statusCode())
                .isEqualTo(200);
        assertCode(login(person.username(), Made.PASSWORD, current), 401, "otp-invalid");

        assertThat(remove(token, "not the password")).isEqualTo(422);
        assertThat(remove(token, Made.PASSWORD)).isEqualTo(204);
        assertThat(login(person.username(), Made.PASSWORD, null).statusCode()).isEqualTo(200);
    }

    @Test
    void guessingOneTimePasswordsLocksToo() {
        Made person = Made.staff(Role.LEADER, "360735");
        String token = login(person.username(), Made.PASSWORD, null).path("accessToken");
        String secret = As.token(token).post("/api/v1/staff/me/totp").path("secret");
        assertThat(confirm(token, otp(secret, 0))).isEqualTo(204);
        String wrong = otp(secret, 50);
        for (int i = 0; i < 5; i++) {
            login(person.username(), Made.PASSWORD, null);
            assertCode(login(person.username(), Made.PASSWORD, wrong), 401, "otp-invalid");
        }
        assertCode(login(person.username(), Made.PASSWORD, otp(secret, 1)), 429, "login-locked");
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Made person = Made.staff(Role.LEADER, "360735");
        String here = login(person.username(), Made.PASSWORD, null).path("accessToken");
        String elsewhere = login(person.username(), Made.PASSWORD, null).path("accessToken");
        assertThat(change(here, "not the password", "a brand new one")).isEqualTo(422);
        assertThat(change(here, Made.PASSWORD, "short")).isEqualTo(422);
        assertThat(change(here, Made.PASSWORD, "aaaaaaaaaaaaaaa")).isEqualTo(422);
        assertThat(change(here, Made.PASSWORD, "x" + person.username() + "x")).isEqualTo(422);
        assertThat(change(here, Made.PASSWORD, "a brand new one")).isEqualTo(204);
        assertThat(As.token(here).get("/api/v1/staff/me").statusCode()).isEqualTo(200);
        assertThat(As.token(elsewhere).get("/api/v1/staff/me").statusCode()).isEqualTo(401);
        assertThat(login(person.username(), Made.PASSWORD, null).statusCode()).isEqualTo(401);
        assertThat(login(person.username(), "a brand new one", null).statusCode())
                .isEqualTo(200);
    }

    private String otp(String secret, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Base32.decode(secret), "HmacSHA1"),
                            clock.now().plusSeconds(30L * steps));
        } catch (java.security.InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    private static int confirm(String token, String otp) {
        return As.token(token)
                .contentType(ContentType.JSON)
                .body(Map.of("otp", otp))
                .post("/api/v1/staff/me/totp/confirm")
                .statusCode();
    }

    private static int remove(String token, String password) {
        return As.token(token)
                .contentType(ContentType.JSON)
                .body(Map.of("password", password))
                .post("/api/v1/staff/me/totp/remove")
                .statusCode();
    }

    private static int change(String token, String oldPassword, String newPassword) {
        return As.token(token)
                .contentType(ContentType.JSON)
                .body(Map.of("oldPassword", oldPassword, "newPassword", newPassword))
                .post("/api/v1/staff/me/password")
                .statusCode();
    }

    private static void assertCode(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    private static Response login(String username, String password, String otp) {
        Map<String, String> body = new HashMap<>(Map.of("username", username, "password", password));
        if (otp != null) {
            body.put("otp", otp);
        }
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/staff/login");
    }
}
