package cn.fingertip.report.sending;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a report; the receipt is shown here and never again. */
@Schema(description = "举报已收到")
record SubmittedReport(
        @Schema(description = "查询码,16 位数字,只显示这一次,遗失后无法找回", examples = "4029173380561274")
        String receipt,

        @Schema(description = "收到的时间") Instant receivedAt) {}
