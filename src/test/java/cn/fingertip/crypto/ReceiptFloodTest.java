package cn.fingertip.crypto;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** While strangers take every place that objections and trying receipts have, staff log in and reports are taken. */
@QuarkusTest
class ReceiptFloodTest {
    @Inject
    Argon2 argon2;

    @Test
    void staffLogInAndReportsAreTaken() {
        Semaphore typed = argon2.places(Argon2.Use.TYPED_RECEIPT);
        Semaphore objections = argon2.places(Argon2.Use.NEW_RECEIPT);
        int taken = typed.drainPermits();
        int more = objections.drainPermits();
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
            typed.release(taken);
            objections.release(more);
        }
    }
}
