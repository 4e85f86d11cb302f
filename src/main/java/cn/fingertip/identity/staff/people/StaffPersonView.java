package cn.fingertip.identity.staff.people;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.staff.StaffPerson;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member of staff as administrators see them. */
@Schema(name = "StaffPerson", description = "工作人员")
record StaffPersonView(
        @Schema(description = "人员编号") @NotNull String id,
        @Schema(description = "用户名") @NotNull String username,
        @Schema(description = "姓名或岗位名") @NotNull String name,
        @Schema(description = "是否停用") boolean disabled,
        @Schema(description = "是否开通动态口令") boolean totp,
        @Schema(description = "授权") @NotNull List<Grant> grants,
        @Schema(description = "建立时间") @NotNull Instant createdAt) {
    static StaffPersonView of(StaffPerson person, List<Grant> grants) {
        return new StaffPersonView(
                person.id.toString(),
                person.username,
                person.name,
                person.disabled,
                person.totpConfirmed,
                grants,
                person.createdAt);
    }
}
