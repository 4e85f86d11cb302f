package cn.fingertip.wish.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.testsupport.As;
import cn.fingertip.wish.WishSteps;
import cn.fingertip.wish.WishType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only time does to a wish. */
@QuarkusTest
class WishTimesTest {
    private static final String VILLAGER = "villager-wish-times";

    @Inject
    Clock clock;

    @Inject
    WishDates dates;

    @Inject
    WishSilenceJob silence;

    @Inject
    WishDatesJob datesJob;

    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-24, 2026-12-04", // Friday: two weekends skipped
        "2026-09-30, 2026-10-09, 2026-10-20", // the National Day week skipped, the make-up Saturday 10-10 counted
        "2026-10-08, 2026-10-10, 2026-10-21", // due on the make-up Saturday itself
        "2026-02-13, 2026-02-24, 2026-03-05" // Spring Festival
    })
    void dueDatesFollowTheHolidays(LocalDate start, LocalDate acceptBy, LocalDate finishBy) {
        assertThat(dates.acceptBy(WishType.REPAIR, start)).isEqualTo(acceptBy);
        assertThat(dates.finishBy(WishType.OTHER, start)).isEqualTo(finishBy);
    }

    @Test
    void sevenDaysOfSilenceConfirmAndLeaveOneRating() {
        String id = WishSteps.after(VILLAGER, List.of("accept", "start", "done"), null);
        As.villager(VILLAGER)
                .get("/api/v1/wishes/" + id)
                .then()
                .body("next", contains("confirmed", "reopened"))
                .body("silentConfirmOn", equalTo(clock.today().plusDays(7).toString()))
                .body("reopenBy", nullValue());
        try (ClockShift _ = ClockShift.by(clock, Duration.ofDays(7).minusMinutes(5))) {
            silence.run();
            assertThat(status(id)).isEqualTo("done");
        }
        try (ClockShift _ = ClockShift.by(clock, Duration.ofDays(7).plusMinutes(5))) {
            silence.run();
            As.villager(VILLAGER)
                    .get("/api/v1/wishes/" + id)
                    .then()
                    .body("status", equalTo("confirmed"))
                    .body("stars", nullValue())
                    .body("silentConfirmOn", nullValue())
                    .body("next", contains("confirmed", "reopened"))
                    .body("history[-1].who", equalTo("系统"))
                    .body("history[-1].note", equalTo("7 天内没有提出意见,自动确认"));
            silence.run();
        }
        WishSteps.villager(VILLAGER, id, "rating", Map.of("stars", 4))
                .then()
                .statusCode(200)
                .body("stars", equalTo(4))
                .body("status", equalTo("confirmed"));
        WishSteps.villager(VILLAGER, id, "rating", Map.of("stars", 5)).then().statusCode(409);
    }

    @Test
    void aConfirmedWishIsReopenedForFifteenDays() {
        String id = WishSteps.after(VILLAGER, List.of("accept", "start", "done", "rating"), null);
        As.villager(VILLAGER)
                .get("/api/v1/wishes/" + id)
                .then()
                .body("next", contains("reopened"))
                .body("reopenBy", equalTo(clock.today().plusDays(15).toString()));
        try (ClockShift _ = ClockShift.by(clock, Duration.ofDays(15).plusMinutes(5))) {
            As.villager(VILLAGER)
                    .get("/api/v1/wishes/" + id)
                    .then()
                    .body("next", empty())
                    .body("reopenBy", nullValue());
            WishSteps.act(VILLAGER, id, "reopen", null)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("wish-reopen-too-late"));
        }
        try (ClockShift _ = ClockShift.by(clock, Duration.ofDays(14))) {
            WishSteps.act(VILLAGER, id, "reopen", null).then().statusCode(200).body("status", equalTo("reopened"));
        }
    }

    @Test
    void overdueOnesAreFound() throws SQLException {
        String unaccepted = WishSteps.submitted(VILLAGER, WishSteps.ZHUOKENG);
        String unfinished = WishSteps.after(VILLAGER, List.of("accept", "start"), null);
        String finished = WishSteps.after(VILLAGER, List.of("accept", "start", "done"), null);
        String inTime = WishSteps.submitted(VILLAGER, WishSteps.ZHUOKENG);
        assertThat(overdue()).doesNotContain(unaccepted, unfinished, finished, inTime);
        for (String id : List.of(unaccepted, unfinished, finished)) {
            sql("UPDATE wish SET accept_by = '2026-11-20', finish_by = '2026-11-20' WHERE id = '" + id + "'");
        }
        assertThat(overdue()).contains(unaccepted, unfinished).doesNotContain(finished, inTime);
        As.villager(VILLAGER).get("/api/v1/wishes/" + unfinished).then().body("overdue", equalTo(true));
    }

    @Test
    void withoutACalendarTheWishIsKeptAndDatedLater() throws SQLException {
        assertThat(dates.acceptBy(WishType.REPAIR, LocalDate.of(2096, 12, 30)))
                .as("2096 and 2097 are decreed by nobody yet")
                .isNull();
        String waiting = WishSteps.submitted(VILLAGER, WishSteps.ZHUOKENG);
        String inHand = WishSteps.after(VILLAGER, List.of("accept"), null);
        sql("UPDATE wish SET submitted_at = '2096-06-01T02:00:00Z', accept_by = NULL WHERE id = '" + waiting + "'");
        sql("UPDATE wish SET finish_from = '2096-06-01', finish_by = NULL WHERE id = '" + inHand + "'");

        datesJob.run();
        assertThat(dueOn(waiting)).isNull();
        assertThat(dueOn(inHand)).isNull();

        As.staff("admin")
                .multiPart(
                        "file", "2096.csv", "date,kind,name\n2096-01-01,holiday,元旦\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/staff/calendar")
                .then()
                .statusCode(200);
        datesJob.run();
        assertThat(dueOn(waiting)).as("Friday: Monday, Tuesday").isEqualTo("2096-06-05");
        assertThat(dueOn(inHand)).isEqualTo("2096-06-15");
    }

    private List<String> overdue() {
        return As.staff(WishSteps.CADRE)
                .queryParam("overdue", true)
                .queryParam("limit", 100)
                .get("/api/v1/staff/wishes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }

    private static String status(String id) {
        return As.villager(VILLAGER).get("/api/v1/wishes/" + id).path("status");
    }

    private static String dueOn(String id) {
        return As.villager(VILLAGER).get("/api/v1/wishes/" + id).path("dueOn");
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }
}
