package cn.fingertip.identity.citizen;

import cn.fingertip.identity.CurrentCitizen;
import cn.fingertip.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A villager's own account. */
@Path("/api/v1/me")
@Tag(name = "我的")
@RolesAllowed(Roles.CITIZEN)
class MeResource {
    private final CurrentCitizen current;
    private final Citizens citizens;
    private final IdentityBinding identity;
    private final Phones phones;

    MeResource(CurrentCitizen current, Citizens citizens, IdentityBinding identity, Phones phones) {
        this.current = current;
        this.citizens = citizens;
        this.identity = identity;
        this.phones = phones;
    }

    @GET
    @Operation(
            operationId = "getMe",
            summary = "我的账号",
            description = "当前登录村民的账号:是否已核实本人身份;已核实时给出隐去中间字的姓名;留有手机号时给出隐去中间数字的手机号。")
    @APIResponse(responseCode = "200", description = "我的账号")
    public MeView me() {
        return citizens.me(current.require());
    }

    @POST
    @Path("identity")
    // A real-name service may take the roster's place as verifier, and answer in its own time.
    @RunOnVirtualThread
    @Operation(
            operationId = "proveIdentity",
            summary = "核实本人身份",
            description = "用姓名和身份证号核实本人身份,核实后可查看自己的历年补贴。默认与本县发放清册登记的人员核对。"
                    + "每个微信账号每天最多核对错 5 次,每个身份证号每天最多被核对错 20 次;一个微信账号只能核实一个人,一个人最多在 3 个微信账号上核实。")
    @APIResponse(responseCode = "204", description = "已核实")
    @APIResponse(
            responseCode = "409",
            description = "账号已核实为另一人(identity-already-bound),或此人已在多个账号上核实(identity-bound-elsewhere)")
    @APIResponse(responseCode = "422", description = "填写有误(invalid),或姓名与身份证号核对不上(identity-not-matched)")
    @APIResponse(responseCode = "429", description = "今天核对次数已用完(identity-too-often)")
    public void prove(@Valid @NotNull(message = "请填写姓名和身份证号") IdentityRequest request) {
        identity.prove(current.require(), request.name(), request.idNumber());
    }

    @POST
    @Path("phone")
    @RunOnVirtualThread
    @Operation(
            operationId = "givePhone",
            summary = "留手机号",
            description = "用微信手机号快速验证组件(button 的 open-type=getPhoneNumber)给的 code 留下手机号,以前留的被替换。"
                    + "手机号加密保存,只显示首尾几位,可随时删除。同一账号十分钟内最多 5 次。")
    @APIResponse(responseCode = "200", description = "我的账号,带隐去中间数字的手机号")
    @APIResponse(responseCode = "422", description = "授权码无效或已用过(phone-code-invalid),或小程序未登记(wechat-app-unknown)")
    @APIResponse(responseCode = "429", description = "操作过于频繁(too-often)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public MeView givePhone(@Valid @NotNull(message = "请带上手机号授权码") PhoneRequest request) {
        UUID id = current.require();
        phones.take(id, request);
        return citizens.me(id);
    }

    @DELETE
    @Path("phone")
    @Operation(operationId = "removePhone", summary = "删除手机号", description = "删除本账号留的手机号;没有留过也算成功。")
    @APIResponse(responseCode = "204", description = "已没有手机号")
    public void removePhone() {
        phones.remove(current.require());
    }
}
