package cn.fingertip.report.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "转办;两项都会告诉举报人")
record TransferReport(
        @Schema(description = "转给哪个单位,1–100 字")
        @NotBlank(message = "请填写转给哪个单位")
        @Size(max = 100, message = "单位名称最多 100 字")
        String to,

        @Schema(description = "转办的理由,1–1000 字")
        @NotBlank(message = "请填写转办的理由")
        @Size(max = 1000, message = "理由最多 1000 字")
        String reason) {}
