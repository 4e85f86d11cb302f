package cn.fingertip.roster.fund;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.RosterVersion;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the money of a roster is, as everybody may see it once it is published. */
@Schema(name = "RosterFunds", description = "一份清册的资金:下达 = 拨付 + 结余,拨付 = 发放 + 退回 + 在途,发放 = 清册合计")
record FundView(
        @Schema(description = "清册版本", examples = "1") int version,

        @Schema(description = "下达,元;没有资金数据时为空", type = SchemaType.STRING)
        Money allotted,

        @Schema(description = "拨付,元;没有资金数据时为空", type = SchemaType.STRING)
        Money disbursed,

        @Schema(description = "结余,元;没有资金数据时为空", type = SchemaType.STRING)
        Money balance,

        @Schema(description = "发放,元;没有资金数据时为空", type = SchemaType.STRING)
        Money paid,

        @Schema(description = "退回,元;没有资金数据时为空", type = SchemaType.STRING)
        Money returned,

        @Schema(description = "在途,元;没有资金数据时为空", type = SchemaType.STRING)
        Money inTransit,

        @Schema(description = "不相符的勾稽关系;相符时为空") @NotNull List<String> differences,
        @Schema(description = "不相符或没有资金数据的原因,向社会公开") String explanation) {

    static FundView of(Fund fund, RosterVersion version) {
        return new FundView(
                version.version(),
                money(fund.allotted),
                money(fund.disbursed),
                money(fund.balance),
                money(fund.paid),
                money(fund.returned),
                money(fund.inTransit),
                fund.differences(version.totalFen()),
                fund.explanation);
    }

    private static Money money(Long fen) {
        return fen == null ? null : new Money(fen);
    }
}
