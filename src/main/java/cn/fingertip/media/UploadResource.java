package cn.fingertip.media;

import cn.fingertip.crypto.SourceThrottle;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
 * tus 1.0.0: core, creation (with deferred length), expiration, checksum, termination. Open to everybody, because a
 * report may be anonymous; what protects an upload is that nobody can guess its URL. On virtual threads: a slow phone
 * may send for minutes.
 */
@Path(TusHeaders.PATH)
@PermitAll
@RunOnVirtualThread
@Tag(name = "文件上传", description = "断点续传(tus 1.0.0):创建、查询进度、续传、取消")
class UploadResource {
    // Not RFC_1123_DATE_TIME: HTTP wants two digits of the day.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final TusUploads uploads;
    private final SourceThrottle throttle;
    private final MediaConfig.Uploads limits;

    UploadResource(TusUploads uploads, SourceThrottle throttle, MediaConfig config) {
        this.uploads = uploads;
        this.throttle = throttle;
        this.limits = config.uploads();
    }

    @OPTIONS
    @Operation(
            operationId = "uploadOptions",
            summary = "上传能力",
            description = "返回支持的 tus 版本、扩展(Tus-Extension)、单个文件上限(Tus-Max-Size,字节)和校验算法。")
    @APIResponse(responseCode = "204", description = "能力在响应头中")
    public RestResponse<Void> options() {
        return RestResponse.ResponseBuilder.<Void>noContent()
                .header("Tus-Extension", "creation,creation-defer-length,expiration,checksum,termination")
                .header("Tus-Max-Size", limits.largest())
                .header("Tus-Checksum-Algorithm", Checksum.algorithms())
                .build();
    }

    @OPTIONS
    @Path("/{id}")
    @Operation(
            operationId = "uploadOptionsOfOne",
            summary = "上传能力(单个上传)",
            description = "与 OPTIONS /api/v1/uploads 相同。")
    @APIResponse(responseCode = "204", description = "能力在响应头中")
    public RestResponse<Void> optionsOfOne(@PathParam("id") String id) {
        return options();
    }

    @POST
    @Operation(
            operationId = "createUpload",
            summary = "创建上传",
            description = "为一个文件创建上传。Upload-Length 是文件字节数(暂不知道时用 Upload-Defer-Length: 1);"
                    + "Location 的最后一段就是提交举报、心愿时的 uploadId,请保密。到 Upload-Expires 仍未提交的上传会被删除。")
    @APIResponse(
            responseCode = "201",
            description = "已创建",
            headers = {
                @Header(name = "Location", description = "这个上传的地址;请保密", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Upload-Expires", description = "保留到何时", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "412", description = "Tus-Resumable 不是 1.0.0")
    @APIResponse(responseCode = "413", description = "文件超过单个上限")
    public RestResponse<Void> create(
            @HeaderParam("Tus-Resumable") String version,
            @HeaderParam("Upload-Length") String uploadLength,
            @HeaderParam("Upload-Defer-Length") String defer,
            @HeaderParam("Upload-Metadata") String metadata,
            @Context HttpServerRequest http) {
        TusHeaders.requireVersion(version);
        Long length = TusHeaders.number("Upload-Length", uploadLength);
        if (defer != null && !"1".equals(defer.strip()) || (length == null) == (defer == null)) {
            throw TusHeaders.invalid("请在 Upload-Length 与 Upload-Defer-Length: 1 中选择一个");
        }
        throttle.count("upload", http.remoteAddress().hostAddress(), limits.begunPerSource());
        TusUploads.Begun begun = uploads.begin(length, UploadMetadata.checked(metadata));
        return RestResponse.ResponseBuilder.<Void>create(201)
                .header("Location", TusHeaders.PATH + "/" + begun.name())
                .header("Upload-Expires", httpDate(begun.expiresAt()))
                .header("Cache-Control", "no-store")
                .build();
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
        Upload upload = uploads.find(id);
        RestResponse.ResponseBuilder<Void> answer = RestResponse.ResponseBuilder.<Void>ok()
                .header("Upload-Offset", upload.received)
                .header("Cache-Control", "no-store");
        if (upload.length == null) {
            answer.header("Upload-Defer-Length", "1");
        } else {
            answer.header("Upload-Length", upload.length);
        }
        String metadata = uploads.metadata(upload);
        if (metadata != null) {
            answer.header("Upload-Metadata", metadata);
        }
        return expiring(upload, answer).build();
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
    @APIResponse(responseCode = "460", description = "校验不符,这一段未保存")
    public RestResponse<Void> patch(
            @PathParam("id") String id,
            @HeaderParam("Tus-Resumable") String version,
            @Context HttpHeaders headers,
            @HeaderParam("Upload-Offset") String offset,
            @HeaderParam("Upload-Length") String uploadLength,
            @HeaderParam("Upload-Checksum") String checksum,
            @RequestBody(
                            description = "从 Upload-Offset 起的一段内容",
                            content =
                                    @Content(
                                            mediaType = TusHeaders.CHUNK_TYPE,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body) {
        TusHeaders.requireVersion(version);
        Upload upload = uploads.find(id);
        TusHeaders.requireChunkType(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        Long from = TusHeaders.number("Upload-Offset", offset);
        if (from == null) {
            throw TusHeaders.invalid("缺少 Upload-Offset");
        }
        Long bytes = TusHeaders.number(HttpHeaders.CONTENT_LENGTH, headers.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        Chunk chunk = new Chunk(
                from,
                bytes == null ? -1 : bytes,
                TusHeaders.number("Upload-Length", uploadLength),
                Checksum.parse(checksum),
                body);
        long end = uploads.append(upload, chunk);
        return expiring(upload, RestResponse.ResponseBuilder.<Void>noContent().header("Upload-Offset", end))
                .build();
    }

    @POST
    @Path("/{id}")
    @Operation(
            operationId = "overrideUpload",
            summary = "以 POST 续传或取消",
            description = "给不能发 PATCH 的客户端(如 wx.request):X-HTTP-Method-Override 为 PATCH 或 DELETE,其余与该方法完全相同。")
    @Parameter(name = "Upload-Offset", in = ParameterIn.HEADER, description = "代替 PATCH 时:这一段的起点")
    @Parameter(name = "Upload-Checksum", in = ParameterIn.HEADER, description = "代替 PATCH 时:这一段的校验值,可不带")
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

    private static RestResponse.ResponseBuilder<Void> expiring(
            Upload upload, RestResponse.ResponseBuilder<Void> answer) {
        return upload.owner == null ? answer.header("Upload-Expires", httpDate(upload.expiresAt)) : answer;
    }

    private static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }
}
