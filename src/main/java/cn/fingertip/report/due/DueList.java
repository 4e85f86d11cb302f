package cn.fingertip.report.due;

import cn.fingertip.kernel.CursorPage;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of what is due, and whether its days can be reckoned at all. */
@Schema(name = "ReportDueList", description = "到期要办的事,最急的在前")
record DueList(
        @NotNull List<DueItem> items,
        @Schema(description = "下一页的游标,最后一页没有") String nextCursor,

        @Schema(description = "缺少哪一年的工作日历、怎么办;不缺则没有", examples = "2027 年的工作日安排还没有载入:……")
        String calendar) {
    static DueList of(CursorPage<DueItem> page, String calendar) {
        return new DueList(page.items(), page.nextCursor(), calendar);
    }
}
