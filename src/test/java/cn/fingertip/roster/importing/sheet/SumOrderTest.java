package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.finding.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums above their lines and below them, of groups within villages; and rows that are taken for a sum or for a note. */
class SumOrderTest {
    private static final int NO = Sheets.COLUMNS.indexOf("序号");
    private static final int VILLAGE = Sheets.COLUMNS.indexOf("村");
    private static final int GROUP = Sheets.COLUMNS.indexOf("组");
    private static final int NAME = Sheets.COLUMNS.indexOf("姓名");
    private static final int ID = Sheets.COLUMNS.indexOf("身份证号码");
    private static final BigDecimal STANDARD = new BigDecimal("106.23");

    private final List<List<?>> rows = new ArrayList<>(List.of(Sheets.COLUMNS));

    @ParameterizedTest
    @ValueSource(strings = {"合计", "合 计", "总计", "全镇合计", "合计(2户)", "小计"})
    void theSumMayStandRightUnderTheHeader(String label) {
        for (int column : new int[] {NO, VILLAGE, GROUP, NAME}) {
            rows.clear();
            rows.add(Sheets.COLUMNS);
            sum(column, label, 5);
            lines(1, 2);
            assertThat(read().findings.kept()).as("column " + column).isEmpty();
            assertThat(read().lines).hasSize(2);
        }
    }

    @Test
    void aWrongSumAboveItsLinesIsTold() {
        sum(NO, "合计", 6);
        lines(1, 2);
        ReadFile read = read();
        assertThat(read.places()).containsExactly("2 F total-mismatch", "2 H total-mismatch");
        assertThat(read.findings.kept().getLast().message()).contains("637.38").contains("531.15");
    }

    @Test
    void eachVillagesSumMayStandAboveItsLines() {
        sum(NO, "全镇合计", 14);
        sum(VILLAGE, "甲村小计", 5);
        lines(1, 2);
        sum(VILLAGE, "乙村小计", 9);
        lines(3, 4);
        assertThat(read().findings.kept()).isEmpty();
        rows.clear();
        rows.add(Sheets.COLUMNS);
        sum(VILLAGE, "甲村小计", 5);
        lines(1, 2);
        sum(VILLAGE, "乙村小计", 8);
        lines(3, 4);
        sum(NO, "合计", 14);
        ReadFile wrong = read();
        assertThat(wrong.places()).containsExactly("5 F total-mismatch", "5 H total-mismatch");
        assertThat(wrong.findings.kept().getFirst().message()).contains("写的是 8").contains("之和是 9");
    }

    @Test
    void theSumOfAVillageStandsBelowThoseOfItsGroups() {
        for (int column : new int[] {NO, VILLAGE, GROUP, NAME}) {
            rows.clear();
            rows.add(Sheets.COLUMNS);
            lines(1, 2);
            sum(column, "一组小计", 5);
            lines(3);
            sum(column, "二组小计", 4);
            sum(column, "甲村合计", 9);
            lines(4);
            sum(column, "一组小计", 5);
            lines(5);
            sum(column, "二组小计", 6);
            sum(column, "乙村合计", 11);
            sum(column, "总计", 20);
            assertThat(read().findings.kept()).as("column " + column).isEmpty();
        }
    }

    @Test
    void aVillagesSumThatTakesInTheOneBeforeIsTold() {
        lines(1);
        sum(NO, "一组小计", 2);
        sum(NO, "甲村合计", 2);
        lines(2);
        sum(NO, "一组小计", 3);
        lines(3);
        sum(NO, "二组小计", 4);
        sum(NO, "乙村合计", 8);
        lines(4);
        ReadFile read = read();
        assertThat(read.places()).containsExactly("9 F total-mismatch", "9 H total-mismatch");
        assertThat(read.findings.kept().getFirst().message()).contains("之和是 7");
    }

