package cn.fingertip.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CalendarApiTest {
    @Inject
    WorkingDays workingDays;

    @Inject
    Deadlines deadlines;

    @Test
    void aYearIsAddedAndThenCorrected() {
        assertThatThrownBy(() -> workingDays.isWorkingDay(LocalDate.of(2098, 1, 1)))
                .isInstanceOf(CalendarYearMissing.class);
        load("date,kind,name\n2098-01-01,holiday,元旦\n2098-01-04,workday,元旦\n")
                .statusCode(200)
                .body("years", hasItems(2098))
                .body("days", equalTo(2))
                .body("known", hasItems(2023, 2024, 2025, 2026, 2098));
        assertThat(workingDays.isWorkingDay(LocalDate.of(2098, 1, 1))).isFalse();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2098, 1, 4)))
                .as("调休 Saturday")
                .isTrue();
        assertThat(deadlines.due("wish-accept", LocalDate.of(2098, 1, 2))).isEqualTo("2098-01-04");

        load("date,kind,name\n2098-01-01,holiday,元旦\n").statusCode(200);
        assertThat(workingDays.isWorkingDay(LocalDate.of(2098, 1, 4))).isFalse();
        assertThat(deadlines.due("wish-accept", LocalDate.of(2098, 1, 2))).isEqualTo("2098-01-06");
        assertThat(deadlines.due("budget", LocalDate.of(2098, 1, 2))).isEqualTo("2098-01-22");
        assertThat(deadlines.extended("petition-finish", LocalDate.of(2098, 1, 1)))
                .isEqualTo("2098-04-01");
    }

    @Test
    void aWrongFileChangesNothing() {
        load("date,kind,name\n2097-01-01,holiday,元旦\n2097-01-02,rest,元旦\n")
                .statusCode(422)
                .body("code", equalTo("calendar-file-invalid"))
                .body("violations[0].field", equalTo("line 3"));
        assertThat(workingDays.years()).doesNotContain(2097);
    }

    @Test
    void onlyAdministratorsLoad() {
        byte[] file = "date,kind,name\n2097-01-01,holiday,元旦\n".getBytes(StandardCharsets.UTF_8);
        As.staff("leader.shicheng")
                .multiPart("file", "c.csv", file)
                .post("/api/v1/staff/calendar")
                .then()
                .statusCode(403);
        given().multiPart("file", "c.csv", file)
                .post("/api/v1/staff/calendar")
                .then()
                .statusCode(401);
        assertThat(workingDays.years()).doesNotContain(2097);
    }

    private static ValidatableResponse load(String file) {
        return As.staff("admin")
                .multiPart("file", "days.csv", file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/staff/calendar")
                .then();
    }
}
