package cn.fingertip.roster.objection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A receipt, which never stands in a URL. */
@Schema(name = "ObjectionReceipt")
record ReceiptRequest(
        @Schema(description = "16 位查询码") @NotBlank(message = "请填写查询码") @Size(max = 40, message = "应为 16 位数字")
        String receipt) {}
