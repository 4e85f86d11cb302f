package cn.fingertip.report.casework;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.report.SentMessage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** 我要举报, the inspectors' side. An administrator has no way in: the role is asked for on every method. */
@Path("/api/v1/staff/reports")
@Tag(name = "举报办理")
@RolesAllowed(Roles.INSPECTOR)
class StaffReportResource {
    private static final String MOVES = "当前状态不能这样办理(report-move-illegal)";

    private final CaseList list;
    private final CaseFiles files;
    private final Casework casework;

    StaffReportResource(CaseList list, CaseFiles files, Casework casework) {
        this.list = list;
        this.files = files;
        this.casework = casework;
    }

    @GET
    @RolesAllowed(Roles.INSPECTOR)
    @Operation(
            operationId = "listReports",
            summary = "举报列表",
            description =
                    "本单位的举报,从新到旧。只能按类别、地区、状态、收到的日期、办理人员、线索编号和工作标题查找:其余内容都已加密,不能搜索。反映到本人的不在其中;尚未获准的人员看不到。每看一页都记入审计。")
    public CursorPage<StaffReportItem> list(
            @QueryParam("status") @Parameter(description = "状态,如 received") String status,
            @QueryParam("kind") @Parameter(description = "类别,如 subsidy") @Size(max = 40, message = "没有这种举报类别")
                    String kind,
            @QueryParam("region")
                    @Parameter(description = "地区代码,含其下级")
                    @Pattern(regexp = "[0-9]{2,12}", message = "地区代码是 2–12 位数字")
                    String region,
            @QueryParam("assignee") @Parameter(description = "办理人员的编号,me 为本人") @Size(max = 40, message = "编号无效")
                    String assignee,
            @QueryParam("lead")
                    @Parameter(description = "线索编号")
                    @Pattern(regexp = "[0-9]{2,9}-[0-9]{4}-[0-9]{5,9}", message = "线索编号形如 360735-2026-00001")
                    String lead,
            @QueryParam("from") @Parameter(description = "收到日期的起始(含),如 2026-10-01") String from,
            @QueryParam("to") @Parameter(description = "收到日期的截止(含)") String to,
            @QueryParam("title") @Parameter(description = "工作标题中的字") @Size(max = 30, message = "工作标题最多 30 字")
                    String title,
            @Valid @BeanParam PageRequest page) {
        return list.page(status, kind, region, assignee, lead, Received.between(from, to), title, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.INSPECTOR)
    @Operation(
            operationId = "openReport",
            summary = "查看一件举报",
            description = "全部内容、文件和留言。举报人的姓名和联系方式单独加密,不在其中。每次查看都记入审计。")
    public StaffReportView open(@PathParam("id") String id) {
        return files.open(Ids.parse(id));
    }

    @POST
    @Path("/{id}/accept")
    @RolesAllowed(Roles.INSPECTOR)
    @Operation(operationId = "acceptReport", summary = "受理", description = "收到 → 已受理,并给出线索编号。")
    @APIResponseSchema(value = MovedReport.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = MOVES)
    public MovedReport accept(@PathParam("id") String id) {
        return casework.accept(Ids.parse(id));
    }

    @POST
    @Path("/{id}/reject")
    @RolesAllowed(Roles.INSPECTOR)
    @Operation(operationId = "rejectReport", summary = "不予受理", description = "收到 → 不予受理。理由会告诉举报人。")
    @APIResponseSchema(value = MovedReport.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = MOVES)
    public MovedReport reject(
            @PathParam("id") String id, @Valid @NotNull(message = "请填写不予受理的理由") RejectReport request) {
        return casework.reject(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/investigate")
    @RolesAllowed(Roles.INSPECTOR)
    @Operation(operationId = "investigateReport", summary = "开始核查", description = "已受理 → 核查中。")
    @APIResponseSchema(value = MovedReport.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = MOVES)
    public MovedReport investigate(@PathParam("id") String id) {
        return casework.investigate(Ids.parse(id));
    }

    @POST
    @Path("/{id}/reply")
    @RolesAllowed(Roles.INSPECTOR)
    @ResponseStatus(201)
    @Operation(operationId = "replyToReporter", summary = "答复或询问举报人", description = "任何状态下都可以;举报人凭查询码看到。")
    @APIResponse(
            responseCode = "201",
            description = "已收到",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SentMessage.class)))
    @APIResponse(responseCode = "409", description = "留言已达上限(report-messages-full)")
    public SentMessage reply(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Parameter(description = SentMessage.OPTIONAL_KEY) String key,
            @Valid @NotNull(message = "请填写内容") ReplyToReporter request) {
        return casework.reply(Ids.parse(id), key, request);
    }

    @POST
    @Path("/{id}/conclude")
    @RolesAllowed(Roles.INSPECTOR)
    @Operation(
            operationId = "concludeReport",
            summary = "办结",
            description = "已受理或核查中 → 已办结。填了说明的随即告诉举报人;没填的留到反馈时。反馈期限从此时起算。")
    @APIResponseSchema(value = MovedReport.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = MOVES)
    public MovedReport conclude(
            @PathParam("id") String id, @Valid @NotNull(message = "请填写核查结果和说明") ConcludeReport request) {
        return casework.conclude(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/archive")
    @RolesAllowed(Roles.INSPECTOR)
    @Operation(operationId = "archiveReport", summary = "归档", description = "已办结(并已反馈)、已转办或不予受理 → 已归档。保存期限从此时起算。")
    @APIResponseSchema(value = MovedReport.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = MOVES)
    public MovedReport archive(@PathParam("id") String id) {
        return casework.archive(Ids.parse(id));
    }
}
