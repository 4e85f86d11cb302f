package cn.fingertip.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Working days reckoned another way than the code does: all worked days of the years stand in a row, and a deadline is
 * looked up by its place. Weekdays are counted from a Monday that everybody knows, holidays read by a reader of its own.
 */
public final class Reckoning {
    private static final long MONDAY = LocalDate.of(2001, 1, 1).toEpochDay();

    private final int[] worked;

    /**
     * @param end the first day that is not reckoned any more
     * @param decreed {@code holiday} or {@code workday} by date, for those that are not what their weekday says
     */
    public Reckoning(LocalDate first, LocalDate end, Map<String, String> decreed) {
        this.worked = IntStream.range((int) first.toEpochDay(), (int) end.toEpochDay())
                .filter(day -> {
                    String kind = decreed.get(LocalDate.ofEpochDay(day).toString());
                    return kind == null ? Math.floorMod(day - MONDAY, 7) < 5 : kind.equals("workday");
                })
                .toArray();
    }

    /** @return what the bundled calendar's file says, by date */
    public static Map<String, String> decreed() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Reckoning.class.getResourceAsStream("/data/calendar/cn-days.csv"), StandardCharsets.UTF_8))) {
            Map<String, String> kinds = new HashMap<>();
            lines.lines().skip(1).forEach(row -> kinds.put(row.substring(0, 10), row.split(",")[1]));
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the {@code days}-th worked day after {@code start}; at least 1 */
    public LocalDate due(LocalDate start, int days) {
        int found = Arrays.binarySearch(worked, (int) start.toEpochDay());
        int next = found >= 0 ? found + 1 : -found - 1;
        return LocalDate.ofEpochDay(worked[next + days - 1]);
    }
}
