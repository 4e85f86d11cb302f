package cn.fingertip.report.sending;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a report; the receipt is shown here and never again.
 *
 * @param office name of the office that has it, so that who accuses the nearer one sees that it went past it
 */
@Schema(description = "举报已收到")
record SubmittedReport(
        @Schema(description = "查询码,16 位数字,只显示这一次,遗失后无法找回", examples = "4029173380561274") @NotNull
        String receipt,

        @Schema(description = "收到的时间") @NotNull Instant receivedAt,

        @Schema(description = "受理单位;反映本级受理单位或其人员的,自动转到上一级", examples = "石城县纪委监委") @NotNull
        String office,

        @Schema(description = "请原样显示给举报人:遗失查询码就不能再查看和补充") @NotNull
        String notice) {}
