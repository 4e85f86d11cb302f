package cn.fingertip.report.retention;

import cn.fingertip.report.Named;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportHold", description = "一次暂缓销毁")
record HoldView(
        @Schema(description = "何人") @NotNull Named by,
        @NotNull Instant at,
        @Schema(description = "暂缓到哪一天(含)") @NotNull LocalDate until,
        @Schema(description = "理由") @NotNull String reason,
        @Schema(description = "解除的时间") Instant releasedAt,
        @Schema(description = "现在是否有效") boolean holds) {}
