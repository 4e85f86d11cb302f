package cn.fingertip.report.casework;

import cn.fingertip.report.Report;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "办理一步之后的状态")
record MovedReport(
        @NotNull String id,
        @Schema(description = "状态") @NotNull String status,
        @Schema(description = "状态的中文说法") @NotNull String statusName) {
    static MovedReport of(Report report) {
        return new MovedReport(report.id.toString(), report.status.wire(), report.status.title());
    }
}
