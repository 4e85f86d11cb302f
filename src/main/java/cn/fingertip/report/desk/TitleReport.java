package cn.fingertip.report.desk;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "工作标题")
record TitleReport(
        @Schema(description = "1–30 字,不填为清除。工作标题不加密,用于查找:请勿写姓名、单位、号码等能认出人的内容", examples = "面积核对(三户)")
        @Size(max = 30, message = "工作标题最多 30 字")
        String title) {}
