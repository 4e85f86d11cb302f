package cn.fingertip.report;

import cn.fingertip.media.TakenFiles;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "留言已收到")
public record SentMessage(
        @Schema(description = "收到的时间") @NotNull Instant at,

        @Schema(description = "没有收下的文件,各有原因;没有则为空。留言已经保存,文件可以再发一条补交") @NotNull
        List<RefusedFile> refusedFiles) {
    /** Describes the Idempotency-Key header of a message. */
    public static final String OPTIONAL_KEY = "可不带;随机的编号(如 UUID),重试时保持不变,就不会重复留言";

    /** An answer that was kept before files could be refused has none. */
    public SentMessage {
        refusedFiles = refusedFiles == null ? List.of() : refusedFiles;
    }

    /** @return the same, with what did not come along */
    public SentMessage with(TakenFiles files) {
        return new SentMessage(at, RefusedFile.of(files));
    }
}
