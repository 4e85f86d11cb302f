package cn.fingertip.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.testsupport.As;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A session is carried on by refresh tokens, of which each works once. */
@QuarkusTest
class RefreshTest {
    @Inject
    Clock clock;

    @Inject
    AgroalDataSource database;

    @Test
    void eachRefreshTokenWorksOnce() {
        Response login = login();
        Response refreshed = refresh(login.path("refreshToken"));
        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(refreshed.<String>path("citizen.id")).isEqualTo(login.path("citizen.id"));
        assertThat(refreshed.<String>path("refreshToken")).isNotEqualTo(login.path("refreshToken"));
        assertThat(me(refreshed)).isEqualTo(200);
        assertThat(refresh(refreshed.path("refreshToken")).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeadTokenEndsTheWholeFamily() {
        Response login = login();
        Response refreshed = refresh(login.path("refreshToken"));
        assertThat(me(refreshed)).isEqualTo(200);

        assertRefused(refresh(login.path("refreshToken")));
        assertRefused(refresh(refreshed.path("refreshToken")));
        // and the access tokens with it
        assertThat(me(refreshed)).isEqualTo(401);
        assertThat(me(login)).isEqualTo(401);
    }

    @Test
    void ofManyWhoBringTheSameTokenOneWins() throws Exception {
        String token = login().path("refreshToken");
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            racers.add(() -> refresh(token).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                statuses.add(racer.get());
            }
        }
        assertThat(statuses).containsOnly(200, 401);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    }

    @Test
    void loggingOutEndsTheSession() {
        Response login = login();
        assertThat(me(login)).isEqualTo(200);
        assertThat(As.token(login.path("accessToken"))
                        .post("/api/v1/auth/logout")
                        .statusCode())
                .isEqualTo(204);
        assertThat(me(login)).isEqualTo(401);
        assertRefused(refresh(login.path("refreshToken")));
    }

    /** Whichever comes first: who has logged out is out. */
    @Test
    void aRefreshThatMeetsALogoutDoesNotBringTheSessionBack() throws Exception {
        Response login = login();
        String citizen = login.path("citizen.id");
        try (Connection connection = database.getConnection();
                Statement logout = connection.createStatement();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            logout.execute("UPDATE login_session SET ended_at = now() WHERE citizen_id = '" + citizen + "'");
            Future<Response> refreshed = threads.submit(() -> refresh(login.path("refreshToken")));
            LockWait.until(database, "login_session");
            connection.commit();
            assertRefused(refreshed.get());
        }
        assertThat(me(login)).isEqualTo(401);
    }

    @Test
    void anUnusedTokenExpires() {
        Response login = login();
        try (ClockShift later = ClockShift.by(clock, Duration.ofDays(31))) {
            assertThat(later).isNotNull();
            assertRefused(refresh(login.path("refreshToken")));
        }
        assertThat(refresh(login.path("refreshToken")).statusCode()).isEqualTo(200);
    }

    @Test
    void inventedTokensAreRefused() {
        assertRefused(refresh("no-such-token"));
        assertThat(refresh("").statusCode()).isEqualTo(422);
        assertThat(refresh("x".repeat(1000)).statusCode()).isEqualTo(422);
    }

    @Test
    void onlyTheHashIsKept() throws Exception {
        String token = login().path("refreshToken");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FILTER (WHERE hash = ?), count(*) FILTER (WHERE hash = ?) FROM refresh_token")) {
            query.setBytes(1, hash);
            query.setBytes(2, token.getBytes(StandardCharsets.UTF_8));
            try (ResultSet found = query.executeQuery()) {
                assertThat(found.next()).isTrue();
                assertThat(found.getInt(1)).isEqualTo(1);
                assertThat(found.getInt(2)).isZero();
            }
        }
    }

    private static Response login() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("code", "refresh-" + UUID.randomUUID()))
                .post("/api/v1/auth/wechat");
    }

    private static Response refresh(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", token))
                .post("/api/v1/auth/refresh");
    }

    private static int me(Response login) {
        return As.token(login.path("accessToken")).get("/api/v1/me").statusCode();
    }

    private static void assertRefused(Response response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.<String>path("code")).isEqualTo("refresh-token-invalid");
    }
}
