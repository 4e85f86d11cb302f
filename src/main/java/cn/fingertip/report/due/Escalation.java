package cn.fingertip.report.due;

import cn.fingertip.report.Named;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportEscalation", description = "下级单位逾期的事项:只有件数和线索编号,没有内容")
record Escalation(
        @Schema(description = "下级单位") @NotNull Named office,

        @Schema(
                description = "accept 告知是否受理,feedback 向举报人反馈结果",
                enumeration = {"accept", "feedback"})
        @NotNull
        String task,

        @Schema(description = "中文说法") @NotNull String taskName,
        @Schema(description = "逾期的件数") int count,
        @Schema(description = "其中最早应在哪天办理") @NotNull LocalDate oldestDueOn,
        @Schema(description = "有线索编号的") @NotNull List<String> leads) {}
