package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.staff.key.KeyHolder;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody of one's office, and whether they have the office's keys. */
@Schema(name = "KeyHolder", description = "本单位的密钥持有人")
record KeyHolderView(
        @Schema(description = "人员编号") @NotNull String id,
        @Schema(description = "姓名或岗位名") @NotNull String name,

        @Schema(description = "持有密钥的身份:纪检监察(inspector)或保密专员(custodian)")
        Grant office,

        @Schema(description = "是否已获准查看本单位的举报") boolean admitted,

        @Schema(description = "获准的时间") Instant admittedAt,

        @Schema(description = "由谁准入(人员编号);上级还没有获准人员时,本单位第一位没有")
        String admittedBy,

        @Schema(description = "您能打开而此人还不能打开的密钥数;大于 0 时可再次准入以继续授予")
        long remaining) {
    static KeyHolderView of(Grant office, KeyHolder holder, Optional<Admission> admission, long remaining) {
        return new KeyHolderView(
                holder.staff().toString(),
                holder.name(),
                office,
                admission.isPresent(),
                admission.map(Admission::at).orElse(null),
                admission.map(Admission::by).map(Object::toString).orElse(null),
                remaining);
    }
}
