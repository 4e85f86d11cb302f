package cn.fingertip.report;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "留言已收到")
public record SentMessage(
        @Schema(description = "收到的时间") @NotNull Instant at) {
    /** Describes the Idempotency-Key header of a message. */
    public static final String OPTIONAL_KEY = "可不带;随机的编号(如 UUID),重试时保持不变,就不会重复留言";
}
