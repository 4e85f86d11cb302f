package cn.fingertip.media.tus;

import cn.fingertip.media.HeldUpload;
import cn.fingertip.media.MediaConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * tus 1.0.0 where uploads begin: OPTIONS of the core protocol, creation (also with deferred length and with the first
 * bytes). Open to everybody, because a report may be anonymous; what protects an upload is that nobody can guess its URL.
 */
@Path(TusHeaders.PATH)
@PermitAll
@RunOnVirtualThread
@Tag(name = "文件上传")
class UploadResource {
    private final TusUploads uploads;
    private final MediaConfig.Uploads limits;

    UploadResource(TusUploads uploads, MediaConfig config) {
        this.uploads = uploads;
        this.limits = config.uploads();
    }

    @OPTIONS
    @Operation(
            operationId = "uploadOptions",
            summary = "上传能力",
            description = "返回支持的 tus 版本、扩展(Tus-Extension)、单个文件上限(Tus-Max-Size,字节)和校验算法。")
    @APIResponse(responseCode = "204", description = "能力在响应头中")
    public RestResponse<Void> options() {
        return TusHeaders.options(limits.largest());
    }

    @POST
    @Operation(
            operationId = "createUpload",
            summary = "创建上传",
            description = "为一个文件创建上传。Upload-Length 是文件字节数(暂不知道时用 Upload-Defer-Length: 1);"
                    + "可以同时发送开头的一段内容(Content-Type: application/offset+octet-stream,响应的 Upload-Offset 是已保存的字节数,"
                    + "内容被拒绝时不创建上传)。Location 的最后一段就是提交举报、心愿时的 uploadId,请保密。"
                    + "到 Upload-Expires 仍未提交的上传会被删除。")
    @APIResponse(
            responseCode = "201",
            description = "已创建",
            headers = {
                @Header(name = "Location", description = "这个上传的地址;请保密", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Upload-Expires", description = "保留到何时", schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Upload-Offset",
                        description = "同时发送了内容时:已保存的字节数",
                        schema = @Schema(type = SchemaType.INTEGER))
            })
    @APIResponse(responseCode = "412", description = "Tus-Resumable 不是 1.0.0")
    @APIResponse(responseCode = "413", description = "文件超过单个上限,或内容超过声明的长度")
    @APIResponse(responseCode = "415", description = "同时发送了内容,但类型不是 application/offset+octet-stream")
    @APIResponse(
            responseCode = "428",
            description = "待处理的上传较多,或同一来源创建、上传较多,要先完成工作量证明(proof-of-work-required);"
                    + "题目在问题的 challenge 中,剩的地方越少、这个来源传得越多,题目越难。内容被拒绝时不创建上传")
    @APIResponse(
            responseCode = "429",
            description = "同一来源创建或上传过多,且剩下的地方要留给别人,或同一来源同时上传的文件过多(too-often),按 Retry-After 稍后再试;未创建")
    @APIResponse(responseCode = "460", description = "内容校验不符,未创建")
    @APIResponse(
            responseCode = "503",
            description = "待处理的上传过多(uploads-full)或存储空间不足(uploads-disk-low),按 Retry-After 稍后再试;文字内容仍可提交")
    public RestResponse<Void> create(
            @HeaderParam("Tus-Resumable") String version,
            @HeaderParam("Upload-Length") String uploadLength,
            @HeaderParam("Upload-Defer-Length") String defer,
            @HeaderParam("Upload-Metadata") String metadata,
            @HeaderParam("Upload-Checksum") String checksum,
            @HeaderParam("Proof-Of-Work") @Parameter(description = "收到 428 后:题目和答案,challenge:n") String proof,
            @Context HttpHeaders headers,
            @Context HttpServerRequest http,
            @RequestBody(
                            description = "开头的一段内容,可不带",
                            required = false,
                            content =
                                    @Content(
                                            mediaType = TusHeaders.CHUNK_TYPE,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body) {
        TusHeaders.requireVersion(version);
        Long length = TusHeaders.number("Upload-Length", uploadLength);
        if (defer != null && !"1".equals(defer.strip()) || (length == null) == (defer == null)) {
            throw TusHeaders.invalid("请在 Upload-Length 与 Upload-Defer-Length: 1 中选择一个");
        }
        String checkedMetadata = UploadMetadata.checked(metadata);
        Chunk first = TusHeaders.firstChunk(headers, checksum, body);
        HeldUpload begun = uploads.begin(length, checkedMetadata, first, Sender.of(http, proof));
        RestResponse.ResponseBuilder<Void> answer = RestResponse.ResponseBuilder.<Void>create(201)
                .header("Location", TusHeaders.PATH + "/" + begun.name().text())
                .header("Cache-Control", "no-store");
        if (first != null) {
            answer.header("Upload-Offset", begun.upload().received());
        }
        return TusHeaders.expiring(begun.upload(), answer).build();
    }
}
