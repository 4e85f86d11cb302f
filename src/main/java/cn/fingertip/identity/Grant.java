package cn.fingertip.identity;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A role in a region and everything below it.
 *
 * @param region the code of the root of the subtree, 2 to 12 digits; empty for the whole site. Codes nest by prefix.
 */
@Schema(description = "一项授权:在某区划及其下级担任的角色")
public record Grant(
        @Schema(description = "角色", examples = "clerk") @NotNull
        Role role,

        @Schema(description = "区划代码,含其下级;空串为全站", examples = "360735100") @NotNull
        String region) {
    /** @return whether this grant gives {@code role} on a row of {@code regionCode} */
    boolean covers(Role wanted, String regionCode) {
        return role == wanted && regionCode.startsWith(region);
    }
}
