package cn.fingertip.report.retention;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "暂缓销毁")
record HoldReport(
        @Schema(description = "理由,1–500 字;加密保存")
        @NotBlank(message = "请填写暂缓销毁的理由")
        @Size(max = 500, message = "理由最多 500 字")
        String reason,

        @Schema(description = "暂缓到哪一天(含),今天以后,最长 10 年") @NotNull(message = "请填写暂缓到哪一天")
        LocalDate until) {}
