package cn.fingertip.crypto;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** While strangers take every place that trying receipts has, staff log in and reports are taken. */
@QuarkusTest
class ReceiptFloodTest {
    @Inject
    Argon2 argon2;

    @Test
    void staffLogInAndReportsAreTaken() {
        Semaphore places = argon2.places(Argon2.Use.TYPED_RECEIPT);
        int taken = places.drainPermits();
        try {
            given().contentType(ContentType.JSON)
                    .body(Map.of("username", "inspector.shicheng", "password", "fingertip-dev"))
                    .post("/api/v1/staff/login")
                    .then()
                    .statusCode(200);
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body(Map.of("kind", "subsidy", "subject", "面积不实", "text", "请核查。", "region", "360735100211"))
                    .post("/api/v1/reports")
                    .then()
                    .statusCode(201);
        } finally {
            places.release(taken);
        }
    }
}
