package cn.fingertip.report.casework;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import cn.fingertip.media.Download;
import cn.fingertip.media.TakeEvidence;
import cn.fingertip.media.Uploads;
import cn.fingertip.media.derivative.PieceAnswer;
import cn.fingertip.report.ReportFile;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What came with a report, to be looked at, and the originals as evidence. */
@Path("/api/v1/staff/reports/{id}/files")
@Tag(name = "举报办理")
@RolesAllowed(Roles.INSPECTOR)
class CaseMediaResource {
    private static final String NOT_NOW = "正在生成(file-preparing,过几秒再试);或无法显示,原件已保存(file-cannot-be-shown)";
    private static final String RANGE = "只要其中一段,如 bytes=0-1048575";

    private final CaseMedia media;
    private final Uploads uploads;

    CaseMediaResource(CaseMedia media, Uploads uploads) {
        this.media = media;
        this.uploads = uploads;
    }

    @GET
    @RolesAllowed(Roles.INSPECTOR)
    @Operation(
            operationId = "listReportFiles",
            summary = "举报的文件",
            description = "每个文件的原件情况,和可查看版本的状态、大小、时长、页数。还没有生成的,从此时开始生成,过几秒再查。")
    public ReportFileList list(@Parameter(description = "举报编号") @PathParam("id") String id) throws IOException {
        return media.list(Ids.parse(id));
    }

    @GET
    @Path("/{fileId}/view")
    @RolesAllowed(Roles.INSPECTOR)
    @Produces({"image/jpeg", "video/mp4", "audio/mp4"})
    @Operation(
            operationId = "viewReportFile",
            summary = "查看举报的文件",
            description = "可查看的版本:图片为 JPEG,视频为 H.264 的 MP4,录音为 AAC,PDF 为逐页图片。都是重新生成的,不含拍摄地点、设备、时间等附加信息;"
                    + "没有变声,也没有给人脸打码。支持 Range,视频可以拖动播放。每次查看都记入审计(10 分钟内连续查看同一文件记一次)。")
    @APIResponse(
            responseCode = "200",
            description = "全部",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "要的那一段",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = NOT_NOW)
    @APIResponse(responseCode = "503", description = "暂时无法生成(file-later),几分钟后再试")
    @APIResponse(responseCode = "416", description = "要的那一段超出了末尾")
    public Response view(
            @Parameter(description = "举报编号") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId,
            @Parameter(description = "PDF 的第几页,从 1 开始")
                    @QueryParam("page")
                    @DefaultValue("1")
                    @Min(value = 1, message = "页码从 1 开始")
                    int page,
            @Parameter(description = RANGE) @HeaderParam("Range") String range,
            @Context HttpServerRequest http)
            throws IOException {
        return PieceAnswer.of(media.view(Ids.parse(id), Ids.parse(fileId), page), range, http);
    }

    @GET
    @Path("/{fileId}/poster")
    @RolesAllowed(Roles.INSPECTOR)
    @Produces("image/jpeg")
    @Operation(
            operationId = "viewReportFilePoster",
            summary = "文件的封面图",
            description = "图片、视频或 PDF 首页的小图,JPEG;录音没有。每次查看都记入审计。")
    @APIResponse(
            responseCode = "200",
            description = "全部",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "要的那一段",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = NOT_NOW)
    @APIResponse(responseCode = "503", description = "暂时无法生成(file-later),几分钟后再试")
    @APIResponse(responseCode = "416", description = "要的那一段超出了末尾")
    public Response poster(
            @Parameter(description = "举报编号") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId,
            @Parameter(description = RANGE) @HeaderParam("Range") String range,
            @Context HttpServerRequest http)
            throws IOException {
        return PieceAnswer.of(media.poster(Ids.parse(id), Ids.parse(fileId)), range, http);
    }

    @POST
    @Path("/{fileId}/evidence")
    @RolesAllowed(Roles.INSPECTOR)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "takeReportEvidence",
            summary = "取原件",
            description = "举报人发来的原文件,一字节不改,只能下载。其中可能有拍摄地点、设备、时间,也可能有害:平时请用可查看的版本。" + "须选择理由,与文件的 SHA-256 一起单独记入审计。")
    @APIResponse(
            responseCode = "200",
            description = "原件",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "正在计算原件的 SHA-256(file-preparing),过几秒再取")
    public RestResponse<InputStream> evidence(
            @Parameter(description = "举报编号") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId,
            @Valid @NotNull(message = "请选择取原件的理由") TakeEvidence request,
            @Context HttpServerRequest http)
            throws IOException {
        ReportFile file = media.evidence(Ids.parse(id), Ids.parse(fileId), request.reason());
        return Download.of(file.file(), uploads.open(file.file().id(), file.keys()), http);
    }
}
