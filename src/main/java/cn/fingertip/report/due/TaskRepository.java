package cn.fingertip.report.due;

import cn.fingertip.report.Report;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.ReportsShown;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What is due, and the reports that something may be due of. */
@ApplicationScoped
class TaskRepository {
    /** A task is there while the report still waits for it at the office it was written for. */
    private static final String OPEN = """
            FROM report_task t JOIN report r ON r.county = t.county AND r.id = t.report_id
            WHERE r.office = t.office AND r.merged_into IS NULL
              AND CASE t.task WHEN 'feedback'
                  THEN r.status = 'concluded' AND r.fed_back_at IS NULL ELSE r.status = 'received' END
            """;

    private final Session session;

    TaskRepository(Session session) {
        this.session = session;
    }

    /** A task with what is open of its report. */
    record Task(
            UUID report,
            TaskKind kind,
            String office,
            LocalDate dueOn,
            boolean provisional,
            String reportKind,
            String lead,
            String workTitle,
            UUID assignee) {}

    /** What the office above sees: how many and which numbers. */
    record Late(String office, TaskKind kind, LocalDate dueOn, String lead) {}

    /**
     * @param after id of the last one of the batch before, null for the first batch
     * @return reports that wait for something, by id
     */
    List<Report> waiting(UUID after, int most) {
        return session.createSelectionQuery("""
                        from Report where mergedInto is null and id > ?1 and
                        (status = ?2 or status = ?3 and fedBackAt is null and concludedAt is not null) order by id""", Report.class)
                .setParameter(1, after == null ? new UUID(0, 0) : after)
                .setParameter(2, ReportStatus.RECEIVED)
                .setParameter(3, ReportStatus.CONCLUDED)
                .setMaxResults(most)
                .getResultList();
    }

    /** Writes a task, or moves one to another day or office; what it was before is forgotten then. */
    void write(Report report, TaskKind kind, ReportDeadlines.Due due, Instant now) {
        session.createNativeMutationQuery("""
                        INSERT INTO report_task (county, report_id, task, office, due_on, provisional, written_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        ON CONFLICT (county, report_id, task) DO UPDATE
                        SET office = excluded.office, due_on = excluded.due_on, provisional = excluded.provisional,
                            written_at = excluded.written_at, escalated_at = NULL
                        WHERE (report_task.office, report_task.due_on, report_task.provisional)
                            <> (excluded.office, excluded.due_on, excluded.provisional)""")
                .setParameter(1, report.county)
                .setParameter(2, report.id)
                .setParameter(3, kind.wire())
                .setParameter(4, report.office)
                .setParameter(5, due.on())
                .setParameter(6, due.provisional())
                .setParameter(7, now)
                .executeUpdate();
    }

    /** @return whether it is escalated now, and was not before */
    boolean escalate(Report report, TaskKind kind, Instant now) {
        return session.createNativeMutationQuery("""
                        UPDATE report_task SET escalated_at = ?4
                        WHERE county = CAST(?1 AS bpchar) AND report_id = ?2 AND task = ?3 AND escalated_at IS NULL""")
                        .setParameter(1, report.county)
                        .setParameter(2, report.id)
                        .setParameter(3, kind.wire())
                        .setParameter(4, now)
                        .executeUpdate()
                == 1;
    }

    /** @return how many were done meanwhile, and are forgotten */
    int forgetDone() {
        return session.createNativeMutationQuery("DELETE FROM report_task d WHERE NOT EXISTS (SELECT 1 " + OPEN
                        + " AND t.county = d.county AND t.report_id = d.report_id AND t.task = d.task)")
                .executeUpdate();
    }

    /**
     * @param staff the inspector who asks, see {@link ReportsShown}
     * @param afterDay with the next two, the place of the last one seen
     * @return of these offices, the first due first
     */
    List<Task> open(List<String> offices, UUID staff, LocalDate afterDay, UUID after, String afterTask, int rows) {
        return session
                .createNativeQuery(
                        "SELECT t.report_id, t.task, t.office, t.due_on, t.provisional, r.kind, r.lead, r.work_title,"
                                + " r.assignee " + OPEN + """
                                 AND t.office IN (:offices) AND (t.due_on, t.report_id, t.task) > (:day, :report, :task)
                                """ + ReportsShown.TO_STAFF
                                + " ORDER BY t.due_on, t.report_id, t.task",
                        Object[].class)
                .setParameterList("offices", offices)
                .setParameter("staff", staff)
                .setParameter("day", afterDay)
                .setParameter("report", after)
                .setParameter("task", afterTask)
                .setMaxResults(rows)
                .getResultList()
                .stream()
                .map(row -> new Task(
                        (UUID) row[0],
                        TaskKind.of((String) row[1]),
                        (String) row[2],
                        day(row[3]),
                        (Boolean) row[4],
                        (String) row[5],
                        (String) row[6],
                        (String) row[7],
                        (UUID) row[8]))
                .toList();
    }

    /** @return what is late anywhere and has been escalated, by office */
    List<Late> escalated(LocalDate today) {
        return session
                .createNativeQuery("SELECT t.office, t.task, t.due_on, r.lead " + OPEN + """
                         AND t.escalated_at IS NOT NULL AND NOT t.provisional AND t.due_on < ?1 ORDER BY t.office, t.task, t.due_on""", Object[].class)
                .setParameter(1, today)
                .getResultList()
                .stream()
                .map(row -> new Late((String) row[0], TaskKind.of((String) row[1]), day(row[2]), (String) row[3]))
                .toList();
    }

    private static LocalDate day(Object column) {
        return column instanceof Date date ? date.toLocalDate() : (LocalDate) column;
    }
}
