package cn.fingertip.roster.correction;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Staff say why a published roster is corrected, and see what changes. */
@Path("/api/v1/staff/rosters/{id}/correction")
@Tag(name = "清册办理")
class StaffCorrectionResource {
    private final Corrections corrections;
    private final StaffChanges changes;

    StaffCorrectionResource(Corrections corrections, StaffChanges changes) {
        this.corrections = corrections;
        this.changes = changes;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(
            operationId = "getCorrection",
            summary = "更正说明",
            description = "正在办理的版本(没有则为已公布的版本)与先前公布的版本相比,新增、删去、改动各多少条,以及原因。首次公布的清册没有更正,返回 404。")
    public CorrectionView get(@PathParam("id") String id) {
        return corrections.get(Ids.parse(id));
    }

    @PUT
    @RolesAllowed(Roles.CLERK)
    @Operation(
            operationId = "putCorrection",
            summary = "填写更正说明",
            description = "经办人在提交前说明更正的整体原因,并可逐条说明;重复填写以最后一次为准。原因会公开,不能含身份证号、银行卡号或手机号。")
    @APIResponseSchema(value = CorrectionView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "已经提交,不能再改(correction-closed)")
    public CorrectionView put(@PathParam("id") String id, @Valid @NotNull PutCorrection request) {
        return corrections.put(Ids.parse(id), request);
    }

    @GET
    @Path("/changes")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "listCorrectionChanges",
            summary = "更正的明细变更",
            description = "按清册顺序列出每条变更的前后内容。姓名与公布后公众所见一致,监督人员看到完整姓名并留痕。")
    public CursorPage<ChangeView> changes(@PathParam("id") String id, @Valid @BeanParam PageRequest page) {
        return changes.list(Ids.parse(id), page);
    }
}
