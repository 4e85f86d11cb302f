package cn.fingertip.wish.villager;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import cn.fingertip.wish.view.WishView;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** 我要办事: a villager's side of wishes. */
@Path("/api/v1/wishes")
@Tag(name = "我要办事")
class WishResource {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final Wishes wishes;
    private final PublicBody types;

    WishResource(Wishes wishes, PublicJson json) {
        this.wishes = wishes;
        this.types = json.body(WishTypeView.Items.all());
    }

    @GET
    @Path("/types")
    @PermitAll
    @Operation(operationId = "listWishTypes", summary = "心愿类型", description = "提交心愿时可选的类型。可缓存。")
    @APIResponse(
            responseCode = "200",
            description = "心愿类型",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WishTypeView.Items.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所示的一致")
    public Response types(@Context HttpHeaders request) {
        return types.answer(request, MAX_AGE);
    }

    @POST
    @RolesAllowed(Roles.CITIZEN)
    @ResponseStatus(201)
    @Operation(
            operationId = "submitWish",
            summary = "提交心愿",
            description = "村里在2个工作日内接单,接单后10个工作日内办结。网络不好时用同一个 Idempotency-Key 重试,不会重复提交。")
    @APIResponse(
            responseCode = "201",
            description = "已收到",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WishReceipt.class)))
    public WishReceipt submit(
            @Parameter(description = "随机编号(如 UUID),重试时保持不变", required = true) @HeaderParam("Idempotency-Key")
                    String key,
            @Valid @NotNull SubmitWish request) {
        return wishes.submit(key, request);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.CITIZEN)
    @Operation(operationId = "getWish", summary = "心愿详情", description = "只能看本人提交的心愿;含办理经过。")
    public WishView get(@Parameter(description = "心愿编号") @PathParam("id") String id) {
        return wishes.view(Ids.parse(id));
    }

    @POST
    @Path("/{id}/rating")
    @RolesAllowed(Roles.CITIZEN)
    @Operation(operationId = "rateWish", summary = "评价心愿", description = "办结后评价1–5星,评价即确认;7天没有评价自动确认,之后仍可评价一次。")
    @APIResponseSchema(value = WishView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "还没有办结(wish-move-illegal)或已经评价过(wish-already-rated)")
    public WishView rate(
            @Parameter(description = "心愿编号") @PathParam("id") String id, @Valid @NotNull RateWish request) {
        return wishes.rate(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/public")
    @RolesAllowed(Roles.CITIZEN)
    @Operation(
            operationId = "publishWish",
            summary = "公开或不再公开心愿",
            description = "申请公开的,先自动检查,拿不准的由工作人员审核,通过后出现在心愿公开栏;可以另写公开用的标题和文字。不再公开的,立即看不到。随时可以改,不影响办理。")
    @APIResponseSchema(value = WishView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(
            responseCode = "422",
            description = "这类心愿不公开(wish-type-private),文字里有个人信息(wish-text-personal),或送审次数过多(content-review-too-often)")
    public WishView publish(
            @Parameter(description = "心愿编号") @PathParam("id") String id, @Valid @NotNull PublishWish request) {
        return wishes.publish(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed(Roles.CITIZEN)
    @Operation(
            operationId = "reopenWish",
            summary = "重开心愿",
            description = "没办好的,办结后可以重开;确认后15天内也可以。重开后重新计算办结期限,原来的评价作废。")
    @APIResponseSchema(value = WishView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "当前状态不能重开(wish-move-illegal)或已超过期限(wish-reopen-too-late)")
    public WishView reopen(
            @Parameter(description = "心愿编号") @PathParam("id") String id, @Valid @NotNull ReopenWish request) {
        return wishes.reopen(Ids.parse(id), request);
    }
}
