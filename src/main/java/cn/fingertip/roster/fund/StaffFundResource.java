package cn.fingertip.roster.fund;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Clerks give the figures of a draft. */
@Path("/api/v1/staff/rosters/{id}/funds")
@Tag(name = "清册核查")
class StaffFundResource {
    private final Funds funds;

    StaffFundResource(Funds funds) {
        this.funds = funds;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(operationId = "getStaffRosterFunds", summary = "清册的资金数据(工作人员)", description = "最新版本的资金数据及不相符之处。")
    public FundView get(@PathParam("id") String id) {
        return funds.latest(Ids.parse(id));
    }

    @PUT
    @RolesAllowed(Roles.CLERK)
    @Operation(
            operationId = "putRosterFunds",
            summary = "填报资金数据",
            description = "草稿阶段填报。应满足:下达 = 拨付 + 结余,拨付 = 发放 + 退回 + 在途,发放 = 清册合计;不相符的须写明原因才能公布。")
    @APIResponseSchema(value = FundView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "403", description = "草稿由其他经办人导入(not-your-draft)")
    @APIResponse(responseCode = "409", description = "清册不是草稿(funds-not-draft)")
    public FundView put(@PathParam("id") String id, @Valid @NotNull PutFunds request) {
        return funds.put(Ids.parse(id), request);
    }
}
