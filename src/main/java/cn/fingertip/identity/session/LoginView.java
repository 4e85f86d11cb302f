package cn.fingertip.identity.session;

import cn.fingertip.identity.Citizen;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.StaffAccess;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tokens of a session, and whose it is: a villager's or a member of staff's. */
@Schema(name = "Login", description = "登录结果;村民登录带 citizen,工作人员登录带 staff")
public record LoginView(
        @Schema(description = "访问令牌,放在 Authorization: Bearer 里") @NotNull
        String accessToken,

        @Schema(description = "访问令牌的有效秒数", examples = "1800")
        long expiresInSeconds,

        @Schema(description = "刷新令牌,只能用一次,请存放在小程序本地") @NotNull
        String refreshToken,

        @Schema(description = "村民") CitizenView citizen,
        @Schema(description = "工作人员") StaffView staff) {

    /** The villager. */
    @Schema(name = "LoginCitizen")
    public record CitizenView(
            @Schema(description = "村民编号") @NotNull String id,
            @Schema(description = "是否已核实本人身份") boolean verified) {
        static CitizenView of(Citizen citizen) {
            return new CitizenView(citizen.id.toString(), citizen.verified());
        }
    }

    /** The member of staff. */
    @Schema(name = "LoginStaff")
    public record StaffView(
            @Schema(description = "人员编号") @NotNull String id,
            @Schema(description = "姓名或岗位名") @NotNull String name,
            @Schema(description = "现有授权") @NotNull List<Grant> grants) {
        static StaffView of(StaffAccess staff) {
            return new StaffView(staff.id().toString(), staff.name(), staff.grants());
        }
    }
}
