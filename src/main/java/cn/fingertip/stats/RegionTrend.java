package cn.fingertip.stats;

import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One region through the years. */
@Schema(name = "RegionTrend", description = "一个区划历年的合计")
record RegionTrend(
        @NotNull CodeName region,
        @Schema(description = "有数据的项目") @NotNull List<CodeName> programmes,
        @Schema(description = "各年,新的在前") @NotNull List<Year> years) {

    /** One year of it. */
    @Schema(name = "RegionYear", description = "一年的合计")
    record Year(
            @Schema(examples = "2025") int year,
            @Schema(description = "全部项目") @NotNull Sums all,

            @Schema(description = "各项目,按代码排序") @NotNull List<CountyTable.ByProgramme> programmes) {}
}
