package cn.fingertip.report.identity;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Who reports, for the inspector of a case. */
@Path("/api/v1/staff/reports")
@Tag(name = "举报人身份")
@RolesAllowed(Roles.INSPECTOR)
class IdentityResource {
    private final IdentityRequests requests;

    IdentityResource(IdentityRequests requests) {
        this.requests = requests;
    }

    @POST
    @Path("/{id}/identity-requests")
    @ResponseStatus(201)
    @Operation(
            operationId = "askForIdentity",
            summary = "申请查看举报人身份",
            description =
                    "写明理由,由本单位的保密专员决定。同时只能有一项申请在等待;没有获得批准的,须有新的理由才能再申请。已分派的举报只有承办人可以申请,移交后原来的批准终止。批准后限期查看,每次查看都记入审计,举报人凭查询码能看到曾经批准。")
    @APIResponse(
            responseCode = "201",
            description = "已提交",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OwnIdentityRequestView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "已有申请在等待(identity-request-open),理由与没有获得批准的相同(identity-reason-repeated)、案件由同事办理(case-of-colleague),或本单位没有保密专员(identity-unguarded)")
    @APIResponse(responseCode = "422", description = "没有核实过的姓名,也没有联系方式(identity-none)")
    public OwnIdentityRequestView ask(
            @PathParam("id") String id, @Valid @NotNull(message = "请填写理由") AskForIdentity request) {
        return requests.ask(Ids.parse(id), request);
    }

    @GET
    @Path("/{id}/identity-requests")
    @Operation(operationId = "listOwnIdentityRequests", summary = "我对这件举报的身份查看申请", description = "本人提出的申请及其决定,从新到旧。")
    @APIResponse(responseCode = "200", description = "申请")
    public OwnIdentityRequestList own(@PathParam("id") String id) {
        return new OwnIdentityRequestList(requests.own(Ids.parse(id)));
    }

    @GET
    @Path("/{id}/identity")
    @Operation(
            operationId = "getReporterIdentity",
            summary = "查看举报人身份",
            description = "姓名和联系方式。须有本人的、尚未过期的批准;每次查看都记入审计。")
    @APIResponse(responseCode = "200", description = "举报人的身份")
    @APIResponse(responseCode = "403", description = "尚未批准或已过期(identity-not-approved)")
    public ReporterIdentityView look(@PathParam("id") String id) {
        return requests.look(Ids.parse(id));
    }
}
