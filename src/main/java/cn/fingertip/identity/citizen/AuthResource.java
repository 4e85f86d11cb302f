package cn.fingertip.identity.citizen;

import cn.fingertip.crypto.Asker;
import cn.fingertip.identity.session.LoginView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Villagers log in. */
@Path("/api/v1/auth")
@Tag(name = "登录")
class AuthResource {
    private final WechatLogins logins;

    AuthResource(WechatLogins logins) {
        this.logins = logins;
    }

    @POST
    @Path("wechat")
    @PermitAll
    // WeChat may take seconds: no worker of the pool waits for it, and no transaction is open yet.
    @RunOnVirtualThread
    @Operation(
            operationId = "loginWithWechat",
            summary = "微信登录",
            description = "用 wx.login 给的登录码登录,首次登录自动建立账号。访问令牌有效 30 分钟,到期前用刷新令牌续期。登录码只能用一次。")
    @APIResponse(responseCode = "200", description = "登录成功")
    @APIResponse(responseCode = "403", description = "微信限制了此账号登录(wechat-blocked)")
    @APIResponse(responseCode = "409", description = "登录码已用过(wechat-code-used)")
    @APIResponse(responseCode = "422", description = "登录码无效(wechat-code-invalid)或小程序未登记(wechat-app-unknown)")
    @APIResponse(
            responseCode = "428",
            description = "登录的人太多,或同一来源登录太频繁,要先完成工作量证明(proof-of-work-required),不会拒绝;题目在问题的 challenge 中。登录码没有用掉")
    @APIResponse(responseCode = "429", description = "登录过于频繁(wechat-too-often)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public LoginView login(
            @HeaderParam("Proof-Of-Work") @Parameter(description = "收到 428 后:题目和答案,challenge:n") String proof,
            @Valid @NotNull(message = "请带上微信登录码") WechatLoginRequest request,
            HttpServerRequest http) {
        return logins.login(request, new Asker(http.remoteAddress().hostAddress(), proof));
    }
}
