package cn.fingertip.report.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "并入另一件反映同一问题的举报")
record MergeReport(
        @Schema(description = "主件的编号;主件的进度不能落后于本件,尚未受理的主件不能收到得比本件晚")
        @NotBlank(message = "请填写主件的编号")
        @Size(max = 40, message = "编号无效")
        String into,

        @Schema(description = "说明,可不填,最多 500 字;只在内部记录中显示") @Size(max = 500, message = "说明最多 500 字")
        String note) {}
