package cn.fingertip.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StaffAuditApiTest {
    @Inject
    AuditTrail audit;

    @Inject
    AuditAnchorJob anchors;

    @Test
    void pagesFromTheNewestToTheFirst() {
        String chain =
                "98" + String.valueOf(System.nanoTime() % 10_000 + 10_000).substring(1);
        String subject = "test:" + UUID.randomUUID();
        for (int i = 1; i <= 5; i++) {
            AuditEvent event =
                    AuditEvent.of("test.done", subject).in(chain).by("staff:x").with("n", i);
            QuarkusTransaction.requiringNew().run(() -> audit.record(event));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = As.staff("admin").queryParam("chain", chain).queryParam("limit", 2);
            Response page =
                    (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/staff/audit");
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("items.findAll { it.subject == '" + subject + "' }.detail.n"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(seen).containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void aChainIsVerified() {
        QuarkusTransaction.requiringNew().run(() -> audit.record(AuditEvent.of("test.done", "test:1")));
        As.staff("admin")
                .get("/api/v1/staff/audit/verification")
                .then()
                .statusCode(200)
                .body("chain", equalTo("platform"))
                .body("entries", greaterThanOrEqualTo(1))
                .body("firstBroken", nullValue());
    }

    @Test
    void everyHeadIsAnchored() {
        QuarkusTransaction.requiringNew().run(() -> audit.record(AuditEvent.of("test.done", "test:1")));
        List<AuditRepository.Head> heads = anchors.heads();
        // Other tests cut their own chains off on purpose, so only this one must be whole.
        assertThat(heads)
                .filteredOn(head -> head.chain().equals(AuditEvent.PLATFORM))
                .singleElement()
                .matches(head -> head.hash().length == 32 && head.seq() == head.lastEntry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "36073", "3607351", "'; --"})
    void aChainThatCannotBe(String chain) {
        As.staff("admin")
                .queryParam("chain", chain)
                .get("/api/v1/staff/audit")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/staff/audit", "/api/v1/staff/audit/verification"})
    void onlyAdministrators(String path) {
        given().get(path).then().statusCode(401);
        As.staff("inspector.shicheng").get(path).then().statusCode(403);
        As.villager("villager-audit").get(path).then().statusCode(403);
    }

    @Test
    void aCursorOfSomebodyElse() {
        As.staff("admin")
                .queryParam("cursor", "bm90IGEgbnVtYmVy")
                .get("/api/v1/staff/audit")
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
    }
}
