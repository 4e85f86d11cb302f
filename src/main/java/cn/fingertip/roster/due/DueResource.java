package cn.fingertip.roster.due;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What staff have to do for rosters in public, and what they were reminded of. */
@Path("/api/v1/staff/roster-due")
@Tag(name = "清册办理")
class DueResource {
    private final DueItems items;

    DueResource(DueItems items) {
        this.items = items;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(
            operationId = "listRosterDue",
            summary = "清册待办",
            description = "本人所辖区划内待答复的异议,以及公示期满待办结的清册,等得最久的在前。是否逾期按工作日历实时推算。")
    public CursorPage<DueView> list(
            @Parameter(description = "只看一种:objection-answer 或 roster-finalize") @QueryParam("kind") String kind,
            @Parameter(description = "只看这个区划及其下级")
                    @QueryParam("region")
                    @Pattern(regexp = "\\d{2,12}", message = "应为 2–12 位区划代码")
                    String region,
            @Valid @BeanParam PageRequest page) {
        return items.list(kind, region, page);
    }

    @GET
    @Path("/reminders")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(
            operationId = "listRosterReminders",
            summary = "清册提醒",
            description = "异议答复期限前一个工作日、公示期满次日,以及逾期时各提醒一次;新的在前,办理后仍可查看。")
    public CursorPage<ReminderView> reminders(
            @Parameter(description = "只看这个区划及其下级")
                    @QueryParam("region")
                    @Pattern(regexp = "\\d{2,12}", message = "应为 2–12 位区划代码")
                    String region,
            @Valid @BeanParam PageRequest page) {
        return items.reminders(region, page);
    }
}
