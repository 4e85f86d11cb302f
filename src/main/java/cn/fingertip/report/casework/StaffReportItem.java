package cn.fingertip.report.casework;

import cn.fingertip.report.Named;
import cn.fingertip.report.ReportDeadlines;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "举报列表中的一件")
record StaffReportItem(
        @NotNull String id,
        @Schema(description = "类别") @NotNull Named kind,
        @Schema(description = "问题发生地") @NotNull Named region,

        @Schema(description = "状态,见办理情况") @NotNull String status,

        @Schema(description = "状态的中文说法") @NotNull String statusName,

        @Schema(description = "是否尚未获准打开;没有密钥时看不到标题、是否实名和期限") boolean locked,

        @Schema(description = "标题") String subject,

        @Schema(description = "是否实名:举报人核实过姓名和身份证号;姓名不在此显示") Boolean realName,

        @Schema(description = "线索编号,受理后才有", examples = "360735-2026-00001")
        String lead,

        @Schema(description = "本单位起的工作标题,不加密") String workTitle,

        @Schema(description = "办理人员的编号和姓名") Named assignee,
        @Schema(description = "已并入哪一件") String mergedInto,

        @Schema(description = "收到的时间") @NotNull Instant receivedAt,
        @Schema(description = "留言条数") int messages,
        ReportDeadlines.View deadlines) {}
