package cn.fingertip.roster.fund;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The figures of a draft: all of them, 0.00 where there is none; or none of them and an explanation. */
@Schema(name = "PutRosterFunds")
record PutFunds(
        @Schema(description = "下达,元", examples = "2500000.00") @Pattern(regexp = YUAN, message = NOT_YUAN)
        String allotted,

        @Schema(description = "拨付,元", examples = "2480000.00") @Pattern(regexp = YUAN, message = NOT_YUAN)
        String disbursed,

        @Schema(description = "结余,元", examples = "20000.00") @Pattern(regexp = YUAN, message = NOT_YUAN)
        String balance,

        @Schema(description = "发放,元", examples = "2462302.97") @Pattern(regexp = YUAN, message = NOT_YUAN)
        String paid,

        @Schema(description = "退回,元", examples = "0.00") @Pattern(regexp = YUAN, message = NOT_YUAN)
        String returned,

        @Schema(description = "在途,元", examples = "17697.03") @Pattern(regexp = YUAN, message = NOT_YUAN)
        String inTransit,

        @Schema(description = "不相符的原因;六项都不填时,为什么没有资金数据。向社会公开,不超过 500 字") @Size(max = 500, message = "不超过 500 字")
        String explanation) {
    static final int FIGURES = 6;

    private static final String YUAN = "\\d{1,13}(\\.\\d{1,2})?";
    private static final String NOT_YUAN = "应为不小于 0 的金额,单位元,至多两位小数";

    /** @return how many of the six figures are given */
    int figures() {
        return (int) Stream.of(allotted, disbursed, balance, paid, returned, inTransit)
                .filter(Objects::nonNull)
                .count();
    }

    boolean explained() {
        return explanation != null && !explanation.isBlank();
    }
}
