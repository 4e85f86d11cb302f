package cn.fingertip.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Administrators manage people: their own region's, never themselves. */
@QuarkusTest
class StaffPeopleTest {
    @Inject
    AgroalDataSource database;

    @Test
    void whoeverIsDisabledIsOutAtOnce() {
        Made person = Made.staff(Role.CLERK, "360735100");
        Response login = login(person.username());
        String token = login.path("accessToken");
        assertThat(As.token(token).get("/api/v1/staff/me").statusCode()).isEqualTo(200);

        Response changed = change(As.staff("admin"), person.id(), true, new Grant(Role.CLERK, "360735100"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.<Boolean>path("disabled")).isTrue();
        assertThat(As.token(token).get("/api/v1/staff/me").statusCode()).isEqualTo(401);
        assertThat(refresh(login)).isEqualTo(401);
        Response refused = login(person.username());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.<String>path("code")).isEqualTo("login-failed");

        change(As.staff("admin"), person.id(), false, new Grant(Role.CLERK, "360735100"));
        assertThat(As.token(token).get("/api/v1/staff/me").statusCode())
                .as("the old session stays ended")
                .isEqualTo(401);
        assertThat(login(person.username()).statusCode()).isEqualTo(200);
    }

    /** What somebody does with their own account must not undo what an administrator does at the same moment. */
    @Test
    void whoeverIsDisabledWhileChangingTheirPasswordStaysDisabled() throws Exception {
        Made person = Made.staff(Role.CLERK, "360735100");
        String token = login(person.username()).path("accessToken");
        try (Connection connection = database.getConnection();
                Statement admin = connection.createStatement();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            admin.execute("UPDATE staff_person SET disabled = true WHERE id = '" + person.id() + "'");
            Future<Integer> changed = threads.submit(() -> As.token(token)
                    .contentType(ContentType.JSON)
                    .body(Map.of("oldPassword", Made.PASSWORD, "newPassword", "another horse battery"))
                    .post("/api/v1/staff/me/password")
                    .statusCode());
            LockWait.until(database, "staff_person");
            connection.commit();
            assertThat(changed.get()).isEqualTo(204);
        }
        assertThat(As.token(token).get("/api/v1/staff/me").statusCode()).isEqualTo(401);
    }

    @Test
    void aLostGrantIsLostWithinTheSession() {
        Made person = Made.staff(new Grant(Role.CLERK, "360735100"), new Grant(Role.CADRE, "360735100211"));
        String token = login(person.username()).path("accessToken");
        change(As.staff("admin"), person.id(), false, new Grant(Role.CADRE, "360735100211"));
        assertThat(As.token(token).get("/api/v1/staff/me").<List<Object>>path("grants"))
                .containsExactly(Map.of("role", "cadre", "region", "360735100211"));
    }

    @Test
    void aCountysAdministratorManagesTheCountyOnly() {
        Made county = Made.staff(Role.ADMIN, "360735");
        Made inside = Made.staff(Role.CLERK, "360735101");
        Made outside = Made.staff(Role.CLERK, "152223");
        Made across = Made.staff(new Grant(Role.CLERK, "360735100"), new Grant(Role.CLERK, "152223"));
        Made nowhere = Made.staff();

        RequestSpecification admin = As.staff(county.username(), Made.PASSWORD);
        List<String> seen = usernames(county.username());
        assertThat(seen).contains(inside.username(), "clerk.qinjiang", county.username());
        assertThat(seen).doesNotContain(outside.username(), across.username(), nowhere.username(), "admin");

        assertThat(change(admin, inside.id(), false, new Grant(Role.REVIEWER, "360735101"))
                        .statusCode())
                .isEqualTo(200);
        for (Made other : List.of(outside, across, nowhere)) {
            assertThat(change(As.staff(county.username(), Made.PASSWORD), other.id(), true)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(As.staff(county.username(), Made.PASSWORD)
                            .contentType(ContentType.JSON)
                            .body(Map.of("password", "a brand new one"))
                            .post("/api/v1/staff/people/" + other.id() + "/password")
                            .statusCode())
                    .isEqualTo(404);
        }
        Response reach =
                change(As.staff(county.username(), Made.PASSWORD), inside.id(), false, new Grant(Role.CLERK, "3607"));
        assertThat(reach.statusCode()).isEqualTo(422);
        assertThat(reach.<String>path("code")).isEqualTo("grant-outside");
    }

    @Test
    void nobodyManagesThemselves() {
        Made admin = Made.staff(Role.ADMIN, "");
        RequestSpecification self = As.staff(admin.username(), Made.PASSWORD);
        Response changed = change(self, admin.id(), false, new Grant(Role.ADMIN, ""));
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.<String>path("code")).isEqualTo("own-account");
    }

