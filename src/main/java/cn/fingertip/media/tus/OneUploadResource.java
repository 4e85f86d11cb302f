package cn.fingertip.media.tus;

import cn.fingertip.media.HeldUpload;
import cn.fingertip.media.MediaConfig;
import cn.fingertip.media.Upload;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
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
 * tus 1.0.0 for an upload that has begun: the rest of the core protocol, checksum, expiration, termination. On virtual
 * threads: a slow phone may send for minutes.
 */
// The same path as UploadResource: a method that neither has is then told from a path that neither has.
@Path(TusHeaders.PATH)
@PermitAll
@RunOnVirtualThread
@Tag(name = "文件上传")
class OneUploadResource {
    private final TusUploads uploads;
    private final MediaConfig.Uploads limits;

    OneUploadResource(TusUploads uploads, MediaConfig config) {
        this.uploads = uploads;
        this.limits = config.uploads();
    }

    @OPTIONS
    @Path("/{id}")
    @Operation(
            operationId = "uploadOptionsOfOne",
            summary = "上传能力(单个上传)",
            description = "与 OPTIONS /api/v1/uploads 相同。")
    @APIResponse(responseCode = "204", description = "能力在响应头中")
    public RestResponse<Void> options(@PathParam("id") String id) {
        return TusHeaders.options(limits.largest());
    }

