package cn.fingertip.report.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "不予受理;理由会告诉举报人")
record RejectReport(
        @Schema(description = "不予受理的理由,1–1000 字")
        @NotBlank(message = "请填写不予受理的理由")
        @Size(max = 1000, message = "理由最多 1000 字")
        String reason) {}