    @Test
    void anAdministratorIsNothingElse() {
        Response both = add(Map.of(
                "username",
                "t-" + UUID.randomUUID().toString().substring(0, 18),
                "name",
                "试用人员",
                "password",
                Made.PASSWORD,
                "grants",
                Made.wire(new Grant(Role.ADMIN, "360735"), new Grant(Role.INSPECTOR, "360735"))));
        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(both.<String>path("code")).isEqualTo("grants-conflict");
    }

    @Test
    void whatIsWrongIsRefusedByName() {
        String free = "t-" + UUID.randomUUID().toString().substring(0, 18);
        List<Map<String, String>> clerk = Made.wire(new Grant(Role.CLERK, "360735100"));
        assertCode(add(person("clerk.qinjiang", Made.PASSWORD, clerk)), 409, "username-taken");
        assertCode(add(person(free, "short", clerk)), 422, "password-weak");
        assertCode(add(person("Has Spaces", Made.PASSWORD, clerk)), 422, "invalid");
        assertCode(
                add(person(free, Made.PASSWORD, List.of(Map.of("role", "clerk", "region", "36073")))), 422, "invalid");
        assertCode(
                add(person(free, Made.PASSWORD, List.of(Map.of("role", "king", "region", "360735")))),
                400,
                "malformed");
        assertCode(
                add(person(free, Made.PASSWORD, List.of(Map.of("role", "clerk", "region", "999999")))),
                422,
                "region-unknown");
        assertCode(
                add(Map.of("username", free, "name", "\u0007", "password", Made.PASSWORD, "grants", clerk)),
                422,
                "invalid");
        assertThat(As.staff("admin")
                        .queryParam("cursor", cn.fingertip.kernel.Cursor.of("\u0000"))
                        .get("/api/v1/staff/people")
                        .statusCode())
                .isEqualTo(400);
        assertThat(change(As.staff("admin"), UUID.randomUUID().toString(), true).statusCode())
                .isEqualTo(404);
        assertThat(change(As.staff("admin"), "x", true).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyAdministratorsManagePeople() {
        for (String username : List.of("clerk.qinjiang", "inspector.shicheng", "leader.shicheng")) {
            assertThat(As.staff(username).get("/api/v1/staff/people").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theListIsPaged() {
        Made.staff(Role.CLERK, "360735100");
        Response page = As.staff("admin").queryParam("limit", 3).get("/api/v1/staff/people");
        assertThat(page.<List<Object>>path("items")).hasSize(3);
        List<String> all = usernames("admin");
        assertThat(all).isSorted().doesNotHaveDuplicates().contains("admin", "cadre.zhuokeng");
        assertThat(As.staff("admin")
                        .queryParam("cursor", "nonsense!")
                        .get("/api/v1/staff/people")
                        .statusCode())
                .isEqualTo(400);
    }

    private static List<String> usernames(String admin) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = admin.equals("admin") ? As.staff(admin) : As.staff(admin, Made.PASSWORD);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            Response page = request.queryParam("limit", 4).get("/api/v1/staff/people");
            assertThat(page.statusCode()).isEqualTo(200);
            seen.addAll(page.path("items.username"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return seen;
    }

    private static Map<String, Object> person(String username, String password, List<Map<String, String>> grants) {
        return Map.of("username", username, "name", "试用人员", "password", password, "grants", grants);
    }

    private static Response add(Map<String, Object> person) {
        return As.staff("admin").contentType(ContentType.JSON).body(person).post("/api/v1/staff/people");
    }

    private static Response change(RequestSpecification admin, String id, boolean disabled, Grant... grants) {
        return admin.contentType(ContentType.JSON)
                .body(Map.of("name", "试用人员", "disabled", disabled, "grants", Made.wire(grants)))
                .put("/api/v1/staff/people/" + id);
    }

    private static Response login(String username) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", Made.PASSWORD))
                .post("/api/v1/staff/login");
    }

    private static int refresh(Response login) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", login.<String>path("refreshToken")))
                .post("/api/v1/auth/refresh")
                .statusCode();
    }

    private static void assertCode(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
