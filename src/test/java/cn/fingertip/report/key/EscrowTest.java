package cn.fingertip.report.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.KeyPairs;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When everybody who could open an office's reports is gone, two people with a share each can let others in. */
@QuarkusTest
class EscrowTest {
    @Inject
    Escrow escrow;

    @Inject
    EscrowKeys keys;

    @Inject
    Clock clock;

    private final KeyPair pair = KeyPairs.next();
    private final List<EscrowShare> shares = EscrowShare.split(pair);
    private Office office;
    private Person inspector;
    private Person one;
    private Person other;

    @BeforeEach
    void anOffice() {
        escrow.use(Optional.of(pair.publicKey()));
        office = Office.fresh();
        inspector = office.add("inspector");
        one = office.add("leader");
        other = office.add("leader");
    }

    @AfterEach
    void off() {
        escrow.use(Optional.empty());
        keys.use(KeyAdmissions.BATCH, EscrowKeys.PATIENCE);
    }

    @Test
    void whatTakesTooLongIsDoneInSteps() {
        List<String> receipts = List.of(office.send(), office.send(), office.send());
        List<String> sent = inspector.reports();
        assertThat(sent).hasSameSizeAs(receipts);
        Person first = office.add("inspector");
        Person second = office.add("inspector");
        keys.use(1, Duration.ZERO);
        give(one, 0, first, second);
        give(other, 1, first, second)
                .then()
                .statusCode(200)
                .body("recovered", equalTo(true))
                .body("keys", equalTo(1))
                .body("remaining", equalTo(5));
        keys.use(2, EscrowKeys.PATIENCE);
        give(one, 0, first, second);
        give(other, 1, first, second)
                .then()
                .statusCode(200)
                .body("keys", equalTo(5))
                .body("remaining", equalTo(0));
        assertThat(sent).allSatisfy(report -> {
            first.open(report).then().statusCode(200);
            second.open(report).then().statusCode(200);
        });
        // Both again, for nothing.
        give(one, 0, first);
        give(other, 1, first).then().body("keys", equalTo(0)).body("remaining", equalTo(0));
    }

    @Test
    void whatWasWrappedForAnotherEscrowKeyHoldsUpNothingAndIsCounted() {
        escrow.use(Optional.of(KeyPairs.next().publicKey()));
        office.send();
        String before = inspector.reports().getFirst();
        escrow.use(Optional.of(pair.publicKey()));
        office.send();
        String since = inspector.reports().getFirst();
        Person newcomer = office.add("inspector");
        Person second = office.add("inspector");
        // It is cut off behind the first one's keys: what remains is the second one's, whatever opens of it.
        keys.use(2, Duration.ZERO);
        give(one, 0, newcomer, second);
        give(other, 1, newcomer, second)
                .then()
                .statusCode(200)
                .body("keys", equalTo(1))
                .body("remaining", equalTo(2))
                .body("unopened", equalTo(1));
        keys.use(KeyAdmissions.BATCH, EscrowKeys.PATIENCE);
        give(one, 0, newcomer, second).then().body("unopened", equalTo(0));
        give(other, 1, newcomer, second)
                .then()
                .body("keys", equalTo(1))
                .body("remaining", equalTo(0))
                .body("unopened", equalTo(2));
        second.open(since).then().statusCode(200);
        newcomer.open(since).then().statusCode(200);
        assertCode(newcomer.open(before), 403, "report-key-missing");
    }

    @Test
    void twoPeopleWithAShareEachLetOthersIn() {
        office.send();
        String report = inspector.reports().getFirst();
        // Nothing is lost for good, so nobody needs to say that it may be.
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("password", "a forgotten password"))
                .post("/api/v1/staff/people/" + inspector.id() + "/password")
                .then()
                .statusCode(200);
        Person again = inspector.withPassword("a forgotten password");
        assertCode(again.open(report), 403, "report-key-missing");

        give(one, 0, again)
                .then()
                .statusCode(200)
                .body("recovered", equalTo(false))
                .body("expiresAt", notNullValue());
        assertCode(give(one, 1, again), 409, "escrow-same-person");
        assertCode(give(other, 1, office.add("inspector")), 422, "escrow-staff-differ");
        give(other, 1, again)
                .then()
                .statusCode(200)
                .body("recovered", equalTo(true))
                .body("keys", equalTo(1));
        again.open(report).then().statusCode(200);
        List<String> actions = As.staff("admin")
                .queryParam("chain", office.region())
                .queryParam("limit", 100)
                .get("/api/v1/staff/audit")
                .path("items.action");
        assertThat(actions).contains("report.escrow-share-given", "report.escrow-used");
    }

    @Test
    void whatNamesEverybodyWhomTheyNamePassesUp() {
        office = Office.fresh();
        Person only = office.add("inspector");
        Person superior = new Office(office.above()).add("inspector");
        one = office.add("leader");
        other = office.add("leader");
        office.send(given(), Map.of("text", "是欧阳托管经手的。")).then().statusCode(201);
        String report = only.reports().getFirst();
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(office.change(true, true, "inspector"))
                .put("/api/v1/staff/people/" + only.id())
                .then()
                .statusCode(200);
        Person named = office.named("欧阳托管", "inspector");
        give(one, 0, named).then().statusCode(200);
        give(other, 1, named)
                .then()
                .statusCode(200)
                .body("recovered", equalTo(true))
                .body("keys", equalTo(0));
        assertCode(named.open(report), 404, "not-found");
        superior.open(report).then().statusCode(200).body("text", equalTo("是欧阳托管经手的。"));
    }

    @Test
    void sharesOfAnotherKeyOpenNothingAndAreForgotten() {
        office.send();
        give(one, 0, inspector).then().statusCode(200);
        EscrowShare stranger = EscrowShare.split(KeyPairs.next()).getLast();
        assertCode(give(other, stranger.text(), inspector), 422, "escrow-share-wrong");
        give(other, 1, inspector).then().statusCode(200).body("recovered", equalTo(false));
        assertCode(give(one, "1-AAAA", inspector), 422, "escrow-share-wrong");
    }

    @Test
    void aFirstShareDoesNotWaitLong() {
        give(one, 0, inspector).then().statusCode(200);
        try (ClockShift later = ClockShift.by(clock, EscrowRecovery.PATIENCE.plus(Duration.ofMinutes(1)))) {
            assertThat(later).isNotNull();
            give(other, 1, inspector).then().statusCode(200).body("recovered", equalTo(false));
        }
    }

    @Test
    void whoHasNothingToDoWithTheOfficeGivesNoShare() {
        assertCode(give(Office.fresh().add("leader"), 0, inspector), 404, "not-found");
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(body(shares.getFirst().text(), inspector))
                .post("/api/v1/staff/report-keys/recovery")
                .then()
                .statusCode(403);
        assertCode(give(one, 0, office.add("custodian")), 422, "escrow-staff-differ");
        escrow.use(Optional.empty());
        assertCode(give(one, 0, inspector), 409, "escrow-off");
    }

    private Response give(Person keeper, int share, Person... named) {
        return give(keeper, shares.get(share).text(), named);
    }

    private Response give(Person keeper, String share, Person... named) {
        return keeper.in().body(body(share, named)).post("/api/v1/staff/report-keys/recovery");
    }

    private Map<String, Object> body(String share, Person... named) {
        List<String> ids = Stream.of(named).map(Person::id).toList();
        return Map.of("share", share, "role", "inspector", "region", office.region(), "staff", ids);
    }

    private static void assertCode(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
