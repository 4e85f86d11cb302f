package cn.fingertip.report.key;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a recovery has come. */
@Schema(name = "EscrowRecovery", description = "恢复的进度")
record EscrowRecoveryView(
        @Schema(description = "两份是否齐全并已恢复") boolean recovered,

        @Schema(description = "授予的密钥数") int keys,

        @Schema(description = "另一份最迟何时提交;已恢复则没有") Instant expiresAt) {}
