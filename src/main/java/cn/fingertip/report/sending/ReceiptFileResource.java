package cn.fingertip.report.sending;

import cn.fingertip.media.derivative.Derivatives;
import cn.fingertip.media.derivative.PieceAnswer;
import cn.fingertip.media.derivative.ShownFileList;
import cn.fingertip.report.ReportFile;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What the office sent along, by receipt: made anew as well, for an original tells which inspector wrote it, with what and
 * where.
 */
@Path("/api/v1/reports/files")
@Tag(name = "举报")
class ReceiptFileResource {
    private final Reports reports;
    private final Derivatives derivatives;

    ReceiptFileResource(Reports reports, Derivatives derivatives) {
        this.reports = reports;
        this.derivatives = derivatives;
    }

    @POST
    @Path("/list")
    @PermitAll
    @Operation(
            operationId = "listFilesByReceipt",
            summary = "凭查询码查看办理单位有哪些文件",
            description = "办理单位随留言所附的全部文件,和各自可查看版本的状态、大小、时长、页数。查询码只在请求体中传送。")
    @APIResponseSchema(value = ShownFileList.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "404", description = "查询码不正确(receipt-unknown)")
    @APIResponse(responseCode = "428", description = ReportResource.WORK_FIRST)
    public ShownFileList list(
            @HeaderParam("Proof-Of-Work") @Parameter(description = ReportResource.PROOF) String proof,
            @Valid @NotNull(message = "请填写查询码") LookUpReport request,
            HttpServerRequest http)
            throws IOException {
        List<ReportFile> files = reports.files(request, ReportResource.asker(http, proof));
        return files.isEmpty()
                ? new ShownFileList(List.of())
                : derivatives.shown(
                        files.stream().map(ReportFile::file).toList(),
                        files.getFirst().keys());
    }

    @POST
    @PermitAll
    @Produces({"image/jpeg", "video/mp4", "audio/mp4"})
    @Operation(
            operationId = "downloadFileByReceipt",
            summary = "凭查询码查看办理单位的文件",
            description = "办理单位随留言所附的文件,重新生成为 JPEG 图片、MP4 视频或录音;PDF 是逐页图片,用 page 选择。查询码只在请求体中传送;查询太频繁时要先完成工作量证明。")
    @APIResponse(
            responseCode = "200",
            description = "可查看的版本",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "查询码不正确(receipt-unknown),或没有这个文件、这一页(not-found)")
    @APIResponse(responseCode = "409", description = "正在生成(file-preparing),或无法显示、原件已保存(file-cannot-be-shown)")
    @APIResponse(responseCode = "503", description = "暂时无法生成(file-later),几分钟后再试")
    @APIResponse(responseCode = "428", description = ReportResource.WORK_FIRST)
    public Response view(
            @HeaderParam("Proof-Of-Work") @Parameter(description = ReportResource.PROOF) String proof,
            @Valid @NotNull(message = "请填写查询码和文件编号") OpenReportFile request,
            HttpServerRequest http)
            throws IOException {
        ReportFile file = reports.file(request, ReportResource.asker(http, proof));
        int page = request.page() == null ? 1 : request.page();
        return PieceAnswer.of(derivatives.open(file.file(), file.keys(), page), null, http);
    }
}
