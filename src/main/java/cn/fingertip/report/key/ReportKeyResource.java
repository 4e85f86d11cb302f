package cn.fingertip.report.key;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who of an office opens its reports. */
@Path("/api/v1/staff/report-keys")
@Tag(name = "举报密钥")
@RolesAllowed({Roles.INSPECTOR, Roles.CUSTODIAN})
class ReportKeyResource {
    private final KeyAdmissions admissions;
    private final EscrowRecovery recovery;

    ReportKeyResource(KeyAdmissions admissions, EscrowRecovery recovery) {
        this.admissions = admissions;
        this.recovery = recovery;
    }

    @GET
    @Path("holders")
    @Operation(
            operationId = "listKeyHolders",
            summary = "密钥持有人",
            description =
                    "本单位的纪检监察人员(保密专员)各自是否已获准打开举报。管理员新建或重设的账号,须由已获准的同事准入后才能看到内容。本单位没有获准人员的(新设,或全部离任、被重设),由最近的、有获准人员的上级单位(或本单位的保密专员)准入;上级都没有过的,第一位自动获准,这里也列出等您准入的人。")
    @APIResponse(responseCode = "200", description = "密钥持有人")
    public KeyHolderList holders() {
        return new KeyHolderList(admissions.list());
    }

    @POST
    @Path("holders/{id}/admit")
    @Operation(
            operationId = "admitKeyHolder",
            summary = "准入同事",
            description = "把本单位全部举报的密钥授予这位同事。请先当面核实账号确为本人使用。件数多时分批进行:remaining 大于 0 就再次调用;重复调用没有副作用。记入审计。")
    @APIResponse(responseCode = "200", description = "进度")
    @APIResponse(responseCode = "401", description = "本次登录没有解锁密钥,请用密码重新登录(report-key-locked)")
    @APIResponse(responseCode = "403", description = "您自己尚未获准(key-holder-not-admitted)")
    public KeyAdmissionView admit(
            @PathParam("id") String id, @Valid @NotNull(message = "请填写以什么身份准入") AdmitKeyHolder request) {
        return admissions.admit(Ids.parse(id), request.office());
    }

    @POST
    @Path("recovery")
    @RolesAllowed({Roles.INSPECTOR, Roles.CUSTODIAN, Roles.LEADER})
    @Operation(
            operationId = "recoverReportKeys",
            summary = "用托管密钥恢复",
            description =
                    "本单位人员都打不开举报时(忘记密码、离职),由两位保管人先后各提交一份托管密钥,并指定同样的人员;15 分钟内两份齐全即准入并把密钥授予他们。件数多、一次没有授予完的,remaining 大于"
                            + " 0,由两位保管人再次先后提交。没有设置托管密钥的站点不能恢复;更换托管密钥以前的举报,现在的一对打不开,记在 unopened。记入审计。")
    @APIResponse(responseCode = "200", description = "第一份已收到,或已恢复")
    @APIResponse(responseCode = "409", description = "站点没有设置托管密钥(escrow-off),或第二份须由另一人提交(escrow-same-person)")
    @APIResponse(
            responseCode = "422",
            description = "托管密钥不正确(escrow-share-wrong)、两人指定的人员不同或不是本单位的(escrow-staff-differ)")
    public EscrowRecoveryView recover(@Valid @NotNull(message = "请填写托管密钥") RecoverReportKeys request) {
        return recovery.give(request);
    }
}
