package cn.fingertip.stats;

import cn.fingertip.region.Level;
import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that was paid in a county in a year: every region in it, every programme. */
@Schema(name = "CountyTable", description = "全县一年的合计:各乡镇、各村,各项目")
record CountyTable(
        @NotNull CodeName county,
        @Schema(description = "年度", examples = "2025") int year,
        @Schema(description = "有数据的年度,新的在前") @NotNull List<Integer> years,
        @Schema(description = "这一年有数据的项目") @NotNull List<CodeName> programmes,

        @Schema(description = "县、乡镇、村,按代码排序;没有数据的不列出") @NotNull
        List<Row> regions) {

    /** One region. Its people are counted once: they are not the sum of the regions below or of the programmes. */
    @Schema(name = "CountyTableRow", description = "一个区划的合计")
    record Row(
            @Schema(examples = "360735100") @NotNull String code,
            @Schema(examples = "琴江镇") @NotNull String name,
            @NotNull Level level,
            @Schema(description = "全部项目") @NotNull Sums all,
            @Schema(description = "各项目,按代码排序") @NotNull List<ByProgramme> programmes) {}

    /** One programme in a region. */
    @Schema(name = "CountyTableCell", description = "一个项目的合计")
    record ByProgramme(
            @Schema(description = "项目代码", examples = "farmland") @NotNull
            String code,

            @NotNull Sums sums) {}
}
