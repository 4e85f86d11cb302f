package cn.fingertip.identity.staff.login;

import cn.fingertip.identity.session.LoginView;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Staff log in. */
@Path("/api/v1/staff/login")
@Tag(name = "登录")
class StaffLoginResource {
    private final StaffLogin login;

    StaffLoginResource(StaffLogin login) {
        this.login = login;
    }

    @POST
    @PermitAll
    @Operation(
            operationId = "loginStaff",
            summary = "工作人员登录",
            description = "用户名加密码登录;开通了动态口令的账号还须带 otp。先不带 otp 试登录,收到 otp-required 再提示输入即可。"
                    + "连续输错 5 次锁定 15 分钟,再错逐次加倍,最长 4 小时;不存在的用户名也一样。续期用 /api/v1/auth/refresh。")
    @APIResponse(responseCode = "200", description = "登录成功")
    @APIResponse(
            responseCode = "401",
            description = "用户名或密码不正确(login-failed)、需要动态口令(otp-required)、动态口令不正确(otp-invalid)")
    @APIResponse(responseCode = "429", description = "用户名已暂时锁定(login-locked)")
    public LoginView login(@Valid @NotNull(message = "请填写用户名和密码") StaffLoginRequest request) {
        return login.login(request.username(), request.password(), request.otp());
    }
}
