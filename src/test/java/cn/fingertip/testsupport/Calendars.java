package cn.fingertip.testsupport;

import cn.fingertip.kernel.Clock;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Due dates reach into next year, whose holidays the bundled calendar may not know yet when a test runs. */
public final class Calendars {
    private static final int LAST_BUNDLED = 2026;

    private Calendars() {}

    /** Loads an invented calendar, as an administrator would, for every year up to the next that is not bundled. */
    public static void knownThroughNextYear(Clock clock) {
        LocalDate today = clock.today();
        for (int year = LAST_BUNDLED + 1; year <= today.getYear() + 1; year++) {
            String days = "date,kind,name\n%d-01-01,holiday,元旦\n".formatted(year);
            As.staff("admin")
                    .multiPart("file", "days.csv", days.getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/staff/calendar")
                    .then()
                    .statusCode(200);
        }
    }
}
