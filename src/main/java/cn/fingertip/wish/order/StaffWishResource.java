package cn.fingertip.wish.order;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.wish.WishStatus;
import cn.fingertip.wish.view.StaffWishView;
import cn.fingertip.wish.view.WishItem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 心愿订单: the cadres' side of wishes. */
@Path("/api/v1/staff/wishes")
@RolesAllowed(Roles.CADRE)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "心愿订单")
class StaffWishResource {
    private static final String ILLEGAL = "当前状态不能这样办理(wish-move-illegal)";

    private final WishOrders orders;

    StaffWishResource(WishOrders orders) {
        this.orders = orders;
    }

    @GET
    @Operation(operationId = "listStaffWishes", summary = "心愿订单列表", description = "本人管辖地区的心愿,新的在前;可只看某一状态或已超期的。")
    public CursorPage<WishItem> list(
            @Parameter(description = "状态,如 submitted") @QueryParam("status") String status,
            @Parameter(description = "只看已超过期限的") @QueryParam("overdue") @DefaultValue("false") boolean overdue,
            @Valid @BeanParam PageRequest page) {
        return orders.list(statusOf(status), overdue, page);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getStaffWish", summary = "心愿订单详情", description = "含办理经过和可以转到的状态。")
    public StaffWishView get(@Parameter(description = "心愿编号") @PathParam("id") String id) {
        return orders.view(Ids.parse(id));
    }

    @POST
    @Path("/{id}/accept")
    @Operation(operationId = "acceptWish", summary = "接单", description = "接单后开始计算办结期限。可写明由谁办理、给村民的话。")
    @APIResponseSchema(value = StaffWishView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = ILLEGAL)
    public StaffWishView accept(
            @Parameter(description = "心愿编号") @PathParam("id") String id, @Valid OrderAction.Accept request) {
        return orders.act(Ids.parse(id), request == null ? new OrderAction.Accept(null, null) : request);
    }

    @POST
    @Path("/{id}/return")
    @Operation(operationId = "returnWish", summary = "退回", description = "不归本单位办理的,写明理由和退给哪里;上级单位可以接单。")
    @APIResponseSchema(value = StaffWishView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = ILLEGAL)
    public StaffWishView returned(
            @Parameter(description = "心愿编号") @PathParam("id") String id, @Valid @NotNull OrderAction.Return request) {
        return orders.act(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/start")
    @Operation(operationId = "startWish", summary = "开始办理", description = "已接单或已重开的,转为办理中。")
    @APIResponseSchema(value = StaffWishView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = ILLEGAL)
    public StaffWishView start(
            @Parameter(description = "心愿编号") @PathParam("id") String id, @Valid OrderAction.Start request) {
        return orders.act(Ids.parse(id), request == null ? new OrderAction.Start(null) : request);
    }

    @POST
    @Path("/{id}/done")
    @Operation(operationId = "finishWish", summary = "办结", description = "写明办理结果,请村民评价;7天没有意见自动确认。")
    @APIResponseSchema(value = StaffWishView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = ILLEGAL)
    public StaffWishView done(
            @Parameter(description = "心愿编号") @PathParam("id") String id, @Valid @NotNull OrderAction.Done request) {
        return orders.act(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/close")
    @Operation(operationId = "closeWish", summary = "关闭", description = "未能解决(unresolved)或不属办理范围(not-ours)的,写明理由后关闭。")
    @APIResponseSchema(value = StaffWishView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = ILLEGAL)
    public StaffWishView close(
            @Parameter(description = "心愿编号") @PathParam("id") String id, @Valid @NotNull OrderAction.Close request) {
        return orders.act(Ids.parse(id), request);
    }

    @POST
    @Path("/{id}/duplicate")
    @Operation(operationId = "duplicateWish", summary = "标为重复", description = "与另一件是同一件事的,写明那一件的单号,合并办理。")
    @APIResponseSchema(value = StaffWishView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = ILLEGAL)
    public StaffWishView duplicate(
            @Parameter(description = "心愿编号") @PathParam("id") String id,
            @Valid @NotNull OrderAction.Duplicate request) {
        return orders.act(Ids.parse(id), request);
    }

    private static WishStatus statusOf(String wire) {
        if (wire == null || wire.isEmpty()) {
            return null;
        }
        WishStatus status = WishStatus.ofWire(wire);
        if (status == null) {
            throw Problem.rule(
                    "wish-status-unknown", "没有这种状态", "status 应为 submitted、accepted、in-progress、done 等,请对照接口文档。");
        }
        return status;
    }
}
