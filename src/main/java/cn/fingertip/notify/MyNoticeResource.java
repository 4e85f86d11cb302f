package cn.fingertip.notify;

import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is new for a villager, in words that say nothing of it. */
@Path("/api/v1/me/notices")
@Tag(name = "我的提醒")
@RolesAllowed(Roles.CITIZEN)
class MyNoticeResource {
    private final Notices notices;

    MyNoticeResource(Notices notices) {
        this.notices = notices;
    }

    @GET
    @Operation(
            operationId = "listMyNotices",
            summary = "我的提醒",
            description = "提交时要求提醒(notify)的本人,在办理有进展后的下一刻钟起看到;一天最多一条,保留 90 天。从不说明是什么事项,请凭查询码查看。匿名的从不提醒。")
    public NoticeList mine() {
        return notices.mine();
    }

    @DELETE
    @Operation(operationId = "clearMyNotices", summary = "清除我的提醒", description = "全部清除,不留记录。")
    @APIResponse(responseCode = "204", description = "已清除")
    public void clear() {
        notices.forgetMine();
    }
}
