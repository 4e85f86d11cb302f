package cn.fingertip.report.casework;

import cn.fingertip.report.Report;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "办理一步之后的状态")
record MovedReport(
        String id,
        @Schema(description = "状态") String status,
        @Schema(description = "状态的中文说法") String statusName) {
    static MovedReport of(Report report) {
        return new MovedReport(report.id.toString(), report.status.wire(), report.status.title());
    }
}
