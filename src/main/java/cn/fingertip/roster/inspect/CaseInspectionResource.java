package cn.fingertip.roster.inspect;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** From a case, an inspector looks into every year's rosters. */
@Path("/api/v1/staff/reports/{id}/lines")
@Tag(name = "办案查询")
class CaseInspectionResource {
    private final Inspections inspections;

    CaseInspectionResource(Inspections inspections) {
        this.inspections = inspections;
    }

    @POST
    @Path("/search")
    @RolesAllowed(Roles.INSPECTOR)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "inspectLines",
            summary = "从一件举报查询各年清册",
            description = "按姓名、身份证号、银行账号、村、补贴项目、年度查已公布过的全部版本(含已撤回和已被更正的,不含草稿),姓名、身份证号、银行账号完整显示。"
                    + "只能从本单位已受理、核查中且您能打开的举报查询,并须选择事由;每次查询连同案件和事由都留痕。条件放在请求体中,不进入地址;翻页时带上一页的 cursor,请求体不变。")
    @APIResponseSchema(value = CursorPage.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "案件不在办理中,或由同事办理(case-not-open、case-of-colleague)")
    public CursorPage<InspectedLine> lines(
            @Parameter(description = "举报编号") @PathParam("id") String id,
            @Valid @NotNull(message = "请填写查询条件") InspectLines wanted,
            @Valid @BeanParam PageRequest page) {
        return inspections.lines(Ids.parse(id), wanted, page);
    }
}
