package cn.fingertip.report.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an inspector needs to know who reports. */
@Schema(description = "申请查看举报人身份")
record AskForIdentity(
        @Schema(description = "理由,5–500 字;保密专员看得到,请不要写举报的内容")
        @NotBlank(message = "请填写理由")
        @Size(min = 5, max = 500, message = "理由应为 5–500 字")
        String reason) {}
