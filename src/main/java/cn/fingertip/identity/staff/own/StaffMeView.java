package cn.fingertip.identity.staff.own;

import cn.fingertip.identity.Grant;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member of staff's own account. */
@Schema(name = "StaffMe", description = "我的工作账号")
record StaffMeView(
        @Schema(description = "人员编号") @NotNull String id,
        @Schema(description = "用户名") @NotNull String username,
        @Schema(description = "姓名或岗位名") @NotNull String name,
        @Schema(description = "是否开通动态口令") boolean totp,
        @Schema(description = "现有授权") @NotNull List<Grant> grants) {}
