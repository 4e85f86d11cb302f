package cn.fingertip.report.desk;

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

/** The office's own order among its cases. */
@Path("/api/v1/staff/reports")
@Tag(name = "举报办理")
@RolesAllowed(Roles.INSPECTOR)
class CaseDeskResource {
    private static final String GONE = "没有这件举报,或不是本单位的(not-found)";

    private final CaseDesk desk;

    CaseDeskResource(CaseDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/{id}/assign")
    @Operation(
            operationId = "assignReport",
            summary = "分派、移交",
            description =
                    "交给本单位的一位办理人员,或移交、收回。每次分派都留在内部记录里;原办理人员查看举报人身份的批准随之终止。不能分派给举报写到的人。并入本件的举报随之由同一位承办人办理。列表可按 assignee 筛选。")
    @APIResponse(responseCode = "200", description = "分派后的内部记录")
    @APIResponse(responseCode = "404", description = GONE)
    @APIResponse(responseCode = "409", description = "已并入另一件,请分派主件(report-merged)")
    @APIResponse(responseCode = "422", description = "不是本单位的在岗办理人员(report-assignee-unknown)")
    public CaseNoteList assign(@PathParam("id") String id, @Valid @NotNull(message = "请填写分派给谁") AssignReport request) {
        return desk.assign(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/title")
    @Operation(
            operationId = "titleReport",
            summary = "工作标题",
            description = "本单位内部的叫法,便于在列表中辨认。它是少数不加密的内容之一,请勿写能认出人的文字。")
    @APIResponse(responseCode = "204", description = "已保存")
    @APIResponse(responseCode = "404", description = GONE)
    public void title(@PathParam("id") String id, @Valid @NotNull(message = "请填写工作标题") TitleReport request) {
        desk.title(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/links")
    @Operation(operationId = "linkReport", summary = "关联", description = "记下与另一件举报的联系,两件的内部记录里都能看到;各办各的,互不影响。")
    @APIResponse(responseCode = "200", description = "关联后的内部记录")
    @APIResponse(responseCode = "404", description = GONE)
    public CaseNoteList link(@PathParam("id") String id, @Valid @NotNull(message = "请填写另一件举报") LinkReport request) {
        return desk.link(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/notes")
    @Operation(operationId = "noteReport", summary = "内部记事", description = "加密保存,只有本单位能看到;移交其他单位时随件移交。")
    @APIResponse(responseCode = "200", description = "内部记录")
    @APIResponse(responseCode = "404", description = GONE)
    public CaseNoteList note(@PathParam("id") String id, @Valid @NotNull(message = "请填写内容") WriteNote request) {
        return desk.note(Ids.parse(id), request);
    }

    @GET
    @Path("/{id}/notes")
    @Operation(operationId = "listReportNotes", summary = "内部记录", description = "记事、分派、关联、合并和尚未反馈的结果,从早到晚。每次查看都记入审计。")
    @APIResponse(responseCode = "200", description = "内部记录")
    @APIResponse(responseCode = "404", description = GONE)
    public CaseNoteList notes(@PathParam("id") String id) {
        return desk.notes(Ids.parse(id));
    }
}
