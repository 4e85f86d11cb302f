package cn.fingertip.report.desk;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "分派或移交给本单位的一位办理人员")
record AssignReport(
        @Schema(description = "办理人员的编号,见 GET /staff/report-keys/holders;不填为收回分派") @Size(max = 40, message = "编号无效")
        String assignee,

        @Schema(description = "说明,可不填,最多 500 字;只在内部记录中显示") @Size(max = 500, message = "说明最多 500 字")
        String note) {}
