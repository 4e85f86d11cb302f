package cn.fingertip.report.sending;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A receipt travels in a body only: addresses end up in logs and histories. */
@Schema(description = "凭查询码查看")
record LookUpReport(
        @Schema(description = "查询码,16 位数字;可以带空格或短横")
        @NotBlank(message = "请填写查询码")
        @Size(max = 60, message = "查询码是 16 位数字")
        String receipt) {}
