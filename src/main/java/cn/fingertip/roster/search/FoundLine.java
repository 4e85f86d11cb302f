package cn.fingertip.roster.search;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line found across a region, with the roster it stands in. Names are whole, also where the programme masks them. */
@Schema(name = "FoundLine", description = "跨清册查到的一条发放明细")
record FoundLine(
        @Schema(description = "清册编号") @NotNull String rosterId,

        @Schema(examples = "2025年石城县琴江镇耕地地力保护补贴发放清册") @NotNull
        String title,

        @NotNull CodeName programme,
        @Schema(examples = "2025") int year,
        @Schema(examples = "2025") String period,
        @Schema(description = "在清册中的序号", examples = "12") int no,
        @NotNull CodeName village,
        @Schema(description = "村民小组", examples = "第1组") String group,
        @NotNull String name,
        @Schema(examples = "7.2") String quantity,
        @Schema(examples = "亩") String unit,

        @Schema(description = "标准,元/单位", examples = "106.23")
        String standard,

        @Schema(description = "金额,元", examples = "764.86", type = SchemaType.STRING) @NotNull
        Money amount) {}
