package cn.fingertip.moderation;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.media.derivative.PieceAnswer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 公开内容审核: what the machine could not decide. */
@Path("/api/v1/staff/content-reviews")
@RolesAllowed(Roles.REVIEWER)
@Tag(name = "公开内容审核")
class StaffContentReviewResource {
    private static final String SETTLED = "已由同事审核,或作者不再公开(content-review-settled)";
    private static final String OWN = "提交人与审核员同名(content-review-own)";

    private final StaffContentReviews reviews;
    private final ReviewedFiles files;

    StaffContentReviewResource(StaffContentReviews reviews, ReviewedFiles files) {
        this.reviews = reviews;
        this.files = files;
    }

    @GET
    @Operation(
            operationId = "listContentReviews",
            summary = "等待审核的公开内容",
            description = "村民申请公开、机器检查没有给出结论的文字、图片和视频,先申请的在前。只含本人审核辖区内的;看不到是谁写的。")
    public CursorPage<ContentReviewView> waiting(@Valid @BeanParam PageRequest page) {
        return reviews.waiting(page);
    }

    @GET
    @Path("/{id}/view")
    @Produces({"image/jpeg", "video/mp4", "audio/mp4"})
    @Operation(
            operationId = "viewContentReviewFile",
            summary = "查看申请公开的文件",
            description = "重新生成的图片、视频、录音或 PDF 页面,也就是公开后别人看到的样子,支持 Range。每次查看都记入审计,播放时分段取的算一次。")
    @APIResponse(
            responseCode = "200",
            description = "全部",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "要的那一段",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "正在生成(file-preparing),或无法显示、原件已保存(file-cannot-be-shown)")
    @APIResponse(responseCode = "416", description = "要的那一段超出了末尾")
    @APIResponse(responseCode = "503", description = "暂时无法生成(file-later),几分钟后再试")
    public Response view(
            @Parameter(description = "审核编号") @PathParam("id") String id,
            @Parameter(description = "PDF 的第几页,从 1 开始")
                    @QueryParam("page")
                    @DefaultValue("1")
                    @Min(value = 1, message = "页码从 1 开始")
                    int page,
            @Parameter(description = "只要其中一段,如 bytes=0-1048575") @HeaderParam("Range") String range,
            @Context HttpServerRequest http)
            throws IOException {
        return PieceAnswer.of(files.open(reviews.file(Ids.parse(id)), page), range, http);
    }

    @POST
    @Path("/{id}/pass")
    @Operation(operationId = "passContentReview", summary = "同意公开", description = "文字通过后立即出现在公开栏;文件通过后随文字一起显示。记入审计。")
    @APIResponseSchema(value = ContentReviewView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "403", description = OWN)
    @APIResponse(responseCode = "409", description = SETTLED)
    public ContentReviewView pass(@Parameter(description = "审核编号") @PathParam("id") String id) {
        return reviews.pass(Ids.parse(id));
    }

    @POST
    @Path("/{id}/refuse")
    @Operation(
            operationId = "refuseContentReview",
            summary = "不同意公开",
            description = "写明理由,作者看得到。文字不同意的,整件不公开,随它申请的文件不再审核;不影响事项本身的办理。记入审计。")
    @APIResponseSchema(value = ContentReviewView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "403", description = OWN)
    @APIResponse(responseCode = "409", description = SETTLED)
    public ContentReviewView refuse(
            @Parameter(description = "审核编号") @PathParam("id") String id, @Valid @NotNull RefuseContent request) {
        return reviews.refuse(Ids.parse(id), request.reason());
    }
}
