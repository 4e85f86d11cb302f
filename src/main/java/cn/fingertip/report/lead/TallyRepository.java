package cn.fingertip.report.lead;

import cn.fingertip.kernel.Ids;
import cn.fingertip.report.ReportMoved;
import jakarta.enterprise.context.ApplicationScoped;
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
     */
    record Count(String by, String step, long times, long onTime, long late) {}

    /**
     * The report is not kept with it, so that numbers outlive what was destroyed and lead to nothing.
     */
    void add(ReportMoved step, LocalDate day) {
        session.createNativeMutationQuery("""
                        INSERT INTO report_tally (id, office, region, kind, step, on_day, due_on)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS date))""")
                .setParameter(1, Ids.random())
                .setParameter(2, step.office())
                .setParameter(3, step.region())
                .setParameter(4, step.kind())
                .setParameter(5, step.step().wire())
                .setParameter(6, day)
                .setParameter(7, step.dueOn() == null ? null : step.dueOn().toString())
                .executeUpdate();
    }

    /** @return one row for each group and step, in the order of the groups */
    List<Count> count(List<String> offices, LocalDate from, LocalDate to, StatisticsBy by, String region, String kind) {
        if (offices.isEmpty()) {
            return List.of();
        }
        return session
                .createNativeQuery("SELECT " + by.sql + """
                         AS part, step, count(*), count(*) FILTER (WHERE on_day <= due_on),
                               count(*) FILTER (WHERE on_day > due_on)
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
                .map(row -> new Count((String) row[0], (String) row[1], number(row[2]), number(row[3]), number(row[4])))
                .toList();
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
