package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As what, and of which office, a colleague is admitted. */
@Schema(description = "以什么身份准入")
record AdmitKeyHolder(
        @Schema(description = "身份:inspector(纪检监察)或 custodian(保密专员)")
        @NotNull(message = "请选择身份")
        @Pattern(regexp = "inspector|custodian", message = "身份只能是 inspector 或 custodian")
        String role,

        @Schema(description = "单位所在区划代码,与授权一致", examples = "360735")
        @NotNull(message = "请填写单位所在区划")
        @Pattern(regexp = "([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?", message = "区划代码是 2–12 位数字")
        String region) {
    Grant office() {
        return new Grant(Role.of(role), region);
    }
}
