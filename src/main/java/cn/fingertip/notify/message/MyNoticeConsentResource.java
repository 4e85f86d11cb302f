package cn.fingertip.notify.message;

import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a villager agrees to get through WeChat. */
@Path("/api/v1/me")
@Tag(name = "我的")
@RolesAllowed(Roles.CITIZEN)
class MyNoticeConsentResource {
    private final Consents consents;

    MyNoticeConsentResource(Consents consents) {
        this.consents = consents;
    }

    @GET
    @Path("notice-templates")
    @Operation(
            operationId = "listNoticeTemplates",
            summary = "可以订阅的微信提醒",
            description = "登录所用小程序的消息模板,以及本人还能收到几条。先取得这里的模板,再在用户点按时调用 wx.requestSubscribeMessage。")
    public NoticeTemplateList templates() {
        return consents.mine();
    }

    @POST
    @Path("notice-consents")
    @Operation(
            operationId = "recordNoticeConsents",
            summary = "登记订阅结果",
            description =
                    "把 wx.requestSubscribeMessage 的结果原样交来。一次性模板:每次 accept 可收一条,最多累计 20 条,微信收下一条用去一条;reject、ban、filter 不增加。"
                            + "长期模板:accept 开启,reject 关闭。用户选过“总是保持以上选择,不再询问”的,微信不再弹窗而直接给出结果,照样交来。调用一次 wx.requestSubscribeMessage 只交一次。")
    @APIResponseSchema(value = NoticeTemplateList.class, responseCode = "200", responseDescription = "登记后还能收到几条")
    @APIResponse(responseCode = "422", description = "小程序没有使用这个模板(notice-template-unknown)")
    public NoticeTemplateList record(@Valid @NotNull(message = "请带上订阅结果") NoticeConsentRequest request) {
        return consents.record(request.results());
    }
}
