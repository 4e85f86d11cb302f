package cn.fingertip.roster.check.finding;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the rules found in one roster. */
@Path("/api/v1/staff/rosters/{id}")
@Tag(name = "清册核查")
class RosterFindingResource {
    private final FindingList list;
    private final Findings findings;

    RosterFindingResource(FindingList list, Findings findings) {
        this.list = list;
        this.findings = findings;
    }

    @GET
    @Path("/findings")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(operationId = "listRosterFindings", summary = "核查发现的问题", description = "整册核查发现的问题及处置情况;默认看最新版本。")
    public CursorPage<FindingView> list(
            @PathParam("id") String id,
            @Parameter(description = "版本号;不填为最新版本") @QueryParam("version") Integer version,
            @Parameter(description = "只看这条规则,如 person-twice")
                    @QueryParam("rule")
                    @Pattern(regexp = "[a-z-]{1,50}", message = "应为规则代码")
                    String rule,
            @Parameter(description = "只看这种状态")
                    @QueryParam("status")
                    @Pattern(
                            regexp = "open|confirmed|explained|corrected|ended",
                            message = "应为 open、confirmed、explained、corrected 或 ended")
                    String status,
            @Valid @BeanParam PageRequest page) {
        return list.of(Ids.parse(id), version, rule, status, page);
    }

    @GET
    @Path("/findings/summary")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(operationId = "summariseRosterFindings", summary = "核查情况汇总", description = "每条规则发现多少、处置多少,是否还挡住公布。")
    public FindingSummary summary(
            @PathParam("id") String id,
            @Parameter(description = "版本号;不填为最新版本") @QueryParam("version") Integer version) {
        return list.summary(Ids.parse(id), version);
    }

    @POST
    @Path("/findings/disposition")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER})
    @Operation(
            operationId = "disposeRosterFindings",
            summary = "按规则批量处置",
            description = "以同一说明处置一条规则下全部待处置的问题(最新版本)。导入清册的人不能处置。")
    @APIResponseSchema(value = FindingSummary.class, responseCode = "200", responseDescription = "处置后的汇总")
    @APIResponse(responseCode = "403", description = "本人导入的清册(own-work)")
    public FindingSummary dispose(@PathParam("id") String id, @Valid @NotNull DisposeFindings request) {
        return findings.disposeAll(Ids.parse(id), request);
    }

    @POST
    @Path("/checks")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(
            operationId = "checkRosterAgain",
            summary = "重新核查",
            description = "名单或其他清册有变化后,对最新版本重新核查。处置过的相同问题保持原状,不再出现的记为已改正。导入和提交审核时自动核查。")
    @APIResponseSchema(value = FindingSummary.class, responseCode = "200", responseDescription = "核查后的汇总")
    @APIResponse(responseCode = "409", description = "已撤回或已更正(roster-not-checked)")
    public FindingSummary check(@PathParam("id") String id) {
        return findings.checkAgain(Ids.parse(id));
    }
}
