package cn.fingertip.report.identity;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Requests for identities, for custodians: the second person. */
@Path("/api/v1/staff/identity-requests")
@Tag(name = "举报人身份")
@RolesAllowed(Roles.CUSTODIAN)
class IdentityRequestResource {
    private static final String DECIDED =
            "已有决定(identity-request-decided)、是本人的申请(own-request)、申请人已离任(identity-asker-gone)或案件已移交(identity-case-reassigned)";

    private final IdentityDecisions decisions;

    IdentityRequestResource(IdentityDecisions decisions) {
        this.decisions = decisions;
    }

    @GET
    @Operation(
            operationId = "listIdentityRequests",
            summary = "身份查看申请",
            description = "等待本人决定的和决定过的申请,从新到旧,最多 100 项。只有理由、类别和日期,看不到举报内容。同一件举报此前的申请、理由和决定一并列出,并写明此前几次没有批准。")
    @APIResponse(responseCode = "200", description = "申请")
    public IdentityRequestList list(
            @QueryParam("status")
                    @Parameter(description = "状态:open、approved 或 refused;不填为全部")
                    @Pattern(regexp = "open|approved|refused", message = "状态应为 open、approved 或 refused")
                    String status) {
        return new IdentityRequestList(decisions.list(status == null ? null : IdentityRequestStatus.of(status)));
    }

    @POST
    @Path("{id}/approve")
    @Operation(
            operationId = "approveIdentityRequest",
            summary = "批准查看身份",
            description = "申请人自此限期(默认 7 天)可以查看举报人的姓名和联系方式。不能批准自己的申请。记入审计,举报人凭查询码能看到曾经批准。")
    @APIResponse(responseCode = "200", description = "批准后的申请")
    @APIResponse(responseCode = "409", description = DECIDED)
    public IdentityRequestView approve(@PathParam("id") String id, @Valid DecideIdentity request) {
        return decisions.approve(Ids.parse(id), request == null ? null : request.note());
    }

    @POST
    @Path("{id}/refuse")
    @Operation(operationId = "refuseIdentityRequest", summary = "不批准查看身份", description = "说明会告诉申请人。记入审计。")
    @APIResponse(responseCode = "200", description = "决定后的申请")
    @APIResponse(responseCode = "409", description = DECIDED)
    public IdentityRequestView refuse(@PathParam("id") String id, @Valid DecideIdentity request) {
        return decisions.refuse(Ids.parse(id), request == null ? null : request.note());
    }
}
