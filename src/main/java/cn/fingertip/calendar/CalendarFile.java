package cn.fingertip.calendar;

import cn.fingertip.kernel.CsvTable;
import cn.fingertip.kernel.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calendar as a file: a header {@code date,kind,name} and a row for each day that is not what its weekday says. */
final class CalendarFile {
    private static final List<String> HEADER = List.of("date", "kind", "name");
    private static final int MOST_ROWS = 5000;

    private final List<CalendarDay> days = new ArrayList<>();
    private final List<Problem.Violation> problems = new ArrayList<>();
    private final Set<LocalDate> seen = new HashSet<>();

    private CalendarFile() {}

    /** @throws Problem 422 {@code calendar-file-invalid}, naming each wrong line */
    static List<CalendarDay> read(byte[] file) {
        CsvTable table = CsvTable.read(file, HEADER, MOST_ROWS);
        CalendarFile reading = new CalendarFile();
        reading.problems.addAll(table.problems());
        table.rows().forEach(reading::row);
        if (reading.problems.isEmpty() && reading.days.isEmpty()) {
            reading.problems.add(new Problem.Violation("file", "empty", "文件里没有一天"));
        }
        if (!reading.problems.isEmpty()) {
            throw Problem.rule("calendar-file-invalid", "工作日历文件有误", "文件有错误,一天也没有载入。请按指出的行改正后重新上传。", reading.problems);
        }
        return List.copyOf(reading.days);
    }

    private void row(CsvTable.Row row) {
        LocalDate date;
        try {
            date = LocalDate.parse(row.cells().get(0));
        } catch (DateTimeException e) {
            problems.add(row.wrong("date-invalid", "日期应写成 2026-10-01 的样子"));
            return;
        }
        Optional<DayKind> kind = DayKind.ofWire(row.cells().get(1));
        String name = row.cells().get(2);
        if (kind.isEmpty()) {
            problems.add(row.wrong("kind-invalid", "类别只能是 holiday(放假)或 workday(调休上班)"));
        } else if (kind.get() == DayKind.WORKDAY && !isWeekend(date)) {
            problems.add(row.wrong("workday-not-weekend", "调休上班只能落在周六或周日"));
        } else if (name.isEmpty() || name.length() > 50) {
            problems.add(row.wrong("name-invalid", "请写明节日名称,不超过50个字"));
        } else if (date.getYear() < 2000 || date.getYear() > 2100) {
            problems.add(row.wrong("year-invalid", "年份应在 2000 至 2100 之间"));
        } else if (!seen.add(date)) {
            problems.add(row.wrong("date-twice", "这一天在文件里出现了两次"));
        } else {
            days.add(new CalendarDay(date, kind.get(), name));
        }
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
