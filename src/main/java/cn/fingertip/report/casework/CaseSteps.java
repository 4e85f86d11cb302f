package cn.fingertip.report.casework;

import cn.fingertip.kernel.Clock;
import cn.fingertip.report.Followers;
import cn.fingertip.report.MessageContent;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportMoved;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.desk.CaseAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What every step with a case has in common, inside the caller's transaction: the state, what is announced to the
 * reporter, the duplicates that go along, the audit, the count.
 */
@ApplicationScoped
class CaseSteps {
    private final ReportRepository reports;
    private final Duplicates duplicates;
    private final CaseAccess cases;
    private final Messages messages;
    private final Followers followers;
    private final ReportDeadlines deadlines;
    private final Event<ReportMoved> moved;
    private final Clock clock;

    CaseSteps(
            ReportRepository reports,
            Duplicates duplicates,
            CaseAccess cases,
            Messages messages,
            Followers followers,
            ReportDeadlines deadlines,
            Event<ReportMoved> moved,
            Clock clock) {
        this.reports = reports;
        this.duplicates = duplicates;
        this.cases = cases;
        this.messages = messages;
        this.followers = followers;
        this.deadlines = deadlines;
        this.moved = moved;
        this.clock = clock;
    }

    /**
     * @return the report, locked and open, which is nobody's duplicate
     * @throws cn.fingertip.kernel.Problem 409 {@code report-merged}, and what {@link CaseAccess#lock} throws
     */
    Report main(UUID id) {
        return cases.lockMain(id);
    }

    /** Moves a report, and its duplicates with it, without telling the reporter more than the state. */
    MovedReport move(Report report, ReportStatus target, ReportStep step) {
        report.move(target, clock.now());
        List<Report> followed = duplicates.follow(report);
        followers.tell(report);
        followed.forEach(followers::tell);
        return done(report, step);
    }

    /** As {@link #move}, and tells the reporters, of the duplicates too, what was decided. */
    MovedReport move(Report report, ReportStatus target, ReportStep step, MessageContent announcement) {
        report.move(target, clock.now());
        return announce(report, step, announcement);
    }

    /** Tells the reporters something that is a step, but no move. */
    MovedReport announce(Report report, ReportStep step, MessageContent announcement) {
        List<Report> followed = duplicates.follow(report);
        messages.add(report, announcement);
        followers.tell(report);
        for (Report duplicate : followed) {
            messages.add(duplicate, announcement.forDuplicate());
            followers.tell(duplicate);
        }
        return done(report, step);
    }

    /** Enters and counts a step. */
    MovedReport done(Report report, ReportStep step) {
        cases.record(report, "report." + step.wire());
        count(report, step);
        return MovedReport.of(report, reports.countUntold(report));
    }

    /** Counts a step for the office that has the report now. */
    void count(Report report, ReportStep step) {
        LocalDate dueFrom = deadlines.start(report, step).orElse(null);
        LocalDate dueOn = deadlines.of(report, step).orElse(null);
        moved.fire(new ReportMoved(report.id, report.office, report.region, report.kind, step, dueFrom, dueOn));
    }
}
