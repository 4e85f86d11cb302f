package cn.fingertip.report.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "与另一件举报关联;两件各办各的")
record LinkReport(
        @Schema(description = "另一件举报的编号") @NotBlank(message = "请填写另一件举报的编号") @Size(max = 40, message = "编号无效")
        String report,

        @Schema(description = "有什么联系,可不填,最多 500 字") @Size(max = 500, message = "说明最多 500 字")
        String note) {}
