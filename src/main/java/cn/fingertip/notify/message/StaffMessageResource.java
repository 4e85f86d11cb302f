package cn.fingertip.notify.message;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How messages through WeChat fare. */
@Path("/api/v1/staff/notices")
@Tag(name = "系统管理")
@RolesAllowed(Roles.ADMIN)
class StaffMessageResource {
    private final StaffMessages messages;

    StaffMessageResource(StaffMessages messages) {
        this.messages = messages;
    }

    @GET
    @Operation(
            operationId = "listStaffNotices",
            summary = "微信提醒发送情况",
            description = "全站管理员查看微信提醒发得怎样,新的在前,保留 30 天;不含收件人和内容。“关注事项进展”只列出发不出去的,免得看出举报何时有进展。")
    public CursorPage<StaffMessageView> list(
            @Parameter(description = "只看这一状态:pending、sending、sent、refused 或 dead") @QueryParam("state") String state,
            @Valid @BeanParam PageRequest page) {
        return messages.list(stateOf(state), page);
    }

    @POST
    @Path("/{id}/retry")
    @Operation(
            operationId = "retryNotice",
            summary = "重发微信提醒",
            description = "发不出去的原因排除后,重新发送一条。可能已经送达的也会再发,收件人可能收到两次,请先看说明。")
    @APIResponseSchema(value = StaffMessageView.class, responseCode = "200", responseDescription = "已重新排队")
    @APIResponse(responseCode = "409", description = "不是发不出去的(notice-not-dead),或用户没有可用的订阅(notice-consent-missing)")
    public StaffMessageView retry(@Parameter(description = "提醒的 id") @PathParam("id") String id) {
        return messages.again(Ids.parse(id));
    }

    private static MessageState stateOf(String wire) {
        return wire == null || wire.isEmpty()
                ? null
                : MessageState.ofWire(wire)
                        .orElseThrow(() -> Problem.rule(
                                "notice-state-unknown", "没有这种状态", "state 应为 pending、sending、sent、refused 或 dead。"));
    }
}
