package cn.fingertip.report.desk;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.OpenCase;
import cn.fingertip.identity.OpenCases;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which reports give a reason to look into rosters: accepted, not concluded, readable by who asks, and handled by nobody
 * else. Whoever was given the role but was admitted by nobody must not use a case they cannot read as a pretext.
 */
@ApplicationScoped
class ReportsAsCases implements OpenCases {
    private static final Set<ReportStatus> OPEN = EnumSet.of(ReportStatus.ACCEPTED, ReportStatus.INVESTIGATING);

    private final CaseAccess access;
    private final CurrentStaff staff;

    ReportsAsCases(CaseAccess access, CurrentStaff staff) {
        this.access = access;
        this.staff = staff;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public OpenCase require(UUID id) {
        Report report = access.open(id);
        if (!OPEN.contains(report.status)) {
            throw Problem.conflict(
                    "case-not-open",
                    "案件不在办理中",
                    "这件举报现在是“" + report.status.title() + "”,只有已受理、核查中的举报才能据以查询清册。请先受理,或重新核对是哪一件。");
        }
        if (report.assignee != null && !report.assignee.equals(staff.id())) {
            throw Problem.conflict("case-of-colleague", "案件由同事办理", "这件举报已分派给本单位另一位办理人员,只有承办人可以据以查询清册。确需查询的,请先移交给您。");
        }
        return new OpenCase(report.name(), report.region, report.office);
    }
}
