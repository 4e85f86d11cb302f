package cn.fingertip.report.casework;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Steps that concern others besides the office and its reporter: another office, another case, the result told late. */
@Path("/api/v1/staff/reports")
@Tag(name = "举报办理")
@RolesAllowed(Roles.INSPECTOR)
class CaseworkResource {
    private final Casework casework;
    private final Transfers transfers;
    private final Mergers mergers;

    CaseworkResource(Casework casework, Transfers transfers, Mergers mergers) {
        this.casework = casework;
        this.transfers = transfers;
        this.mergers = mergers;
    }

    @GET
    @Path("/offices")
    @Operation(
            operationId = "listTransferOffices",
            summary = "可以转给哪些单位",
            description = "平台上有人员可以查看举报的受理单位,不含本单位。转办时填其代码。")
    public OfficeList offices() {
        return new OfficeList(transfers.offices());
    }

    @POST
    @Path("/{id}/transfer")
    @Operation(
            operationId = "transferReport",
            summary = "转办",
            description = "转给平台以外的单位(to):收到 → 已转办。转给平台上的另一受理单位(office):举报连同密钥移交,对方重新办理,本单位不再看到;"
                    + "期限仍从最初收到之日起算。都写明理由并告诉举报人。不能转给被反映的单位。")
    @APIResponseSchema(value = MovedReport.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "当前状态不能这样办理(report-move-illegal),或已并入另一件(report-merged)")
    @APIResponse(
            responseCode = "422",
            description =
                    "没有选好转给谁(report-transfer-target)、不能转给这个单位(report-transfer-office),或对方没有可以查看举报的人员(report-office-closed)")
    public MovedReport transfer(
            @PathParam("id") String id, @Valid @NotNull(message = "请填写转给哪个单位和理由") TransferReport request) {
        return transfers.transfer(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/feedback")
    @Operation(
            operationId = "feedBackReport",
            summary = "反馈结果",
            description = "办结时没有写给举报人的说明的,在办结之日起 15 个工作日内反馈一次。反馈之后才能归档。")
    @APIResponseSchema(value = MovedReport.class, responseCode = "200", responseDescription = "已反馈")
    @APIResponse(responseCode = "409", description = "没有待反馈的结果(report-feedback-none),或已并入另一件(report-merged)")
    @APIResponse(responseCode = "422", description = "内部记录里没有结果,须同时填写(report-result-needed)")
    public MovedReport feedBack(@PathParam("id") String id, @Valid @NotNull(message = "请填写反馈的内容") FeedBack request) {
        return casework.feedBack(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/merge")
    @Operation(
            operationId = "mergeReport",
            summary = "合并重复件",
            description = "把本件并入反映同一问题的主件。此后本件的状态随主件,主件宣布的决定(受理、结果)本件的举报人也看到,但看不到主件举报人说过的话、"
                    + "单独的问答和文件,也不会得知还有另一件。本件的举报人仍可补充,办理人员仍可单独答复。主件已分派的,本件随之由同一位承办人办理。"
                    + "合并不推迟期限:两件都未受理的,只能把后收到的并入先收到的;并入已受理的主件时本件已逾期的,计一次逾期受理。")
    @APIResponseSchema(value = MovedReport.class, responseCode = "200", responseDescription = "已合并")
    @APIResponse(responseCode = "409", description = "不能这样合并(report-merge-illegal),例如主件尚未受理而收到得更晚")
    public MovedReport merge(@PathParam("id") String id, @Valid @NotNull(message = "请填写主件") MergeReport request) {
        return mergers.merge(Ids.parse(id), Ids.parse(request.into()), request.note());
    }
}
