package cn.fingertip.roster.payment;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One payment as the person paid sees it: nothing is masked. */
@Schema(name = "Payment", description = "本人的一笔补贴")
record PaymentView(
        RosterRef roster,
        CodeName programme,
        @Schema(description = "清册所属区划") CodeName region,
        @Schema(examples = "2025") int year,
        @Schema(examples = "2025") String period,
        @Schema(description = "在清册中的序号", examples = "12") int no,
        CodeName village,
        @Schema(description = "村民小组", examples = "第1组") String group,
        String name,
        @Schema(examples = "7.2") String quantity,
        @Schema(examples = "亩") String unit,

        @Schema(description = "标准,元/单位", examples = "106.23")
        String standard,

        @Schema(description = "金额,元", examples = "764.86", type = SchemaType.STRING)
        Money amount) {

    /** The roster that holds it. */
    @Schema(name = "PaymentRoster")
    record RosterRef(
            String id,
            @Schema(examples = "2025年石城县琴江镇耕地地力保护补贴发放清册") String title) {}
}
