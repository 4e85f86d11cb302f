package cn.fingertip.region;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A region with those right below it. */
@Schema(name = "Region", description = "行政区划")
record RegionView(
        @Schema(description = "代码:省2位、市4位、县6位、乡镇9位、村12位", examples = "360735100") @NotNull
        String code,

        @Schema(description = "名称", examples = "琴江镇") @NotNull
        String name,

        @Schema(description = "级别") @NotNull Level level,

        @Schema(description = "上级代码;省级没有", examples = "360735")
        String parent,

        @Schema(description = "直接下级,按代码排序") @NotNull List<Item> children) {
    /** A region in a list. */
    @Schema(name = "RegionItem", description = "列表中的行政区划")
    record Item(
            @NotNull String code,
            @NotNull String name,
            @NotNull Level level) {
        static Item of(RegionName region) {
            return new Item(region.code(), region.name(), region.level());
        }
    }

    /** Some regions, all of them at once. */
    @Schema(name = "RegionList", description = "行政区划列表")
    record Items(@NotNull List<Item> items) {
        static Items of(List<RegionName> regions) {
            return new Items(regions.stream().map(Item::of).toList());
        }
    }

    static RegionView of(RegionName region, List<RegionName> children) {
        return new RegionView(
                region.code(),
                region.name(),
                region.level(),
                region.parent(),
                children.stream().map(Item::of).toList());
    }
}
