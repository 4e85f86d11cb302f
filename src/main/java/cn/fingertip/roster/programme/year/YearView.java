package cn.fingertip.roster.programme.year;

import cn.fingertip.kernel.Money;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was published for one year, beside the year before. */
@Schema(name = "ProgrammeYear", description = "一个年度的公布情况,与上一年对照")
record YearView(
        @Schema(examples = "2025") int year,
        @Schema(description = "现行公布的清册数", examples = "5") int rosters,

        @Schema(description = "发放人次(明细条数)", examples = "4050")
        long payments,

        @Schema(description = "合计金额,元", examples = "2548749.03", type = SchemaType.STRING) @NotNull
        Money amount,

        @Schema(description = "与上一年相比;上一年没有公布的没有") Change change) {

    /** Against the year before. */
    @Schema(name = "ProgrammeYearChange", description = "与上一年相比的增减")
    record Change(
            @Schema(description = "人次增减", examples = "-12") long payments,

            @Schema(description = "金额增减,元", examples = "31022.40", type = SchemaType.STRING) @NotNull
            Money amount,

            @Schema(description = "金额增减的百分比,一位小数;上一年为 0 的没有", examples = "1.2")
            String percent) {}

    /** All years; they are few, so they come at once. */
    @Schema(name = "ProgrammeYears")
    record Years(@Schema(description = "新的在前") @NotNull List<YearView> items) {}

    /**
     * What was published for one year.
     *
     * @param fen sum of all amounts
     */
    record Sum(int year, int rosters, long payments, long fen) {}

    /** @param sums the newest first */
    static Years of(List<Sum> sums) {
        List<YearView> years = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            Sum sum = sums.get(i);
            Sum next = i + 1 < sums.size() ? sums.get(i + 1) : null;
            Change change = next == null || next.year() != sum.year() - 1
                    ? null
                    : new Change(
                            sum.payments() - next.payments(),
                            new Money(sum.fen() - next.fen()),
                            percent(sum.fen(), next.fen()));
            years.add(new YearView(sum.year(), sum.rosters(), sum.payments(), new Money(sum.fen()), change));
        }
        return new Years(List.copyOf(years));
    }

    static String percent(long now, long before) {
        return before == 0
                ? null
                : BigDecimal.valueOf(now - before)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
