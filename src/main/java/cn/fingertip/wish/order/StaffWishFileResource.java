package cn.fingertip.wish.order;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import cn.fingertip.media.Download;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.media.derivative.Derivatives;
import cn.fingertip.media.derivative.PieceAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** The photos and films of a wish, for the cadre who is to see to it. */
@Path("/api/v1/staff/wishes/{id}/files/{fileId}")
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
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "downloadWishFile", summary = "下载心愿附件", description = "原文件,总是作为附件下载,不在浏览器中直接打开。每次下载都记入审计。")
    public RestResponse<InputStream> download(
            @Parameter(description = "心愿编号") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId)
            throws IOException {
        UploadedFile file = orders.file(Ids.parse(id), Ids.parse(fileId));
        return Download.of(file, uploads.open(file.id(), sealer));
    }

    @GET
    @Path("/view")
    @RolesAllowed(Roles.CADRE)
    @Produces({"image/jpeg", "video/mp4", "audio/mp4"})
    @Operation(
            operationId = "viewWishFile",
            summary = "查看心愿附件",
            description = "重新生成的图片、视频、录音或 PDF 页面,不含拍摄地点、设备、时间等附加信息,支持 Range。每次查看都记入审计。")
    @APIResponse(
            responseCode = "200",
            description = "全部",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "要的那一段",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "正在生成(file-preparing),或无法显示(file-cannot-be-shown)")
    @APIResponse(responseCode = "416", description = "要的那一段超出了末尾")
    public Response view(
            @Parameter(description = "心愿编号") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId,
            @Parameter(description = "PDF 的第几页,从 1 开始") @QueryParam("page") @DefaultValue("1") int page,
            @Parameter(description = "只要其中一段,如 bytes=0-1048575") @HeaderParam("Range") String range)
            throws IOException {
        UploadedFile file = orders.file(Ids.parse(id), Ids.parse(fileId));
        return PieceAnswer.of(derivatives.open(file, sealer, page), range);
    }
}
