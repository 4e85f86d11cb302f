package cn.fingertip.roster.payment;

import cn.fingertip.kernel.Money;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All payments of a year together. */
@Schema(name = "YearTotal", description = "一年的合计")
record YearTotal(
        @Schema(examples = "2025") int year,
        @Schema(description = "笔数", examples = "3") int count,

        @Schema(description = "合计金额,元", examples = "2310.40", type = SchemaType.STRING) @NotNull
        Money totalAmount,

        @Schema(description = "清册注明家庭户的,按户合计;没有注明的,按本人计。元", examples = "2629.09", type = SchemaType.STRING)
        Money householdAmount) {}
