package cn.fingertip.identity.staff.people;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A grant to give. */
@Schema(name = "GrantRequest", description = "一项授权")
record GrantRequest(
        @Schema(description = "角色", examples = "clerk") @NotNull(message = "请选择角色")
        Role role,

        @Schema(description = "区划代码(2、4、6、9 或 12 位),含其下级;空串为全站", examples = "360735100")
        @NotNull(message = "请选择区划")
        @Pattern(regexp = "([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?", message = "区划代码应为 2、4、6、9 或 12 位数字,全站为空串")
        String region) {
    Grant grant() {
        return new Grant(role, region);
    }
}
