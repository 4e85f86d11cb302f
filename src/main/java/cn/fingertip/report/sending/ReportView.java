package cn.fingertip.report.sending;

import cn.fingertip.report.MessageView;
import cn.fingertip.report.ReportDeadlines;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a receipt shows. The report's own text is left out: who finds a receipt learns nothing new of the reporter. */
@Schema(description = "举报的办理情况")
record ReportView(
        @Schema(
                description =
                        "received 已收到,accepted 已受理,not-ours 已转办,rejected 不予受理,investigating 核查中,concluded 已办结,archived 已归档",
                enumeration = {"received", "accepted", "not-ours", "rejected", "investigating", "concluded", "archived"
                })
        @NotNull
        String status,

        @Schema(description = "状态的中文说法") @NotNull String statusName,

        @Schema(description = "现在由哪个单位办理", examples = "石城县纪委监委") @NotNull
        String office,

        @Schema(description = "收到的时间") @NotNull Instant receivedAt,
        @Schema(description = "双方的留言,从早到晚") @NotNull List<MessageView> messages,
        @NotNull ReportDeadlines.View deadlines,

        @Schema(description = "保密专员最近一次批准办案人员查看您的姓名和联系方式的时间;没有批准过则没有")
        Instant identityApprovedAt,

        @Schema(description = "查询码最后有效的日期,过后查不到这份举报;办结或退回之前没有")
        LocalDate receiptEndsOn) {}
