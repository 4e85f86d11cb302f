package cn.fingertip.kernel.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that does not answer is no fault of the request: come back later. */
@QuarkusTest
class CausesTest {
    @Inject
    AgroalDataSource database;

    @Test
    void withoutAConnectionToBeHadTheAnswerIsBusy() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            SQLException noMore = null;
            while (noMore == null) {
                try {
                    taken.add(database.getConnection());
                } catch (SQLException timeout) {
                    noMore = timeout;
                }
            }
            Response busy = given().contentType("application/json")
                    .body("{\"refreshToken\":\"nobody's\"}")
                    .post("/api/v1/auth/refresh");
            assertThat(busy.statusCode()).as(busy.asString()).isEqualTo(503);
            assertThat(busy.<String>path("code")).isEqualTo("busy");
            assertThat(busy.<Boolean>path("retryable")).isTrue();
            assertThat(busy.header("Retry-After")).isEqualTo("5");
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"08006, 503", "57P01, 503", "53300, 503", "55P03, 503", "23505, 0", "22001, 0"})
    void theStateSaysWhetherItIsAFault(String state, int status) {
        Throwable wrapped = new IllegalStateException(new RuntimeException(new SQLException("x", state)));
        assertThat(Causes.problem(wrapped).map(problem -> problem.status()).orElse(0))
                .isEqualTo(status);
    }
}
