package cn.fingertip.roster.importing;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.run.ImportProgress;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import as staff see it.
 *
 * @param fileName without long numbers
 * @param rows lines of the file; sums, notes and blank rows are none
 * @param totalAmount of the accepted rows
 * @param problems the first thousand; null in lists
 * @param problemsTotal all of them
 * @param rosterId null until a draft was made
 * @param progress null in lists
 * @param sourceRemoved whether the file it came from is gone by now
 */
@Schema(name = "Import", description = "一次清册导入")
public record ImportView(
        @NotNull UUID id,

        @Schema(description = "received 已收到,running 处理中,recognised 已识别、待经办确认,done 已生成草稿,refused 未生成草稿,cancelled 已取消")
        @NotNull
        ImportStatus status,

        @NotNull String fileName,
        @NotNull String programme,
        @NotNull String region,
        int year,
        @NotNull String period,
        @Schema(description = "明细行数(不含表头、合计、空行)") int rows,
        @Schema(description = "已收入的行数") int accepted,
        @Schema(description = "被拒绝的行数") int rejected,

        @Schema(
                description = "已收入各行金额之和,元",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        @NotNull
        Money totalAmount,

        @Schema(description = "发现的问题,至多列出 1000 条") List<Finding> problems,
        @Schema(description = "问题总数") int problemsTotal,
        @Schema(description = "生成的清册") UUID rosterId,
        @Schema(description = "读取进度;列表中没有") ImportProgress progress,
        @Schema(description = "上传的原文件已按期限删除,不能再下载标注表格") boolean sourceRemoved,
        @NotNull Instant createdAt,
        Instant finishedAt) {

    /** @param progress null in lists */
    static ImportView of(ImportJob job, List<Finding> problems, ImportProgress progress) {
        // Cancelled is final before the thread at work has noticed.
        boolean cancelled = progress != null && progress.cancelled() && !job.status.finished();
        return new ImportView(
                job.id,
                cancelled ? ImportStatus.CANCELLED : job.status,
                job.fileName,
                job.programme,
                job.region,
                job.year,
                job.period,
                job.rows,
                job.accepted,
                job.rejected,
                new Money(job.totalFen),
                problems,
                job.problemCount,
                job.rosterId,
                progress,
                job.sourceRemovedAt != null,
                job.createdAt,
                cancelled ? progress.cancelledAt() : job.finishedAt);
    }
}
