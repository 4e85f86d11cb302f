package cn.fingertip.report.retention;

import cn.fingertip.report.Named;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportRetention", description = "即将期满销毁的一件")
record RetentionItem(
        @Schema(description = "举报的编号") String report,
        @Schema(description = "类别") Named kind,
        @Schema(description = "线索编号") String lead,
        @Schema(description = "工作标题") String workTitle,
        @Schema(description = "归档的日期") LocalDate archivedOn,
        @Schema(description = "查询码最后有效的日期") LocalDate receiptEndsOn,
        @Schema(description = "保存的最后一天,次日起销毁") LocalDate keptUntil,
        @Schema(description = "暂缓销毁到哪一天;没有暂缓则没有") LocalDate heldUntil) {}
