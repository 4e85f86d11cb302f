package cn.fingertip.notify;

import static cn.fingertip.report.casework.Cases.done;
import static cn.fingertip.report.casework.Cases.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Something is new", to those who asked for it, in words that say nothing. */
@QuarkusTest
class NoticeTest {
    private static final String NOTICES = "/api/v1/me/notices";

    @Inject
    NoticeDeliveryJob job;

    @Inject
    Clock clock;

    @Inject
    EntityManager em;

    private Office office;
    private Person inspector;

    @BeforeEach
    void anOffice() {
        Calendars.knownThroughNextYear(clock);
        office = Office.fresh();
        inspector = office.add("inspector");
    }

    @Test
    void whoAskedIsToldOnceADayAndNeverOfWhat() throws Exception {
        String villager = "notice-" + UUID.randomUUID();
        String id = sent(villager, true);
        long before = outbox();
        done(inspector, id, "accept", Map.of());
        done(inspector, id, "reply", Map.of("text", "请补充"));
        assertThat(outbox()).isGreaterThanOrEqualTo(before);
        delivered();
        Response notices = As.villager(villager).get(NOTICES);
        notices.then().statusCode(200).body("items.size()", equalTo(1)).body("items[0].text", equalTo("您关注的事项有新进展"));
        assertThat(notices.asString()).doesNotContain(id, "report", "举报");
        As.villager(villager).delete(NOTICES).then().statusCode(204);
        As.villager(villager).get(NOTICES).then().body("items", empty());
    }

    @Test
    void nobodyElseIsTold() throws Exception {
        String silent = "notice-" + UUID.randomUUID();
        String id = sent(silent, false);
        long before = outbox();
        done(inspector, id, "accept", Map.of());
        String anonymous = send(office, inspector).id();
        done(inspector, anonymous, "accept", Map.of());
        assertThat(outbox()).isLessThanOrEqualTo(before);
        delivered();
        As.villager(silent).get(NOTICES).then().body("items", empty());
        As.nobody().get(NOTICES).then().statusCode(401);
        inspector.in().get(NOTICES).then().statusCode(403);
    }

    @Test
    void theAnonymousCannotAskForIt() {
        office.send(given(), Map.of("notify", true))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-notice-anonymous"));
        office.send(As.villager("notice-" + UUID.randomUUID()), Map.of("notify", true, "anonymous", true))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-notice-anonymous"));
        assertThat(inspector.reports()).isEmpty();
    }

    @Test
    void whatIsKeptNamesNeitherReportNorReporterAndIsOfOneSizeForAll() throws Exception {
        String villager = "notice-" + UUID.randomUUID();
        String id = sent(villager, true);
        String other = send(office, inspector).id();
        done(inspector, id, "accept", Map.of());
        List<?> sizes = QuarkusTransaction.requiringNew()
                .call(() -> em.createNativeQuery("SELECT length(follower) FROM report WHERE id IN (?1, ?2)")
                        .setParameter(1, UUID.fromString(id))
                        .setParameter(2, UUID.fromString(other))
                        .getResultList());
        assertThat(sizes).hasSize(2).doesNotContainNull();
        assertThat(sizes.stream().distinct()).hasSize(1);
        delivered();
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> em.createNativeQuery(
                                "SELECT CAST(n AS text) FROM notice n UNION ALL SELECT CAST(o AS text) FROM notice_outbox o")
                        .getResultList());
        List<?> citizens = QuarkusTransaction.requiringNew()
                .call(() -> em.createNativeQuery("SELECT CAST(id AS text) FROM citizen")
                        .getResultList());
        assertThat(citizens).isNotEmpty();
        for (Object row : rows) {
            assertThat(row.toString()).doesNotContain(id, id.replace("-", ""));
            assertThat(citizens).noneMatch(citizen -> row.toString().contains(citizen.toString()));
        }
    }

    private String sent(String villager, boolean notify) {
        office.send(As.villager(villager), Map.of("notify", notify)).then().statusCode(201);
        return inspector.reports().getFirst();
    }

    /** Two replicas at once, a quarter of an hour later. */
    private void delivered() throws Exception {
        try (ClockShift shift = ClockShift.by(clock, Duration.ofMinutes(16));
                ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(shift).isNotNull();
            Callable<Boolean> run = () -> {
                job.run();
                return true;
            };
            assertThat(replicas.invokeAll(List.of(run, run)).stream().map(Future::resultNow))
                    .containsOnly(true);
        }
    }

    private long outbox() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) em.createNativeQuery("SELECT count(*) FROM notice_outbox")
                                .getSingleResult())
                        .longValue());
    }
}
