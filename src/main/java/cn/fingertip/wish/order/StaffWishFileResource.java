package cn.fingertip.wish.order;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import cn.fingertip.media.Download;
import cn.fingertip.media.TakeEvidence;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.media.derivative.Derivatives;
import cn.fingertip.media.derivative.PieceAnswer;
import cn.fingertip.media.derivative.ShownFileList;
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

/** The photos and films of a wish, made anew for the cadre who is to see to it; originals are taken for a reason only. */
@Path("/api/v1/staff/wishes/{id}/files")
@Tag(name = "心愿订单")
class StaffWishFileResource {
    private final WishOrders orders;
    private final Uploads uploads;
    private final Derivatives derivatives;
    private final Sealer sealer;

    StaffWishFileResource(WishOrders orders, Uploads uploads, Derivatives derivatives, Sealer sealer) {
        this.orders = orders;
        this.uploads = uploads;
        this.derivatives = derivatives;
        this.sealer = sealer;
    }

    @GET
    @RolesAllowed(Roles.CADRE)
    @Operation(
            operationId = "listWishFiles",
            summary = "心愿的附件",
            description = "每个附件可查看版本的状态、大小、时长、页数;过长的视频、录音只显示一部分时写明。还没有生成的,从此时开始生成,过几秒再查。")
    public ShownFileList list(@Parameter(description = "心愿编号") @PathParam("id") String id) throws IOException {
        return derivatives.shown(orders.files(Ids.parse(id)), sealer);
    }

    @GET
    @Path("/{fileId}/view")
    @RolesAllowed(Roles.CADRE)
    @Produces({"image/jpeg", "video/mp4", "audio/mp4"})
    @Operation(
            operationId = "viewWishFile",
            summary = "查看心愿附件",
            description = "重新生成的图片、视频、录音或 PDF 页面,不含拍摄地点、设备、时间等附加信息,支持 Range。每次查看都记入审计,播放时分段取的算一次。")
    @APIResponse(
            responseCode = "200",
            description = "全部",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "要的那一段",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "正在生成(file-preparing),或无法显示、原件已保存(file-cannot-be-shown)")
    @APIResponse(responseCode = "503", description = "暂时无法生成(file-later),几分钟后再试")
    @APIResponse(responseCode = "416", description = "要的那一段超出了末尾")
    public Response view(
            @Parameter(description = "心愿编号") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId,
            @Parameter(description = "PDF 的第几页,从 1 开始")
                    @QueryParam("page")
                    @DefaultValue("1")
                    @Min(value = 1, message = "页码从 1 开始")
                    int page,
            @Parameter(description = "只要其中一段,如 bytes=0-1048575") @HeaderParam("Range") String range,
            @Context HttpServerRequest http)
            throws IOException {
        UploadedFile file = orders.file(Ids.parse(id), Ids.parse(fileId));
        return PieceAnswer.of(derivatives.open(file, sealer, page), range, http);
    }

    @POST
    @Path("/{fileId}/evidence")
    @RolesAllowed(Roles.CADRE)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "takeWishEvidence",
            summary = "取心愿附件的原件",
            description = "村民发来的原文件,一字节不改,只能下载。其中可能有拍摄地点、设备、时间:平时请用可查看的版本。须选择理由,与文件的 SHA-256 一起单独记入审计。")
    @APIResponse(
            responseCode = "200",
            description = "原件",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "正在计算原件的 SHA-256(file-preparing),过几秒再取")
    public RestResponse<InputStream> evidence(
            @Parameter(description = "心愿编号") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId,
            @Valid @NotNull(message = "请选择取原件的理由") TakeEvidence request,
            @Context HttpServerRequest http)
            throws IOException {
        UploadedFile file = orders.evidence(Ids.parse(id), Ids.parse(fileId), request.reason());
        return Download.of(file, uploads.open(file.id(), sealer), http);
    }
}
