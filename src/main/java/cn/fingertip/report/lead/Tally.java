package cn.fingertip.report.lead;

import cn.fingertip.kernel.Clock;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportMoved;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.ReportSubmitted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Counts every step in its own transaction: what was taken back was not counted. */
@ApplicationScoped
class Tally {
    private final TallyRepository tallies;
    private final ReportRepository reports;
    private final Clock clock;

    Tally(TallyRepository tallies, ReportRepository reports, Clock clock) {
        this.tallies = tallies;
        this.reports = reports;
        this.clock = clock;
    }

    void came(@Observes ReportSubmitted submitted) {
        Report report = reports.findById(submitted.report());
        tallies.add(
                new ReportMoved(report.id, report.office, report.region, report.kind, ReportStep.RECEIVED),
                clock.today());
    }

    void moved(@Observes ReportMoved moved) {
        tallies.add(moved, clock.today());
    }
}