    @Test
    void pagesHaveSumsOfTheirOwn() {
        lines(1, 2);
        sum(NO, "本页小计", 5);
        lines(3);
        sum(NO, "一组小计", 9);
        lines(4);
        sum(NO, "本页小计", 9);
        sum(NO, "合计", 14);
        assertThat(read().findings.kept()).isEmpty();
    }

    @Test
    void aSumStandingForANameOrSpreadOverCellsIsNoLine() {
        lines(1, 2);
        List<Object> households = sum(NAME, "合计", 5);
        households.set(ID, "2户");
        List<Object> spread = sum(NO, "合", 5);
        spread.set(GROUP, "计");
        ReadFile read = read();
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).hasSize(2);
    }

    @Test
    void aPersonWithARemarkDoesNotVanish() {
        rows.set(0, with(Sheets.COLUMNS, "备注"));
        for (String remark : List.of("2025年新增", "注:外出务工", "说明见附表")) {
            List<Object> line = blank();
            line.set(NAME, Sheets.name(7));
            line.set(VILLAGE, "濯坑村");
            rows.add(with(line, remark));
        }
        List<Object> nameless = blank();
        nameless.set(ID, "见附表");
        rows.add(with(nameless, "2025年新增"));
        ReadFile read = read();
        assertThat(read.recognised.getFirst().rows()).isEqualTo(4);
        assertThat(read.findings.kept()).extracting(Finding::row).contains(2, 3, 4, 5);
    }

    @Test
    void signaturesAndNotesAreNoLines() {
        lines(1);
        List<Object> signed = blank();
        signed.set(GROUP, "制表人");
        signed.set(NAME, "李四");
        rows.add(signed);
        List<Object> inName = blank();
        inName.set(NO, "审核人:");
        inName.set(NAME, "填表人:李四");
        rows.add(inName);
        List<Object> inId = blank();
        inId.set(GROUP, "负责人");
        inId.set(ID, "李四");
        rows.add(inId);
        assertThat(read().findings.kept()).isEmpty();
        assertThat(read().recognised.getFirst().rows()).isEqualTo(1);
    }

    @Test
    void columnsMayBeNumberedBelowTheHeader() {
        for (List<?> numbers : List.of(
                List.of(1, 2, 3, 4, 5, 6, 7, "8=6×7", 9),
                List.of("甲", "乙", "丙", "丁", "戊", 1, 2, "3=1×2", 4),
                List.of("栏次", 1, 2, 3, 4, 5, 6, 7, 8),
                List.of("①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"),
                List.of("一", "二", "三", "四", "五", "六", "七", "八", "九"))) {
            rows.clear();
            rows.add(Sheets.COLUMNS);
            rows.add(numbers);
            lines(1);
            rows.add(Sheets.COLUMNS);
            rows.add(numbers);
            lines(2);
            ReadFile read = read();
            assertThat(read.findings.kept()).as(numbers.toString()).isEmpty();
            assertThat(read.lines).hasSize(2);
        }
    }

    /** Their quantities are one more than their numbers. */
    private void lines(int... people) {
        for (int n : people) {
            rows.add(new ArrayList<>(Sheets.row(n).values()));
        }
    }

    private List<Object> sum(int column, String label, int quantity) {
        List<Object> row = blank();
        row.set(column, label);
        row.set(Sheets.COLUMNS.indexOf("面积"), quantity);
        row.set(Sheets.COLUMNS.indexOf("金额"), STANDARD.multiply(BigDecimal.valueOf(quantity)));
        rows.add(row);
        return row;
    }

    private static List<Object> blank() {
        return new ArrayList<>(Arrays.asList(new Object[Sheets.COLUMNS.size()]));
    }

    private static List<Object> with(List<?> row, String last) {
        List<Object> longer = new ArrayList<>(row);
        longer.add(last);
        return longer;
    }

    private ReadFile read() {
        return ReadFile.product(Sheets.cells("表", rows), "亩");
    }
}
