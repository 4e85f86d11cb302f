package cn.fingertip.report.due;

import cn.fingertip.report.Named;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportDue", description = "一件到期要办的事")
record DueItem(
        @Schema(description = "举报的编号") @NotNull String report,

        @Schema(
                description = "accept 告知是否受理,transfer 如不属于本单位则转出,feedback 向举报人反馈结果",
                enumeration = {"accept", "transfer", "feedback"})
        @NotNull
        String task,

        @Schema(description = "中文说法") @NotNull String taskName,
        @Schema(description = "最后一天") @NotNull LocalDate dueOn,
        @Schema(description = "是否已逾期,按今天推算;最后一天是暂估的不算逾期") boolean late,

        @Schema(description = "最后一天是否暂估:该年的工作日安排还没有载入,按周一至周五推算,载入后重新推算")
        boolean provisional,

        @Schema(description = "类别") @NotNull Named kind,
        @Schema(description = "线索编号,受理后才有") String lead,
        @Schema(description = "工作标题") String workTitle,
        @Schema(description = "办理人员的编号") String assignee) {}
