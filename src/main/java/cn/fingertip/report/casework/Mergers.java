package cn.fingertip.report.casework;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.MessageContent;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.desk.Assignments;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.desk.CaseNotes;
import cn.fingertip.report.desk.NoteContent;
import cn.fingertip.report.key.WithheldRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/**
 * Handles several reports of one matter as one. A duplicate keeps its receipt, its key and its own conversation; from
 * then on it is in the main case's state, and its reporter is told what the main case's reporter is told when something
 * is decided, and nothing else: never what the other reporter wrote, what they were asked or sent. It is not told that
 * there is another report either: whoever is accused could find that out by sending one.
 */
@ApplicationScoped
class Mergers {
    private static final Set<ReportStatus> OPEN =
            Set.of(ReportStatus.RECEIVED, ReportStatus.ACCEPTED, ReportStatus.INVESTIGATING);
    private static final Set<ReportStatus> MAIN =
            Set.of(ReportStatus.RECEIVED, ReportStatus.ACCEPTED, ReportStatus.INVESTIGATING, ReportStatus.CONCLUDED);

    private final CaseSteps steps;
    private final CaseAccess cases;
    private final Assignments assignments;
    private final ReportRepository reports;
    private final WithheldRepository withheld;
    private final CaseNotes notes;
    private final Messages messages;
    private final ReportDeadlines deadlines;
    private final Clock clock;

    Mergers(
            CaseSteps steps,
            CaseAccess cases,
            Assignments assignments,
            ReportRepository reports,
            WithheldRepository withheld,
            CaseNotes notes,
            Messages messages,
            ReportDeadlines deadlines,
            Clock clock) {
        this.steps = steps;
        this.cases = cases;
        this.assignments = assignments;
        this.reports = reports;
        this.withheld = withheld;
        this.notes = notes;
        this.messages = messages;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code report-merge-illegal}, {@code report-merged}; 404 where one is not there */
    @Transactional
    MovedReport merge(UUID id, UUID into, String note) {
        if (id.equals(into)) {
            throw illegal("不能并入自己。");
        }
        // In one order, so that two mergers of the same pair wait for each other instead of dying together.
        Report first = cases.lock(id.compareTo(into) < 0 ? id : into);
        Report second = cases.lock(id.compareTo(into) < 0 ? into : id);
        Report duplicate = first.id.equals(id) ? first : second;
        Report main = duplicate == first ? second : first;
        check(duplicate, main);
        if (main.status != ReportStatus.RECEIVED && isLate(duplicate)) {
            // It is answered by the merger, not in time; and would be counted nowhere.
            steps.count(duplicate, ReportStep.ACCEPTED);
        }
        duplicate.mergedInto = main.id;
        // Of a case that it was part of before and left: this one's decisions are all told below.
        duplicate.untoldFrom = null;
        duplicate.follow(main);
        withheld.unite(main);
        assignments.join(duplicate, main);
        for (MessageContent decided : messages.decisions(main)) {
            messages.add(duplicate, decided.forDuplicate());
        }
        if (main.owesFeedback()) {
            notes.result(main).ifPresent(found -> notes.write(duplicate, NoteContent.result(found)));
        }
        notes.write(duplicate, NoteContent.merged(main.id, note));
        notes.write(main, NoteContent.duplicate(duplicate.id, note));
        return steps.done(duplicate, ReportStep.MERGED);
    }

    private void check(Report duplicate, Report main) {
        if (!duplicate.county.equals(main.county) || !duplicate.office.equals(main.office)) {
            throw illegal("两件不在同一个单位。");
        }
        if (duplicate.mergedInto != null || main.mergedInto != null) {
            throw illegal("其中一件已并入别的举报。");
        }
        if (!reports.duplicates(duplicate).isEmpty()) {
            throw illegal("已有举报并入本件,请把另一件并入本件。");
        }
        if (!OPEN.contains(duplicate.status) || !MAIN.contains(main.status)) {
            throw illegal("本件应尚未办结,主件应尚未归档。");
        }
        if (main.status.compareTo(duplicate.status) < 0) {
            throw illegal("主件的进度落后于本件,请反过来合并,或先受理主件。");
        }
        if (main.status == ReportStatus.RECEIVED
                && Clock.dateOf(duplicate.receivedAt).isBefore(Clock.dateOf(main.receivedAt))) {
            throw illegal("本件比主件收到得早,这样合并会推迟告知是否受理的期限。请反过来合并;已有举报并入主件的,请先受理主件。");
        }
    }

    /**
     * @return whether its reporter should have heard by now whether it is accepted; by weekdays where the calendar is
     *     missing, which decides once it is there whether what is counted was late
     */
    private boolean isLate(Report report) {
        return report.status == ReportStatus.RECEIVED
                && deadlines
                        .reminder(report, ReportStep.ACCEPTED)
                        .filter(last -> clock.today().isAfter(last.on()))
                        .isPresent();
    }

    private static Problem illegal(String why) {
        return Problem.conflict("report-merge-illegal", "不能这样合并", why);
    }
}
