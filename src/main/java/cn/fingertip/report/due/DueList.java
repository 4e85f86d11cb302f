package cn.fingertip.report.due;

import cn.fingertip.kernel.CursorPage;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of what is due, whether its days can be reckoned at all, and whether anybody above hears of it. */
@Schema(name = "ReportDueList", description = "到期要办的事,最急的在前")
record DueList(
        @NotNull List<DueItem> items,
        @Schema(description = "下一页的游标,最后一页没有") String nextCursor,

        @Schema(description = "缺少哪一年的工作日历、怎么办;不缺则没有", examples = "2027 年的工作日安排还没有载入:……")
        String calendar,

        @Schema(description = "上级单位都没有获准查看举报的人员、逾期提醒不到任何人时,说明是哪个单位、怎么办;否则没有", examples = "试验县纪检监察机关的上级单位在本平台还没有……")
        String nobodyAbove) {
    static DueList of(CursorPage<DueItem> page, String calendar, String nobodyAbove) {
        return new DueList(page.items(), page.nextCursor(), calendar, nobodyAbove);
    }
}
