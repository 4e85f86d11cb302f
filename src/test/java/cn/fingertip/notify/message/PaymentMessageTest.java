package cn.fingertip.notify.message;

import static cn.fingertip.notify.message.Phone.WECHAT;
import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is in a roster, has proved it and agreed to it hears that something of theirs is published; no more than that. */
@QuarkusTest
class PaymentMessageTest {
    private static final String PUBLISHED = "tpl-payment-published";

    @Inject
    RosterFixture rosters;

    @Inject
    PaymentMessages payments;

    @Inject
    Delivery delivery;

    @Inject
    Sent sent;

    @Inject
    EntityManager em;

    @AfterEach
    void asItWas() {
        WECHAT.reset();
    }

    @Test
    void ofTheFirstVersionAllOfACorrectionOnlyThoseWhoseLineIsNewOrOther() {
        String same = RosterFixture.newIdNumber();
        String more = RosterFixture.newIdNumber();
        String fresh = RosterFixture.newIdNumber();
        String gone = RosterFixture.newIdNumber();
        When when = When.next();
        rosters.draft("dibao", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏新", fresh)));
        UUID roster = rosters.draft(
                "dibao",
                TOWNSHIP,
                when,
                List.of(Line.of(XINGLONG, "苏留", same), Line.of(XINGLONG, "苏动", more), Line.of(XINGLONG, "苏去", gone)));
        Phone staying = proved("苏留", same).agrees(PUBLISHED).agrees(PUBLISHED);
        Phone moving = proved("苏动", more).agrees(PUBLISHED).agrees(PUBLISHED);
        Phone leaving = proved("苏去", gone).agrees(PUBLISHED).agrees(PUBLISHED);
        Phone coming = proved("苏新", fresh).agrees(PUBLISHED);
        Phone unproved = Phone.fresh().agrees(PUBLISHED);
        Phone silent = proved("苏留", same);
        rosters.publish(roster);
        await().atMost(Duration.ofSeconds(20)).until(() -> rows(staying) + rows(moving) + rows(leaving) == 3);
        payments.through(version(roster, 1), 1);
        delivery.run();
        delivery.run();
        for (Phone phone : List.of(staying, moving, leaving)) {
            assertThat(phone.messages()).hasSize(1);
            assertThat(phone.messages().getFirst().path("data").path("thing1").asText())
                    .isEqualTo("您的一卡通补贴有新的公示");
            assertThat(phone.messages().toString()).doesNotContain("低保", "dibao", "764", roster.toString());
            assertThat(phone.remaining("payment-published")).isEqualTo(1);
        }

        rosters.draft(
                "dibao",
                TOWNSHIP,
                when,
                List.of(
                        Line.of(XINGLONG, "苏留", same),
                        new Line(XINGLONG, "苏动", more, "8.2", "106.23", 87109),
                        Line.of(XINGLONG, "苏新", fresh)));
        rosters.publish(roster);
        await().atMost(Duration.ofSeconds(20)).until(() -> rows(moving) + rows(coming) == 3);
        payments.through(version(roster, 2), 2);
        delivery.run();
        assertThat(moving.messages()).hasSize(2);
        assertThat(coming.messages()).hasSize(1);
        assertThat(staying.messages()).hasSize(1);
        assertThat(leaving.messages()).hasSize(1);
        assertThat(unproved.messages()).isEmpty();
        assertThat(silent.messages()).isEmpty();

        // Where the first version's turn comes only now, nobody else tells those whose line is as it was.
        silent.agrees(PUBLISHED);
        payments.through(version(roster, 1), 2);
        delivery.run();
        assertThat(silent.messages()).hasSize(1);
        assertThat(staying.messages()).hasSize(1);
    }

    @Test
    void whatIsWithdrawnBeforeIsNotTold() {
        String person = RosterFixture.newIdNumber();
        UUID roster = rosters.draft("forest", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏回", person)));
        Phone phone = proved("苏回", person).agrees(PUBLISHED);
        rosters.publish(roster);
        await().atMost(Duration.ofSeconds(20)).until(() -> rows(phone) == 1);
        assertThat(phone.remaining("payment-published")).isZero();
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", roster)
                .then()
                .statusCode(200);
        delivery.run();
        assertThat(phone.messages()).isEmpty();
        assertThat(rows(phone)).isZero();
        assertThat(phone.remaining("payment-published")).isEqualTo(1);
    }

    private Phone proved(String name, String id) {
        Phone phone = Phone.fresh();
        As.villager(phone.code())
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "idNumber", id))
                .post("/api/v1/me/identity")
                .then()
                .statusCode(204);
        return phone;
    }

    private int rows(Phone phone) {
        return sent.of(phone, PUBLISHED).size();
    }

    private UUID version(UUID roster, int version) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (UUID)
                        em.createNativeQuery("SELECT id FROM roster_version WHERE roster_id = ?1 AND version = ?2")
                                .setParameter(1, roster)
                                .setParameter(2, version)
                                .getSingleResult());
    }
}
