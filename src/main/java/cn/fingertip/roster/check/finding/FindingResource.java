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

/** Findings of all rosters in one's regions. */
@Path("/api/v1/staff/findings")
@Tag(name = "清册核查")
class FindingResource {
    private final FindingList list;
    private final Findings findings;
    private final RulePrecision precision;

    FindingResource(FindingList list, Findings findings, RulePrecision precision) {
        this.list = list;
        this.findings = findings;
        this.precision = precision;
    }

    @POST
    @Path("/{id}/disposition")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER})
    @Operation(
            operationId = "disposeFinding",
            summary = "处置一个问题",
            description = "confirmed 的问题改正(重新导入)之前不能公布;explained 须写明怎样核实。导入清册的人不能处置。")
    @APIResponseSchema(value = FindingView.class, responseCode = "200", responseDescription = "处置后的问题")
    @APIResponse(responseCode = "403", description = "本人导入的清册(own-work)")
    @APIResponse(responseCode = "409", description = "已改正(finding-corrected),或清册已撤回、更正(roster-not-checked)")
    public FindingView dispose(@PathParam("id") String id, @Valid @NotNull DisposeFinding request) {
        return findings.dispose(Ids.parse(id), request);
    }

    @GET
    @Path("/due")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER})
    @Operation(operationId = "listFindingsDue", summary = "公布后待处置的问题", description = "本人所辖区划内已公布清册中限期处置的问题,最急的在前。")
    public CursorPage<FindingView> due(@Valid @BeanParam PageRequest page) {
        return list.due(page);
    }

    @GET
    @Path("/precision")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.INSPECTOR, Roles.LEADER})
    @Operation(
            operationId = "getRulePrecision",
            summary = "规则的准确率",
            description = "每条规则逐月:确有问题 ÷(确有问题 + 已说明),据此调整规则。需要该区划的授权。")
    public RulePrecision.View precision(
            @Parameter(description = "县、乡镇或村代码")
                    @QueryParam("region")
                    @NotNull(message = "请填写区划代码")
                    @Pattern(regexp = "\\d{6}|\\d{9}|\\d{12}", message = "应为 6、9 或 12 位区划代码")
                    String region,
            @Parameter(description = "起始年份,不填为去年") @QueryParam("from") Integer fromYear) {
        return precision.of(region, fromYear);
    }
}
