package cn.fingertip.report.key;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a recovery has come. */
@Schema(name = "EscrowRecovery", description = "恢复的进度")
record EscrowRecoveryView(
        @Schema(description = "两份是否齐全并已恢复") boolean recovered,

        @Schema(description = "这一次授予的密钥数") int keys,

        @Schema(description = "还没有授予的密钥数,写到被指定人员本人的举报不计;大于 0 时请两位保管人再次先后提交,已授予的不重复")
        long remaining,

        @Schema(description = "另一份最迟何时提交;已恢复则没有") Instant expiresAt) {
    /** @return what is answered to the first share */
    static EscrowRecoveryView waiting(Instant expiresAt) {
        return new EscrowRecoveryView(false, 0, 0, expiresAt);
    }

    /** @return what is answered to the second */
    static EscrowRecoveryView opened(int keys, long remaining) {
        return new EscrowRecoveryView(true, keys, remaining, null);
    }
}
