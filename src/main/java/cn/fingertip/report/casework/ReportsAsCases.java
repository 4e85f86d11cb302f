package cn.fingertip.report.casework;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.OpenCase;
import cn.fingertip.identity.OpenCases;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.key.ReportKeys;
import cn.fingertip.report.routing.Offices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Which reports give a reason to look into rosters: accepted, not concluded, and readable by who asks. */
@ApplicationScoped
class ReportsAsCases implements OpenCases {
    private static final Set<ReportStatus> OPEN = EnumSet.of(ReportStatus.ACCEPTED, ReportStatus.INVESTIGATING);

    private final ReportRepository reports;
    private final ReportKeys keys;
    private final Offices offices;
    private final CurrentStaff staff;

    ReportsAsCases(ReportRepository reports, ReportKeys keys, Offices offices, CurrentStaff staff) {
        this.reports = reports;
        this.keys = keys;
        this.offices = offices;
        this.staff = staff;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public OpenCase require(UUID id) {
        Report report = reports.findByIdOptional(id).orElseThrow(Report::notFound);
        if (offices.of(staff).stream().noneMatch(office -> office.code().equals(report.office))) {
            throw Report.notFound();
        }
        // Whoever was given the role but was admitted by nobody must not use a case they cannot read as a pretext.
        keys.openAsStaff(report);
        if (!OPEN.contains(report.status)) {
            throw Problem.conflict(
                    "case-not-open",
                    "案件不在办理中",
                    "这件举报现在是“" + report.status.title() + "”,只有已受理、核查中的举报才能据以查询清册。请先受理,或重新核对是哪一件。");
        }
        return new OpenCase(report.name(), report.region, report.office);
    }
}
