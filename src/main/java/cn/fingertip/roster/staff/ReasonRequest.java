package cn.fingertip.roster.staff;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a roster is returned or withdrawn; the public reads the reason of a withdrawal. */
@Schema(name = "Reason", description = "退回或撤回的原因;撤回的原因会向社会公开")
record ReasonRequest(
        @Schema(description = "原因,1–500 字", examples = "第 12 行面积与地块台账不符")
        @NotBlank(message = "请填写原因")
        @Size(max = 500, message = "不超过 500 字")
        String reason) {}
