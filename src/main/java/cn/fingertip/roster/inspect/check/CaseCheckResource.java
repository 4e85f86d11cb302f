package cn.fingertip.roster.inspect.check;

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

/** From a case, an inspector holds a region's rosters of all years against what borrowed identities look like. */
@Path("/api/v1/staff/reports/{id}/checks")
@Tag(name = "办案查询")
class CaseCheckResource {
    private final RegionChecks checks;
    private final ChecksAtOnce atOnce;

    CaseCheckResource(RegionChecks checks, ChecksAtOnce atOnce) {
        this.checks = checks;
        this.atOnce = atOnce;
    }

    @POST
    @Path("/{rule}")
    @RolesAllowed(Roles.INSPECTOR)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "runRegionCheck",
            summary = "从一件举报运行地区核查",
            description = "对县、乡镇或村各年现行清册运行一项核查,最严重的在前,逐处列出原因和有关明细(未脱敏)。列出的是线索,不是结论。"
                    + "只能从本单位已受理、核查中且您能打开的举报运行,并须选择事由;每次连同案件和事由都留痕。范围太大时请缩小后重试。")
    @APIResponseSchema(value = CursorPage.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(
            responseCode = "409",
            description = "案件不在办理中,或由同事办理(case-not-open、case-of-colleague);本县还没有要比对的名单(person-list-missing)")
    public CursorPage<RegionHit> run(
            @Parameter(description = "举报编号") @PathParam("id") String id,
            @Parameter(description = "核查项目,如 card-shared") @PathParam("rule") String rule,
            @Valid @NotNull(message = "请填写核查范围") CheckRegion over,
            @Valid @BeanParam PageRequest page) {
        return atOnce.run(() -> checks.run(Ids.parse(id), rule, over, page));
    }
}
