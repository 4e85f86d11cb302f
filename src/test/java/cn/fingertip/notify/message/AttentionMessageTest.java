package cn.fingertip.notify.message;

import static cn.fingertip.notify.message.Phone.WECHAT;
import static cn.fingertip.report.casework.Cases.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import cn.fingertip.testsupport.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers to objections and reports that move are told in one way: who sees the queue, or the phone, learns neither. */
@QuarkusTest
class AttentionMessageTest {
    private static final String ATTENTION = "tpl-attention";

    @Inject
    RosterFixture rosters;

    @Inject
    Delivery delivery;

    @Inject
    Sent sent;

    @Inject
    Clock clock;

    @BeforeEach
    void knownDays() {
        Calendars.knownThroughNextYear(clock);
    }

    @AfterEach
    void asItWas() {
        WECHAT.reset();
    }

    @Test
    void nobodyTellsTheOneFromTheOther() {
        Phone objector = Phone.fresh().agrees(ATTENTION);
        Phone reporter = Phone.fresh().agrees(ATTENTION);
        Phone silent = Phone.fresh().agrees(ATTENTION);
        Office office = Office.fresh();
        Office.Person inspector = office.add("inspector");
        office.send(As.villager(silent.code()), Map.of("notify", false)).then().statusCode(201);
        String other = inspector.reports().getFirst();
        office.send(As.villager(reporter.code()), Map.of("notify", true)).then().statusCode(201);
        String report = inspector.reports().stream()
                .filter(id -> !id.equals(other))
                .findFirst()
                .orElseThrow();
        UUID roster =
                rosters.published("farmland", RosterFixture.TOWNSHIP, When.next(), rosters(RosterFixture.XINGLONG));
        String objection = As.villager(objector.code())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("kind", "other", "text", "请核对面积"))
                .post("/api/v1/rosters/{id}/objections", roster)
                .path("id");
        onOneQuarterHour(() -> {
            done(inspector, report, "accept", Map.of());
            done(inspector, other, "accept", Map.of());
            Response answered = As.staff("clerk.qinjiang")
                    .contentType(ContentType.JSON)
                    .body(Map.of("outcome", "rejected", "text", "经核对无误"))
                    .post("/api/v1/staff/objections/{id}/answer", objection);
            assertThat(answered.statusCode()).isEqualTo(200);
        });

        Sent.Row one = sent.of(objector, ATTENTION).getFirst();
        Sent.Row two = sent.of(reporter, ATTENTION).getFirst();
        assertThat(sent.of(silent, ATTENTION)).isEmpty();
        assertThat(alike(one)).isEqualTo(alike(two));
        assertThat(one.length()).isEqualTo(two.length());
        assertThat(two.whole())
                .doesNotContain(
                        report, report.replace("-", ""), sent.citizen(reporter).toString(), reporter.openid());
        assertThat(As.staff("admin").get("/api/v1/staff/notices?limit=100").asString())
                .as("neutral ones on their way are nobody's business")
                .doesNotContain("attention");
        delivery.run();
        assertThat(reporter.messages()).as("not before the quarter of an hour").isEmpty();

        try (ClockShift shift = ClockShift.by(clock, Duration.ofMinutes(16))) {
            assertThat(shift).isNotNull();
            delivery.run();
        }
        assertThat(reporter.messages()).hasSize(1).isEqualTo(objector.messages());
        assertThat(reporter.messages().getFirst().path("data").path("thing1").asText())
                .isEqualTo("您关注的事项有新进展");
        assertThat(reporter.messages().getFirst().path("page").asText()).isEqualTo("pages/site/index");
        assertThat(sent.of(reporter, ATTENTION)).as("nothing is left").isEmpty();
        assertThat(silent.messages()).isEmpty();
        assertThat(As.nobody().get("/q/metrics").asString()).doesNotContain("kind=\"attention\",state=\"sent\"");
    }

    private static List<RosterFixture.Line> rosters(String village) {
        return RosterFixture.lines(village, 2);
    }

    /** Begins again in the next one where a quarter of an hour has just ended between the two. */
    private void onOneQuarterHour(Runnable both) {
        long left = 900 - clock.now().getEpochSecond() % 900;
        try (ClockShift shift = ClockShift.by(clock, left < 20 ? Duration.ofSeconds(left) : Duration.ZERO)) {
            assertThat(shift).isNotNull();
            both.run();
        }
    }

    /** Without what is random or keyed: ids, hashes, what is sealed. */
    private static String alike(Sent.Row row) {
        return row.whole().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id").replaceAll("\\\\\\\\?x[0-9a-f]+", "hidden");
    }
}
