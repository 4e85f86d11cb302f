package cn.fingertip.wish.board;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.http.Conditional;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import cn.fingertip.kernel.http.PublicReader;
import cn.fingertip.kernel.http.ReadyAnswer;
import cn.fingertip.media.derivative.OpenPiece;
import cn.fingertip.media.derivative.PieceAnswer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** 心愿公开栏, for everybody. What is not shown to others does not exist here. */
@Path("/api/v1/wishes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "心愿公开栏")
class PublicWishResource {
    private final PublicWishes wishes;
    private final PublicJson json;

    PublicWishResource(PublicWishes wishes, PublicJson json) {
        this.wishes = wishes;
        this.json = json;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listPublicWishes",
            summary = "公开的心愿",
            description = "某区划及其下级里,提出人同意公开并通过审核的心愿,新的在前。看不到是谁提的。带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "一页心愿",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PublicWishPage.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    public RestResponse<byte[]> list(
            @Parameter(description = "区划代码,含其下级;不填为全部", example = "360735100")
                    @QueryParam("region")
                    @Pattern(regexp = "([0-9]{2,12})?", message = "应为地区代码")
                    String region,
            @Parameter(description = "类型,如 repair") @QueryParam("type") String type,
            @Parameter(description = "状态,如 in-progress") @QueryParam("status") String status,
            @Valid @BeanParam PageRequest page,
            @BeanParam PublicReader reader) {
        return answer(PublicWishPage.of(wishes.list(region, type, status, page)), reader);
    }

    @GET
    @Path("/{id}/public")
    @PermitAll
    @Operation(
            operationId = "getPublicWish",
            summary = "一件公开的心愿",
            description = "提出人改为不公开后立即看不到(404)。带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "心愿",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PublicWishView.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    public RestResponse<byte[]> get(
            @Parameter(description = "心愿编号,即 listPublicWishes 给出的 id") @PathParam("id") String id,
            @BeanParam PublicReader reader)
            throws IOException {
        return answer(wishes.view(id), reader);
    }

    @GET
    @Path("/{id}/public/files/{fileId}")
    @PermitAll
    @Produces({"image/jpeg", "video/mp4", "audio/mp4"})
    @Operation(
            operationId = "viewPublicWishFile",
            summary = "公开心愿的图片",
            description = "通过检查的图片、视频等,重新生成,不含拍摄地点、设备、时间,支持 Range。带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "全部",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "要的那一段",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "409", description = "正在生成(file-preparing),或无法显示、原件已保存(file-cannot-be-shown)")
    @APIResponse(responseCode = "416", description = "要的那一段超出了末尾")
    @APIResponse(responseCode = "503", description = "暂时无法生成(file-later),几分钟后再试")
    public Response view(
            @Parameter(description = "心愿编号,即 listPublicWishes 给出的 id") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId,
            @Parameter(description = "PDF 的第几页,从 1 开始")
                    @QueryParam("page")
                    @DefaultValue("1")
                    @Min(value = 1, message = "页码从 1 开始")
                    int page,
            @Parameter(description = "只要其中一段,如 bytes=0-1048575") @HeaderParam("Range") String range,
            @BeanParam PublicReader reader,
            @Context HttpServerRequest http)
            throws IOException {
        OpenPiece piece = wishes.open(id, Ids.parse(fileId), page);
        // What was made of a file never changes.
        String tag = '"' + fileId + "-" + page + '"';
        if (range == null && reader.ifNoneMatch() != null && Conditional.matches(reader.ifNoneMatch(), tag)) {
            piece.content().close();
            return Response.notModified()
                    .header(HttpHeaders.ETAG, tag)
                    .header(HttpHeaders.CACHE_CONTROL, ReadyAnswer.CACHE)
                    .build();
        }
        Response answer = PieceAnswer.of(piece, range, http);
        answer.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, ReadyAnswer.CACHE);
        return answer;
    }

    private RestResponse<byte[]> answer(Object shown, PublicReader reader) {
        return PublicBody.Form.once(json.bytes(shown), Conditional.takesGzip(reader.acceptEncoding()))
                .answer(reader.ifNoneMatch(), ReadyAnswer.CACHE);
    }
}
