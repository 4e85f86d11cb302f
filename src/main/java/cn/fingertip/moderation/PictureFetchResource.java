package cn.fingertip.moderation;

import cn.fingertip.media.derivative.PieceAnswer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where WeChat fetches a picture that it is to look at: open to whoever knows its name, which nobody can guess. */
@Path(FetchName.PATH)
@Tag(name = "微信回调")
class PictureFetchResource {
    private final ReviewedFiles files;

    PictureFetchResource(ReviewedFiles files) {
        this.files = files;
    }

    @GET
    @Path("/{name}")
    @PermitAll
    @Produces("image/jpeg")
    @Operation(
            operationId = "fetchPictureToCheck",
            summary = "微信取待检查的图片",
            description = "只供微信服务器调用:申请公开的图片送微信内容安全检查时,微信凭这个猜不到的地址取图。只在检查期间有效,最多 30 分钟;取到的是重新生成的图片,不含拍摄地点、设备、时间。")
    @APIResponse(
            responseCode = "200",
            description = "图片",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "没有这张图片,或已过期(not-found)")
    @APIResponse(responseCode = "409", description = "正在生成(file-preparing),或无法显示(file-cannot-be-shown)")
    @APIResponse(responseCode = "503", description = "暂时无法生成(file-later),几分钟后再试")
    public Response fetch(
            @Parameter(description = "地址里的随机名") @PathParam("name") String name, @Context HttpServerRequest http)
            throws IOException {
        return PieceAnswer.of(files.fetched(new FetchName(name)), null, http);
    }
}
