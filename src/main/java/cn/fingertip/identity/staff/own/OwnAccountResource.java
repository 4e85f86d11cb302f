package cn.fingertip.identity.staff.own;

import cn.fingertip.identity.Roles;
import cn.fingertip.identity.staff.own.OwnAccountRequests.ChangePassword;
import cn.fingertip.identity.staff.own.OwnAccountRequests.ConfirmPassword;
import cn.fingertip.identity.staff.own.OwnAccountRequests.ConfirmTotp;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A member of staff's own account. */
@Path("/api/v1/staff/me")
@Tag(name = "工作人员账号")
@RolesAllowed({
    Roles.CLERK,
    Roles.REVIEWER,
    Roles.SECRECY_REVIEWER,
    Roles.CADRE,
    Roles.INSPECTOR,
    Roles.CUSTODIAN,
    Roles.LEADER,
    Roles.ADMIN
})
class OwnAccountResource {
    private final OwnAccount own;
    private final OwnPassword password;

    OwnAccountResource(OwnAccount own, OwnPassword password) {
        this.own = own;
        this.password = password;
    }

    @GET
    @Operation(operationId = "getStaffMe", summary = "我的工作账号", description = "当前登录的工作人员:姓名、现有授权(角色与区划)、是否开通动态口令。")
    @APIResponse(responseCode = "200", description = "我的工作账号")
    public StaffMeView me() {
        return own.view();
    }

    @POST
    @Path("password")
    @Operation(
            operationId = "changeMyPassword",
            summary = "修改密码",
            description = "修改自己的密码。新密码至少 10 个字符、其中至少 5 个不同,不能包含用户名。其他设备上的登录随即失效。")
    @APIResponse(responseCode = "204", description = "已修改")
    @APIResponse(responseCode = "422", description = "当前密码不正确(password-wrong)或新密码太弱(password-weak)")
    public void changePassword(@Valid @NotNull(message = "请填写密码") ChangePassword request) {
        password.change(request.oldPassword(), request.newPassword());
    }

    @POST
    @Path("totp")
    @Operation(
            operationId = "enrolTotp",
            summary = "申请动态口令",
            description = "生成动态口令密钥(RFC 6238,6 位,30 秒),供验证器应用扫描或手工输入。用一次动态口令确认后才生效。")
    @APIResponse(responseCode = "200", description = "密钥,只显示这一次")
    @APIResponse(responseCode = "409", description = "已开通动态口令(totp-enrolled)")
    public TotpView enrolTotp() {
        return own.enrolTotp();
    }

    @POST
    @Path("totp/confirm")
    @Operation(operationId = "confirmTotp", summary = "开通动态口令", description = "输入验证器上的动态口令,确认无误后开通。此后登录须带动态口令。")
    @APIResponse(responseCode = "204", description = "已开通")
    @APIResponse(responseCode = "422", description = "动态口令不正确或尚未申请(totp-not-confirmed)")
    public void confirmTotp(@Valid @NotNull(message = "请填写动态口令") ConfirmTotp request) {
        own.confirmTotp(request.otp());
    }

    @POST
    @Path("totp/remove")
    @Operation(operationId = "removeTotp", summary = "停用动态口令", description = "再次输入密码后停用动态口令。手机遗失时请管理员代为停用。")
    @APIResponse(responseCode = "204", description = "已停用")
    @APIResponse(responseCode = "422", description = "密码不正确(password-wrong)")
    public void removeTotp(@Valid @NotNull(message = "请填写密码") ConfirmPassword request) {
        password.require(request.password());
        own.removeTotp();
    }
}
