package cn.fingertip.roster.board;

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
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Photos of village boards, for the staff. */
@Path("/api/v1/staff/publications/{id}/board")
@Tag(name = "公开渠道")
class BoardResource {
    private final Postings postings;
    private final Uploads uploads;
    private final Derivatives derivatives;
    private final Sealer sealer;

    BoardResource(Postings postings, Uploads uploads, Derivatives derivatives, Sealer sealer) {
        this.postings = postings;
        this.uploads = uploads;
        this.derivatives = derivatives;
        this.sealer = sealer;
    }

    @POST
    @RolesAllowed({Roles.CLERK, Roles.CADRE})
    @ResponseStatus(201)
    @Operation(
            operationId = "fileBoardPhoto",
            summary = "存档公开栏照片",
            description = "把村务公开栏的照片存到当前公布的版本名下,写明张贴日期。清册所属区划的经办,或该村的村干部办理。照片只供工作人员查看。")
    @APIResponse(
            responseCode = "201",
            description = "已存档",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PostingView.class)))
    public PostingView file(
            @Parameter(description = "清册编号") @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull FilePosting request) {
        return postings.file(Ids.parse(id), key, request);
    }

    @PUT
    @Path("/{posting}")
    @RolesAllowed({Roles.CLERK, Roles.CADRE})
    @Operation(operationId = "takeDownBoard", summary = "登记撤下日期", description = "公示期满撤下后登记;可以更正。")
    @APIResponseSchema(value = PostingView.class, responseCode = "200", responseDescription = "成功")
    public PostingView takeDown(
            @Parameter(description = "清册编号") @PathParam("id") String id,
            @Parameter(description = "张贴记录编号") @PathParam("posting") String posting,
            @Valid @NotNull TakeDown request) {
        return postings.takeDown(Ids.parse(id), Ids.parse(posting), request.takenDownOn());
    }

    @GET
    @Path("/{posting}/photos")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.CADRE, Roles.INSPECTOR, Roles.LEADER})
    @Operation(
            operationId = "listBoardPhotos",
            summary = "公开栏照片",
            description = "一次张贴的全部照片,和各自可查看版本的状态。还没有生成的,从此时开始生成,过几秒再查。")
    public ShownFileList photos(
            @Parameter(description = "清册编号") @PathParam("id") String id,
            @Parameter(description = "张贴记录编号") @PathParam("posting") String posting)
            throws IOException {
        return derivatives.shown(postings.photos(Ids.parse(id), Ids.parse(posting)), sealer);
    }

    @GET
    @Path("/{posting}/photos/{photo}/view")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.CADRE, Roles.INSPECTOR, Roles.LEADER})
    @Produces("image/jpeg")
    @Operation(
            operationId = "viewBoardPhoto",
            summary = "查看公开栏照片",
            description = "重新生成的照片,不含拍摄地点、设备、时间等附加信息。每次查看都记入审计。")
    @APIResponse(
            responseCode = "200",
            description = "照片",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "正在生成(file-preparing),或无法显示、原件已保存(file-cannot-be-shown)")
    @APIResponse(responseCode = "503", description = "暂时无法生成(file-later),几分钟后再试")
    public Response view(
            @Parameter(description = "清册编号") @PathParam("id") String id,
            @Parameter(description = "张贴记录编号") @PathParam("posting") String posting,
            @Parameter(description = "照片编号") @PathParam("photo") String photo,
            @Context HttpServerRequest http)
            throws IOException {
        UploadedFile file = postings.photo(Ids.parse(id), Ids.parse(posting), Ids.parse(photo));
        return PieceAnswer.of(derivatives.open(file, sealer, 1), null, http);
    }

    @POST
    @Path("/{posting}/photos/{photo}/evidence")
    @RolesAllowed(Roles.INSPECTOR)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "takeBoardEvidence",
            summary = "取公开栏照片的原件",
            description = "存档的原照片,一字节不改,只能下载,供纪检监察核查张贴的时间和地点。须选择理由,与照片的 SHA-256 一起单独记入审计。")
    @APIResponse(
            responseCode = "200",
            description = "原件",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "正在计算原件的 SHA-256(file-preparing),过几秒再取")
    public RestResponse<InputStream> evidence(
            @Parameter(description = "清册编号") @PathParam("id") String id,
            @Parameter(description = "张贴记录编号") @PathParam("posting") String posting,
            @Parameter(description = "照片编号") @PathParam("photo") String photo,
            @Valid @NotNull(message = "请选择取原件的理由") TakeEvidence request,
            @Context HttpServerRequest http)
            throws IOException {
        UploadedFile file = postings.evidence(Ids.parse(id), Ids.parse(posting), Ids.parse(photo), request.reason());
        return Download.of(file, uploads.open(file.id(), sealer), http);
    }
}
