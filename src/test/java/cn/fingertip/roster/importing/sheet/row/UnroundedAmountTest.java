package cn.fingertip.roster.importing.sheet.row;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.sheet.ReadFile;
import cn.fingertip.roster.importing.sheet.Sheets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Amounts as a formula without ROUND leaves them. */
class UnroundedAmountTest {
    @Test
    void whatIsShownToTheFenIsTakenAndTold() {
        ReadFile read = ReadFile.product(Sheets.workbook(List.of(paid(1, "7.2", "106.23", "764.856"))), "亩");
        assertThat(read.totalFen()).isEqualTo(76486);
        assertThat(read.places()).containsExactly("2 H amount-rounded");
        Finding told = read.findings.kept().getFirst();
        assertThat(told.level()).isEqualTo(Finding.WARNING);
        assertThat(told.message()).contains("764.856").contains("764.86").contains("ROUND");
        assertThat(read.recognised.getFirst().amount()).isEqualByComparingTo("764.86");
    }

    @Test
    void whatTheOtherTwoNumbersDoNotMakeIsRefusedAsBefore() {
        ReadFile read = ReadFile.product(Sheets.workbook(List.of(paid(1, "7.2", "106.23", "764.876"))), "亩");
        assertThat(read.lines).isEmpty();
        assertThat(read.places()).containsExactly("2 H amount-precision");
    }

    @Test
    void aTextWasTypedAndIsNotRounded() {
        String csv = Sheets.csv(List.of(paid(1, "7.2", "106.23", "764.856")), ",");
        ReadFile read = ReadFile.product(csv.getBytes(StandardCharsets.UTF_8), "亩");
        assertThat(read.places()).containsExactly("2 H amount-precision");
    }

    @Test
    void aWholeFileOfThemIsToldWithFewWords() {
        ReadFile read = ReadFile.product(
                Sheets.workbook(IntStream.range(0, 200)
                        .mapToObj(n -> paid(n, "7.2", "106.23", "764.856"))
                        .toList()),
                "亩");
        assertThat(read.lines).hasSize(200);
        assertThat(read.totalFen()).isEqualTo(200 * 76486);
        assertThat(read.findings.kept()).hasSize(11);
        assertThat(read.findings.kept().getLast().code()).isEqualTo("amount-rounded-more");
        assertThat(read.findings.kept().getLast().message()).contains("190");
    }

    @Property(tries = 100)
    void anyProductIsTakenAsThePaymentSystemRoundsIt(
            @ForAll @BigRange(min = "0.01", max = "999") @Scale(2) BigDecimal quantity,
            @ForAll @BigRange(min = "0.01", max = "999") @Scale(2) BigDecimal standard) {
        BigDecimal product = quantity.multiply(standard);
        BigDecimal fen = product.setScale(2, RoundingMode.HALF_UP);
        if (fen.signum() == 0) {
            return;
        }
        ReadFile read = ReadFile.product(
                Sheets.workbook(
                        List.of(paid(1, quantity.toPlainString(), standard.toPlainString(), product.toPlainString()))),
                "亩");
        assertThat(read.totalFen()).isEqualTo(fen.movePointRight(2).longValueExact());
    }

    private static Map<String, Object> paid(int n, String quantity, String standard, String amount) {
        Map<String, Object> row = Sheets.with(Sheets.row(n), "面积", new BigDecimal(quantity));
        return Sheets.with(Sheets.with(row, "标准", new BigDecimal(standard)), "金额", new BigDecimal(amount));
    }
}
