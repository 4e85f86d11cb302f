package cn.fingertip.report.retention;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The end of reports: what is destroyed soon, and what is kept longer. */
@Path("/api/v1/staff/reports")
@Tag(name = "举报保存期限")
@RolesAllowed(Roles.INSPECTOR)
class RetentionResource {
    private static final String GONE = "没有这件举报,或不是本单位的(not-found)";

    private final Retention retention;

    RetentionResource(Retention retention) {
        this.retention = retention;
    }

    @GET
    @Path("/retention")
    @Operation(
            operationId = "listReportRetention",
            summary = "即将期满销毁",
            description =
                    "本单位办结的举报中,进入销毁前提示期的:已归档的,以及转给其他单位、不予受理、办结后没有归档的。保存期限按类别从归档或最后一步之日起算;"
                            + "系统自带的天数不是法定的,由使用单位按经同级档案部门同意的保管期限表另行设定(设置 fingertip.report-retention.file)。期满即销毁密钥、内容和文件,只留不含内容的记录。")
    public RetentionList ending() {
        return retention.ending();
    }

    @GET
    @Path("/{id}/holds")
    @Operation(operationId = "listReportHolds", summary = "暂缓销毁的记录", description = "何人、何时、因何、到哪一天。每次查看都记入审计。")
    @APIResponse(responseCode = "200", description = "记录")
    @APIResponse(responseCode = "404", description = GONE)
    public HoldList holds(@PathParam("id") String id) {
        return retention.list(Ids.parse(id));
    }

    @POST
    @Path("/{id}/hold")
    @Operation(
            operationId = "holdReport",
            summary = "暂缓销毁",
            description = "申诉、诉讼等需要时,写明理由和期限;到期自动失效。合并在一起的各件一并暂缓。查询码的失效不因此推迟。")
    @APIResponse(responseCode = "200", description = "暂缓销毁的记录")
    @APIResponse(responseCode = "404", description = GONE)
    @APIResponse(responseCode = "422", description = "日期不正确(report-hold-until)")
    public HoldList hold(@PathParam("id") String id, @Valid @NotNull(message = "请填写理由和日期") HoldReport request) {
        return retention.hold(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/release")
    @Operation(operationId = "releaseReport", summary = "解除暂缓", description = "解除现在有效的全部暂缓;已期满的随后销毁。")
    @APIResponse(responseCode = "200", description = "暂缓销毁的记录")
    @APIResponse(responseCode = "404", description = GONE)
    @APIResponse(responseCode = "409", description = "没有暂缓销毁(report-not-held)")
    public HoldList release(@PathParam("id") String id) {
        return retention.release(Ids.parse(id));
    }
}
