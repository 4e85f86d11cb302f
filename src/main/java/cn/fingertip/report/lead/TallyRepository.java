package cn.fingertip.report.lead;

import cn.fingertip.kernel.Ids;
import cn.fingertip.report.ReportMoved;
import cn.fingertip.report.ReportStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;

/** Counts of steps, by office and day. */
@ApplicationScoped
class TallyRepository {
    private final Session session;

    TallyRepository(Session session) {
        this.session = session;
    }

    /**
     * How often a step was taken.
     *
     * @param by the value of what was grouped by
     * @param onTime how many of them by the day on which they were due
     * @param late how many of them after it
     * @param undecided of how many that cannot be told while a calendar is missing
     */
    record Count(String by, String step, long times, long onTime, long late, long undecided) {}

    /**
     * The report is not kept with it, so that numbers outlive what was destroyed and lead to nothing.
     */
    void add(ReportMoved step, LocalDate day) {
        session.createNativeMutationQuery("""
                        INSERT INTO report_tally (id, office, region, kind, step, on_day, due_on, due_from)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS date), CAST(?8 AS date))""")
                .setParameter(1, Ids.random())
                .setParameter(2, step.office())
                .setParameter(3, step.region())
                .setParameter(4, step.kind())
                .setParameter(5, step.step().wire())
                .setParameter(6, day)
                .setParameter(7, text(step.dueOn()))
                .setParameter(8, text(step.dueFrom()))
                .executeUpdate();
    }

    /** Steps whose last day could not be reckoned for want of a calendar: which, and from when their time ran. */
    record Undecided(ReportStep step, LocalDate from) {}

    /** @return of these offices, in the one order in which they are decided */
    List<Undecided> undecided(List<String> offices) {
        return offices.isEmpty()
                ? List.of()
                : session.createNativeQuery("""
                                SELECT DISTINCT step, due_from FROM report_tally
                                WHERE office IN (?1) AND due_on IS NULL AND due_from IS NOT NULL
                                ORDER BY step, due_from""", Object[].class).setParameterList(1, offices).getResultList().stream()
                        .map(row -> new Undecided(ReportStep.of((String) row[0]), day(row[1])))
                        .toList();
    }

    /**
     * The calendar has come: their last day is known. Two who count at once lock the same rows in the same order, so the
     * second waits for the first instead of both for each other.
     */
    void decide(List<String> offices, Undecided steps, LocalDate dueOn) {
        session.createNativeMutationQuery("""
                        WITH undecided AS (
                            SELECT id FROM report_tally
                            WHERE office IN (?1) AND step = ?2 AND due_from = ?3 AND due_on IS NULL
                            ORDER BY id FOR UPDATE)
                        UPDATE report_tally t SET due_on = ?4 FROM undecided u WHERE t.id = u.id""")
                .setParameterList(1, offices)
                .setParameter(2, steps.step().wire())
                .setParameter(3, steps.from())
                .setParameter(4, dueOn)
                .executeUpdate();
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static LocalDate day(Object column) {
        return column instanceof Date date ? date.toLocalDate() : (LocalDate) column;
    }

    /** @return one row for each group and step, in the order of the groups */
    List<Count> count(List<String> offices, LocalDate from, LocalDate to, StatisticsBy by, String region, String kind) {
        if (offices.isEmpty()) {
            return List.of();
        }
        return session
                .createNativeQuery("SELECT " + by.sql + """
                         AS part, step, count(*), count(*) FILTER (WHERE on_day <= due_on),
                               count(*) FILTER (WHERE on_day > due_on),
                               count(*) FILTER (WHERE due_on IS NULL AND due_from IS NOT NULL)
                        FROM report_tally
                        WHERE office IN (?1) AND on_day BETWEEN ?2 AND ?3 AND region LIKE ?4 AND kind LIKE ?5
                        GROUP BY part, step ORDER BY part, step""", Object[].class)
                .setParameterList(1, offices)
                .setParameter(2, from)
                .setParameter(3, to)
                .setParameter(4, region == null ? "%" : region + "%")
                .setParameter(5, kind == null ? "%" : kind)
                .getResultList()
                .stream()
                .map(row -> new Count(
                        (String) row[0],
                        (String) row[1],
                        number(row[2]),
                        number(row[3]),
                        number(row[4]),
                        number(row[5])))
                .toList();
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
