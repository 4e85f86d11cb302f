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

        @Schema(description = "下达,元", type = SchemaType.STRING) @NotNull
        Money allotted,

        @Schema(description = "拨付,元", type = SchemaType.STRING) @NotNull
        Money disbursed,

        @Schema(description = "结余,元", type = SchemaType.STRING) @NotNull
        Money balance,

        @Schema(description = "发放,元", type = SchemaType.STRING) @NotNull
        Money paid,

        @Schema(description = "退回,元", type = SchemaType.STRING) @NotNull
        Money returned,

        @Schema(description = "在途,元", type = SchemaType.STRING) @NotNull
        Money inTransit,

        @Schema(description = "不相符的勾稽关系;相符时为空") @NotNull List<String> differences,
        @Schema(description = "不相符的原因,向社会公开") String explanation) {

    static FundView of(Fund fund, RosterVersion version) {
        return new FundView(
                version.version(),
                new Money(fund.allotted),
                new Money(fund.disbursed),
                new Money(fund.balance),
                new Money(fund.paid),
                new Money(fund.returned),
                new Money(fund.inTransit),
                fund.differences(version.totalFen()),
                fund.explanation);
    }
}
