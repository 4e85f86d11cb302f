package cn.fingertip.report.retention;

import cn.fingertip.report.Named;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportRetention", description = "即将期满销毁的一件")
record RetentionItem(
        @Schema(description = "举报的编号") @NotNull String report,
        @Schema(description = "类别") @NotNull Named kind,
        @Schema(description = "线索编号") String lead,
        @Schema(description = "工作标题") String workTitle,

        @Schema(description = "办结以后的状态:not-ours、rejected、concluded 或 archived", examples = "archived")
        String status,

        @Schema(description = "保存期限的起算日:归档,没有归档的为转出、不予受理、办结或反馈中最后一步的日期")
        LocalDate endedOn,

        @Schema(description = "归档的日期;没有归档的没有此项") LocalDate archivedOn,
        @Schema(description = "查询码最后有效的日期") LocalDate receiptEndsOn,
        @Schema(description = "保存的最后一天,次日起销毁") LocalDate keptUntil,
        @Schema(description = "暂缓销毁到哪一天;没有暂缓则没有") LocalDate heldUntil,

        @Schema(description = "在哪一件上暂缓:合并的重复件随主件,主件也随重复件;没有暂缓则没有")
        String heldOn) {}
