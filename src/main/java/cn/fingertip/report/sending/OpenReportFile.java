package cn.fingertip.report.sending;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "凭查询码查看办理单位的文件")
record OpenReportFile(
        @Schema(description = "查询码,16 位数字;可以带空格或短横")
        @NotBlank(message = "请填写查询码")
        @Size(max = 60, message = "查询码是 16 位数字")
        String receipt,

        @Schema(description = "文件编号,即留言中的 fileIds 之一") @NotNull(message = "请填写文件编号")
        UUID fileId,

        @Schema(description = "PDF 的第几页,从 1 开始;不填是第 1 页") @Min(value = 1, message = "页码从 1 开始")
        Integer page) {}
