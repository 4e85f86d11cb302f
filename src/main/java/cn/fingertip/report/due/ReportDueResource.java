package cn.fingertip.report.due;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an office has to do by a day. */
@Path("/api/v1/staff/reports")
@Tag(name = "举报期限")
@RolesAllowed(Roles.INSPECTOR)
class ReportDueResource {
    private final DueItems items;

    ReportDueResource(DueItems items) {
        this.items = items;
    }

    @GET
    @Path("/due")
    @Operation(
            operationId = "listReportsDue",
            summary = "到期提醒",
            description =
                    "本单位三个工作日内到期和已逾期的事项,最急的在前,每半小时更新。是否逾期按今天推算。期限跨入还没有工作日历的年份的,按周一至周五暂估提醒(provisional),不算逾期,并写明缺哪一年的日历(calendar)。实名与匿名同样提醒:是否实名已加密,期限不因此而异。上级单位都没有人的,写明逾期提醒不到上级(nobodyAbove)。")
    public DueList due(@Valid @BeanParam PageRequest page) {
        return items.list(page);
    }

    @GET
    @Path("/escalations")
    @Operation(
            operationId = "listReportEscalations",
            summary = "下级逾期",
            description =
                    "下级单位逾期未告知受理、未反馈结果的件数和线索编号,看不到内容;以及暂时没有人能打开举报的下级单位,和写到下级单位全部办理人员而无人可看的举报件数。由最近的、有获准人员的上级单位看到:直接上级没有人的,再上一级看到。")
    public EscalationList escalations() {
        return items.escalations();
    }
}
