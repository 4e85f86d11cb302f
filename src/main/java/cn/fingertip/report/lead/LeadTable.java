package cn.fingertip.report.lead;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "线索统计")
record LeadTable(
        @Schema(description = "起始日期(含)") @NotNull LocalDate from,
        @Schema(description = "截止日期(含)") @NotNull LocalDate to,

        @Schema(
                description = "按什么分",
                enumeration = {"month", "year", "region", "kind", "office"})
        @NotNull
        String by,

        @Schema(description = "统计的单位代码:本人所在单位") @NotNull List<String> offices,

        @Schema(description = "各部分") @NotNull List<LeadRow> rows,
        @Schema(description = "合计") @NotNull LeadRow total,

        @Schema(description = "其中是否按期暂不能判断的件数:期限跨入的年份还没有工作日历,既不算按期也不算逾期;载入日历后按日历重新推算")
        long undecided) {}
