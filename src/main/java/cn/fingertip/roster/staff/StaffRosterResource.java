package cn.fingertip.roster.staff;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.roster.RosterAction;
import cn.fingertip.roster.RosterWorkflow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Staff's way of a roster from draft to publication. */
@Path("/api/v1/staff/rosters")
@Tag(name = "清册办理")
class StaffRosterResource {
    private final RosterWorkflow workflow;
    private final StaffRosters rosters;

    StaffRosterResource(RosterWorkflow workflow, StaffRosters rosters) {
        this.workflow = workflow;
        this.rosters = rosters;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(operationId = "listStaffRosters", summary = "清册列表(工作人员)", description = "本人所辖区划内各状态的清册,新的在前。")
    public CursorPage<StaffRosterView> list(
            @Parameter(description = "最新版本的状态,如 submitted") @QueryParam("status") String status,
            @Parameter(description = "只看这个区划及其下级")
                    @QueryParam("region")
                    @Pattern(regexp = "\\d{2,12}", message = "应为 2–12 位区划代码")
                    String region,
            @Valid @BeanParam PageRequest page) {
        return rosters.list(status, region, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(operationId = "getStaffRoster", summary = "清册及办理过程", description = "清册的各个版本,以及每个版本由谁在何时做了什么。")
    public RosterHistoryView get(@PathParam("id") String id) {
        return rosters.history(Ids.parse(id));
    }

    @POST
    @Path("/{id}/submit")
    @RolesAllowed(Roles.CLERK)
    @Operation(operationId = "submitRoster", summary = "提交审核", description = "经办人把自己导入的草稿提交审核。")
    @APIResponseSchema(value = RosterHistoryView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "当前状态不能提交(roster-move-illegal)")
    public RosterHistoryView submit(@PathParam("id") String id) {
        return take(RosterAction.SUBMIT, id, null);
    }

    @POST
    @Path("/{id}/review")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(operationId = "reviewRoster", summary = "审核通过", description = "审核人审核通过;不能审核本人导入的清册。")
    @APIResponseSchema(value = RosterHistoryView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "当前状态不能审核(roster-move-illegal)")
    public RosterHistoryView review(@PathParam("id") String id) {
        return take(RosterAction.REVIEW, id, null);
    }

    @POST
    @Path("/{id}/clear")
    @RolesAllowed(Roles.SECRECY_REVIEWER)
    @Operation(operationId = "clearRoster", summary = "保密审查通过", description = "保密审查人审查通过;不能是经办人或审核人本人。")
    @APIResponseSchema(value = RosterHistoryView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "当前状态不能审查(roster-move-illegal)")
    public RosterHistoryView clear(@PathParam("id") String id) {
        return take(RosterAction.CLEAR, id, null);
    }

    @POST
    @Path("/{id}/publish")
    @RolesAllowed({Roles.REVIEWER, Roles.SECRECY_REVIEWER})
    @Operation(
            operationId = "publishRoster",
            summary = "公布",
            description = "向社会公布,公示期自公布之日起算;先前公布的版本随即被更正。含有身份证号、银行卡号或手机号的清册不能公布。")
    @APIResponseSchema(value = RosterHistoryView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "当前状态不能公布(roster-move-illegal)")
    public RosterHistoryView publish(@PathParam("id") String id) {
        return take(RosterAction.PUBLISH, id, null);
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed({Roles.REVIEWER, Roles.SECRECY_REVIEWER})
    @Operation(operationId = "returnRoster", summary = "退回", description = "退回经办人修改,须写明原因。")
    @APIResponseSchema(value = RosterHistoryView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "当前状态不能退回(roster-move-illegal)")
    public RosterHistoryView sendBack(@PathParam("id") String id, @Valid @NotNull ReasonRequest request) {
        return take(RosterAction.RETURN, id, request.reason());
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(operationId = "withdrawRoster", summary = "撤回", description = "撤回已公布的清册;公众随即看不到明细,只看到撤回的原因。")
    @APIResponseSchema(value = RosterHistoryView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "清册没有公布(roster-move-illegal)")
    public RosterHistoryView withdraw(@PathParam("id") String id, @Valid @NotNull ReasonRequest request) {
        return take(RosterAction.WITHDRAW, id, request.reason());
    }

    @POST
    @Path("/{id}/finalize")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(
            operationId = "finalizeRoster",
            summary = "公示办结",
            description = "公示期满、异议全部答复、成立的异议均已更正后,审核人办结公示;公众可见办结时间。不能由经办人本人办结。")
    @APIResponseSchema(value = RosterHistoryView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(
            responseCode = "409",
            description = "公示期未满(publicity-running)、已经办结(roster-final)或没有公布(roster-move-illegal)")
    @APIResponse(responseCode = "422", description = "还有异议未答复(objections-open)或成立的异议未更正(objections-uncorrected)")
    public RosterHistoryView close(@PathParam("id") String id) {
        return take(RosterAction.FINALIZE, id, null);
    }

    private RosterHistoryView take(RosterAction action, String id, String reason) {
        UUID roster = Ids.parse(id);
        workflow.take(action, roster, reason);
        return rosters.history(roster);
    }
}
