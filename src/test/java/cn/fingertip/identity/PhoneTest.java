package cn.fingertip.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Ids;
import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A villager lets us have their phone number, and takes it back. */
@QuarkusTest
class PhoneTest {
    @Inject
    EntityManager em;

    @Test
    void aNumberIsShownMaskedAndGoesWhenItsOwnerSaysSo() {
        String who = "phone-owner-" + Ids.hex();
        String number = "1990" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        String masked = "199****" + number.substring(7);
        Response given = give(who, "phone-" + number);
        given.then().statusCode(200);
        assertThat(given.<String>path("phone")).isEqualTo(masked);
        assertThat(given.asString()).doesNotContain(number);
        Response me = As.villager(who).get("/api/v1/me");
        assertThat(me.<String>path("phone")).isEqualTo(masked);

        UUID id = UUID.fromString(me.path("id"));
        byte[] kept = QuarkusTransaction.requiringNew().call(() -> em.find(Citizen.class, id).phoneSealed);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(number);

        Response again = give(who, "phone-" + number);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.<String>path("code")).isEqualTo("phone-code-invalid");
        assertThat(again.asString()).doesNotContain(number);

        for (int i = 0; i < 2; i++) {
            As.villager(who).delete("/api/v1/me/phone").then().statusCode(204);
        }
        assertThat(As.villager(who).get("/api/v1/me").<Object>path("phone")).isNull();
        assertThat(QuarkusTransaction.requiringNew().call(() -> em.find(Citizen.class, id).phoneSealed))
                .isNull();
    }

    @Test
    void oneAccountAsksForAFewNumbersOnly() {
        String who = "phone-often-" + Ids.hex();
        boolean refused = false;
        // The window may turn between them, once.
        for (int i = 0; i < 12 && !refused; i++) {
            Response answer = give(who, "bad-" + Ids.hex());
            refused = answer.statusCode() == 429;
            assertThat(answer.<String>path("code")).isEqualTo(refused ? "too-often" : "phone-code-invalid");
            assertThat(refused && i < 5).isFalse();
        }
        assertThat(refused).isTrue();
    }

    @Test
    void aCodeOfNoAppOfOursIsRefused() {
        Response answer = As.villager("phone-app-" + Ids.hex())
                .contentType(ContentType.JSON)
                .body(Map.of("code", "x", "appId", "wx-somebody-else"))
                .post("/api/v1/me/phone");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<String>path("code")).isEqualTo("wechat-app-unknown");
        assertThat(As.villager("phone-app")
                        .contentType(ContentType.JSON)
                        .body(Map.of("code", " "))
                        .post("/api/v1/me/phone")
                        .<String>path("violations[0].field"))
                .isEqualTo("code");
    }

    private static Response give(String who, String code) {
        return As.villager(who)
                .contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post("/api/v1/me/phone");
    }
}
