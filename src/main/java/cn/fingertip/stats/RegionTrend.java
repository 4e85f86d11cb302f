package cn.fingertip.stats;

import cn.fingertip.roster.CodeName;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One region through the years. */
@Schema(name = "RegionTrend", description = "一个区划历年的合计")
record RegionTrend(
        CodeName region,
        @Schema(description = "有数据的项目") List<CodeName> programmes,
        @Schema(description = "各年,新的在前") List<Year> years) {

    /** One year of it. */
    @Schema(name = "RegionYear", description = "一年的合计")
    record Year(
            @Schema(examples = "2025") int year,
            @Schema(description = "全部项目") Sums all,

            @Schema(description = "各项目,按代码排序") List<CountyTable.ByProgramme> programmes) {}
}
