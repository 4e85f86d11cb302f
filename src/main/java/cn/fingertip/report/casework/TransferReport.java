package cn.fingertip.report.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "转办;office 与 to 填一项,单位名称和理由都会告诉举报人")
record TransferReport(
        @Schema(
                description = "转给平台上的哪个受理单位,见 GET /staff/reports/offices;举报随之移交,本单位不再看到,期限仍从最初收到之日起算",
                examples = "360731")
        @Pattern(regexp = "[0-9]{2,9}", message = "单位代码是 2–9 位数字")
        String office,

        @Schema(description = "转给平台以外的哪个单位,1–100 字") @Size(max = 100, message = "单位名称最多 100 字")
        String to,

        @Schema(description = "转办的理由,1–1000 字")
        @NotBlank(message = "请填写转办的理由")
        @Size(max = 1000, message = "理由最多 1000 字")
        String reason) {}
