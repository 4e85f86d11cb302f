package cn.fingertip.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why others are not to see it. */
@Schema(description = "不同意公开")
record RefuseContent(
        @Schema(description = "理由,作者看得到", examples = "文中写了邻居的姓名,请去掉后重新申请")
        @NotBlank(message = "请写明理由")
        @Size(max = 200, message = "不超过200个字")
        String reason) {}
