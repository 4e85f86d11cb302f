package cn.fingertip.report.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "一条内部记事")
record WriteNote(
        @Schema(description = "内容,1–2000 字;加密保存,举报人看不到")
        @NotBlank(message = "请填写内容")
        @Size(max = 2000, message = "记事最多 2000 字")
        String text) {}
