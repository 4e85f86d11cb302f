package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.programme.AmountRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 合计 is held against the lines, and the clerk is told where it could not be. */
class SumRowsTest {
    private static final int AMOUNT = Sheets.COLUMNS.indexOf("金额");
    private static final int QUANTITY = Sheets.COLUMNS.indexOf("面积");

    @Test
    void aSumThatIsNoNumberIsToldAndNotTakenForRight() {
        ReadFile read = read(null, "三百余元", null);
        assertThat(read.places()).containsExactly("4 H total-unreadable");
        Finding told = read.findings.kept().getFirst();
        assertThat(told.level()).isEqualTo(Finding.WARNING);
        assertThat(told.message()).startsWith("“合计”行的").contains("没有与明细核对");
        assertThat(read.lines).hasSize(2);
        assertThat(read.recognised.getFirst().doubts())
                .extracting(Finding::code)
                .containsExactly("total-unreadable");
    }

    @Test
    void aNumberInItIsNotQuoted() {
        ReadFile read = read(null, Sheets.id(5) + "元整", null);
        assertThat(read.places()).containsExactly("4 H total-unreadable");
        assertThat(read.findings.kept().getFirst().message()).doesNotContain(Sheets.id(5));
    }

    @Test
    void aNumberInTheWrongColumnIsInNoSum() {
        ReadFile read = read(null, "1000", Sheets.id(5));
        assertThat(read.places()).containsExactly("3 H amount-too-large", "4 H total-mismatch");
        assertThat(read.findings.kept().getLast().message()).contains("明细之和是 212.46(另有 1 行");
        assertThat(read.recognised.getFirst().amount()).isEqualByComparingTo("212.46");
    }

    @Test
    void aTelephoneAmongSumsIsNotQuotedWhateverTheUnit() {
        for (String telephone : List.of("13912345678", "139,1234,5678", "13912345678分", "1391234.5678万元")) {
            for (String unit : List.of("金额(分)", "金额(元)", "金额(万元)")) {
                List<Object> headings = new ArrayList<>(Sheets.COLUMNS);
                headings.set(AMOUNT, unit);
                List<Object> line = new ArrayList<>(Sheets.row(1).values());
                line.set(AMOUNT, telephone);
                List<Object> sums = new ArrayList<>(Arrays.asList(new Object[headings.size()]));
                sums.set(0, "合计");
                sums.set(AMOUNT, telephone);
                ReadFile read = ReadFile.of(
                        Sheets.cells("明细", List.of(headings, line, sums)), AmountRule.FREE, "亩", Limits.USUAL);
                assertThat(read.findings.kept()).as("%s in %s", telephone, unit).isNotEmpty();
                for (Finding told : read.findings.kept()) {
                    assertThat(told.message().replaceAll("\\D", ""))
                            .as(told.message())
                            .doesNotContain("13912345678");
                }
            }
        }
    }

    @Test
    void dashesAndBlanksClaimNothing() {
        assertThat(read("——", "/", null).places()).isEmpty();
        assertThat(read(null, null, null).places()).isEmpty();
    }

    @Test
    void rowsWhoseAmountCannotBeReadAreCountedBesideTheExpectedSum() {
        ReadFile read = read(null, "1000", "一千元");
        assertThat(read.places()).containsExactly("3 H amount-not-number", "4 H total-mismatch");
        assertThat(read.findings.kept().getLast().message()).contains("写的是 1000", "(另有 1 行的数无法识别,未计入)");
    }

    /** @param second the amount of the second line, null for the right one */
    private static ReadFile read(Object quantity, Object amount, Object second) {
        List<Object> one = new ArrayList<>(Sheets.row(1).values());
        List<Object> two = new ArrayList<>(Sheets.row(2).values());
        if (second != null) {
            two.set(AMOUNT, second);
        }
        List<Object> sums = new ArrayList<>(Arrays.asList(new Object[Sheets.COLUMNS.size()]));
        sums.set(0, "合计");
        sums.set(QUANTITY, quantity);
        sums.set(AMOUNT, amount);
        return ReadFile.product(Sheets.cells("明细", List.of(Sheets.COLUMNS, one, two, sums)), "亩");
    }
}
