package cn.fingertip.report.key;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a recovery has come. */
@Schema(name = "EscrowRecovery", description = "恢复的进度")
record EscrowRecoveryView(
        @Schema(description = "两份是否齐全并已恢复") boolean recovered,

        @Schema(description = "这一次授予的密钥数") int keys,

        @Schema(description = "还没有轮到的密钥数,写到被指定人员本人的举报不计;大于 0 时请两位保管人再次先后提交,已授予的不重复")
        long remaining,

        @Schema(description = "这一次遇到的、现在这一对托管密钥打不开的密钥数:更换托管密钥以前的举报。再次提交也打不开,要等举报人凭查询码查询后才会授予")
        int unopened,

        @Schema(description = "另一份最迟何时提交;已恢复则没有") Instant expiresAt) {
    /** @return what is answered to the first share */
    static EscrowRecoveryView waiting(Instant expiresAt) {
        return new EscrowRecoveryView(false, 0, 0, 0, expiresAt);
    }

    /** @return what is answered to the second */
    static EscrowRecoveryView opened(int keys, long remaining, int unopened) {
        return new EscrowRecoveryView(true, keys, remaining, unopened, null);
    }
}