    @HEAD
    @Path("/{id}")
    @Operation(operationId = "uploadProgress", summary = "查询上传进度", description = "Upload-Offset 是已保存的字节数,从这里继续发送。")
    @APIResponse(
            responseCode = "200",
            description = "进度在响应头中",
            headers = {
                @Header(name = "Upload-Offset", description = "已保存的字节数", schema = @Schema(type = SchemaType.INTEGER)),
                @Header(name = "Upload-Length", description = "文件字节数", schema = @Schema(type = SchemaType.INTEGER))
            })
    @APIResponse(responseCode = "410", description = "上传已过期")
    @APIResponse(responseCode = "412", description = "Tus-Resumable 不是 1.0.0")
    public RestResponse<Void> progress(@PathParam("id") String id, @HeaderParam("Tus-Resumable") String version) {
        TusHeaders.requireVersion(version);
        HeldUpload held = uploads.find(id);
        Upload upload = held.upload();
        RestResponse.ResponseBuilder<Void> answer = RestResponse.ResponseBuilder.<Void>ok()
                .header("Upload-Offset", upload.received())
                .header("Cache-Control", "no-store");
        if (upload.length() == null) {
            answer.header("Upload-Defer-Length", "1");
        } else {
            answer.header("Upload-Length", upload.length());
        }
        String metadata = held.metadata();
        if (metadata != null) {
            answer.header("Upload-Metadata", metadata);
        }
        return TusHeaders.expiring(upload, answer).build();
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "appendUpload",
            summary = "续传",
            description = "从 Upload-Offset 起追加一段内容(application/offset+octet-stream,建议每段 0.5–1 MB)。"
                    + "可带 Upload-Checksum 校验这一段。返回 204 时内容已落盘。")
    @APIResponse(
            responseCode = "204",
            description = "已保存",
            headers =
                    @Header(name = "Upload-Offset", description = "新的进度", schema = @Schema(type = SchemaType.INTEGER)))
    @APIResponse(responseCode = "409", description = "起点与已保存的长度不同,或同时有另一个请求先写入;请查询进度后继续")
    @APIResponse(responseCode = "410", description = "上传已过期")
    @APIResponse(responseCode = "412", description = "Tus-Resumable 不是 1.0.0")
    @APIResponse(responseCode = "413", description = "内容超过声明的长度")
    @APIResponse(responseCode = "422", description = "从文件开头的字节看,类型不受支持(upload-kind),这一段未保存;1 MB 以下的文件到提交时才识别")
    @APIResponse(
            responseCode = "428",
            description = "同一来源上传较多,这个上传要先完成一次工作量证明(proof-of-work-required),这一段未保存;题目在问题的 challenge 中")
    @APIResponse(
            responseCode = "429",
            description = "同一来源上传过多,且剩下的地方要留给别人,或同一来源同时上传的文件过多(too-often),按 Retry-After 稍后再试;这一段未保存")
    @APIResponse(responseCode = "460", description = "校验不符,这一段未保存")
    @APIResponse(
            responseCode = "503",
            description = "待处理的上传过多(uploads-full)或存储空间不足(uploads-disk-low),按 Retry-After 稍后再试;文字内容仍可提交")
    public RestResponse<Void> patch(
            @PathParam("id") String id,
            @HeaderParam("Tus-Resumable") String version,
            @Context HttpHeaders headers,
            @HeaderParam("Upload-Offset") String offset,
            @HeaderParam("Upload-Length") String uploadLength,
            @HeaderParam("Upload-Checksum") String checksum,
            @HeaderParam("Proof-Of-Work") @Parameter(description = "收到 428 后:题目和答案,challenge:n") String proof,
            @Context HttpServerRequest http,
            @RequestBody(
                            description = "从 Upload-Offset 起的一段内容",
                            content =
                                    @Content(
                                            mediaType = TusHeaders.CHUNK_TYPE,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body) {
        TusHeaders.requireVersion(version);
        HeldUpload held = uploads.find(id);
        TusHeaders.requireChunkType(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        Long from = TusHeaders.number("Upload-Offset", offset);
        if (from == null) {
            throw TusHeaders.invalid("缺少 Upload-Offset");
        }
        Chunk chunk = new Chunk(
                from,
                TusHeaders.announced(headers),
                TusHeaders.number("Upload-Length", uploadLength),
                Checksum.parse(checksum),
                body);
        long end = uploads.append(held, chunk, Sender.of(http, proof));
        return TusHeaders.expiring(
                        held.upload(),
                        RestResponse.ResponseBuilder.<Void>noContent().header("Upload-Offset", end))
                .build();
    }

    @POST
    @Path("/{id}")
    @Operation(
            operationId = "overrideUpload",
            summary = "以 POST 续传或取消",
            description = "给不能发 PATCH 的客户端(如 wx.request):X-HTTP-Method-Override 为 PATCH 或 DELETE,其余与该方法完全相同。")
    @Parameter(
            name = "Upload-Offset",
            in = ParameterIn.HEADER,
            description = "代替 PATCH 时:这一段的起点",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "Upload-Checksum",
            in = ParameterIn.HEADER,
            description = "代替 PATCH 时:这一段的校验值,可不带",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "Proof-Of-Work",
            in = ParameterIn.HEADER,
            description = "代替 PATCH 时:收到 428 后的题目和答案,challenge:n",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "200", description = "代替 HEAD 时:与 HEAD 相同,进度在响应头中")
    @APIResponse(
            responseCode = "204",
            description = "与所代替的方法相同",
            headers =
                    @Header(
                            name = "Upload-Offset",
                            description = "代替 PATCH 时:新的进度",
                            schema = @Schema(type = SchemaType.INTEGER)))
    @APIResponse(responseCode = "400", description = "没有 X-HTTP-Method-Override,或请求头有误")
    @APIResponse(responseCode = "409", description = "与所代替的方法相同")
    @APIResponse(responseCode = "410", description = "上传已过期")
    @APIResponse(responseCode = "412", description = "Tus-Resumable 不是 1.0.0")
    @APIResponse(responseCode = "413", description = "内容超过声明的长度")
    @APIResponse(responseCode = "422", description = "从文件开头的字节看,类型不受支持(upload-kind),这一段未保存;1 MB 以下的文件到提交时才识别")
    @APIResponse(
            responseCode = "428",
            description = "代替 PATCH 时:同一来源上传较多,这个上传要先完成一次工作量证明(proof-of-work-required),这一段未保存")
    @APIResponse(responseCode = "429", description = "代替 PATCH 时:同一来源上传过多(too-often),按 Retry-After 稍后再试")
    @APIResponse(responseCode = "460", description = "校验不符,这一段未保存")
    public RestResponse<Void> override(
            @PathParam("id") String id,
            @HeaderParam("X-HTTP-Method-Override") String override,
            @HeaderParam("Tus-Resumable") String version,
            @RequestBody(
                            description = "从 Upload-Offset 起的一段内容",
                            content =
                                    @Content(
                                            mediaType = TusHeaders.CHUNK_TYPE,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body) {
        // With the header this method is never reached: TusHeaders makes it the request it stands for.
        TusHeaders.requireVersion(version);
        throw TusHeaders.invalid("缺少 X-HTTP-Method-Override(PATCH 或 DELETE)");
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelUpload", summary = "取消上传", description = "删除这个上传和已收到的内容;已随举报或心愿提交的不能取消。")
    @APIResponse(responseCode = "204", description = "已删除")
    @APIResponse(responseCode = "409", description = "已随内容提交")
    @APIResponse(responseCode = "410", description = "上传已过期")
    @APIResponse(responseCode = "412", description = "Tus-Resumable 不是 1.0.0")
    public RestResponse<Void> cancel(@PathParam("id") String id, @HeaderParam("Tus-Resumable") String version) {
        TusHeaders.requireVersion(version);
        uploads.terminate(uploads.find(id));
        return RestResponse.noContent();
    }
}
