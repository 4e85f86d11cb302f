package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.programme.AmountRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks as counties send them at their worst: nothing of them may be taken for what it is not. */
class NastyWorkbooksTest {
    private static final List<String> HEADER = List.of("村", "姓名", "身份证号码", "面积", "标准", "金额");

    @Test
    void aVillageDrawnAcrossPrintedPages() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(Arrays.asList("序号", "村", "农户", null, "补贴情况", null, null));
        rows.add(Arrays.asList(null, null, "姓名", "身份证号码", "面积", "标准", "金额"));
        for (int n = 1; n <= 3; n++) {
            rows.add(Arrays.asList(n, n == 1 ? "濯坑村" : null, Sheets.name(n), Sheets.id(n), n, "106.23", amount(n)));
        }
        rows.add(Arrays.asList("本页小计", null, null, null, 6, null, amount(6)));
        rows.add(Arrays.asList("承前页", null, null, null, 6, null, amount(6)));
        rows.add(Arrays.asList("序号", null, "农户", null, "补贴情况", null, null));
        rows.add(Arrays.asList(null, null, "姓名", "身份证号码", "面积", "标准", "金额"));
        rows.add(Arrays.asList(4, null, Sheets.name(4), Sheets.id(4), 4, "106.23", amount(4)));
        rows.add(Arrays.asList("合计", null, null, null, 10, null, amount(10)));
        ReadFile read =
                ReadFile.product(workbook(rows, sheet -> sheet.range(2, 1, 9, 1).merge()), "亩");
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).extracting(Line::row).containsExactly(3, 4, 5, 10);
        assertThat(read.lines).extracting(Line::village).containsOnly("360735100211");
    }

    @Test
    void aPersonDrawnOverTwoPayments() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("序号", "村", "姓名", "身份证号码", "银行账号", "作物", "面积", "标准", "金额"));
        rows.add(Arrays.asList(1, "濯坑村", Sheets.name(1), Sheets.id(1), Sheets.card(1), "玉米", 1, "106.23", amount(1)));
        rows.add(Arrays.asList(null, null, null, null, null, "大豆", 2, "106.23", amount(2)));
        rows.add(Arrays.asList("小计", null, null, null, null, null, 3, null, amount(3)));
        rows.add(Arrays.asList(2, "濯坑村", Sheets.name(2), Sheets.id(2), Sheets.card(2), "玉米", 4, "106.23", amount(4)));
        rows.add(Arrays.asList(null, "濯坑村", null, null, null, "大豆", 5, "106.23", amount(5)));
        ReadFile read = ReadFile.product(
                workbook(rows, sheet -> {
                    for (int column = 0; column <= 4; column++) {
                        sheet.range(1, column, column == 0 ? 2 : 3, column).merge();
                    }
                }),
                "亩");
        assertThat(read.lines).extracting(Line::name).containsExactly(Sheets.name(1), Sheets.name(1), Sheets.name(2));
        assertThat(read.lines).extracting(Line::card).containsExactly(Sheets.card(1), Sheets.card(1), Sheets.card(2));
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(10_623L, 21_246L, 42_492L);
        assertThat(read.places())
                .as("what is not drawn together is nobody's")
                .contains("6 C name-missing", "6 D id-missing")
                .doesNotContain("3 C name-missing", "4 H total-mismatch", "4 I total-mismatch");
    }

    @Test
    void membersBelowTheHeadThatIsPaidForAll() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("村", "姓名", "身份证号码", "与户主关系", "人数", "标准", "金额", "银行账号"));
        rows.add(Arrays.asList("濯坑村", Sheets.name(1), Sheets.id(1), "户主", 3, "400", "1200", Sheets.card(1)));
        rows.add(Arrays.asList("濯坑村", Sheets.name(2), Sheets.id(2), "妻", null, null, null, null));
        rows.add(Arrays.asList("濯坑村", Sheets.name(3), Sheets.id(3), "子", null, null, null, null));
        rows.add(Arrays.asList("濯坑村", Sheets.name(4), Sheets.id(4), "户主", null, null, null, null));
        byte[] drawn = workbook(rows, sheet -> {
            for (int column = 4; column <= 7; column++) {
                sheet.range(1, column, 3, column).merge();
            }
        });
        ReadFile read = ReadFile.product(drawn, "人");
        assertThat(read.lines).extracting(Line::name).containsExactly(Sheets.name(1));
        assertThat(read.places())
                .as("who stands alone without an amount is missed, not taken for a member")
                .contains("5 G amount-missing")
                .doesNotContain("3 G amount-missing", "4 G amount-missing")
                .endsWith("null null members-left-out");
        assertThat(read.findings.kept().getLast().message()).startsWith("有 2 行");
        assertThat(read.findings.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,062.30元", "¥1,062.30", "1062.30 元整", "1062.3元", "人民币1062.30元", "1 062.30", "0.10623万元"})
    void amountsTypedAsText(String amount) {
        ReadFile read = product(HEADER, Arrays.asList("濯坑村", Sheets.name(1), Sheets.id(1), "10亩", "106.23元", amount));
        assertThat(read.lines)
                .as(read.places().toString())
                .extracting(Line::amountFen)
                .containsExactly(106_230L);
    }

    @Test
    void twoTablesBesideEachOtherAreNotReadAsOne() {
        List<Object> header = new ArrayList<>(HEADER);
        header.add(null);
        header.addAll(HEADER);
        List<Object> line = new ArrayList<>(line(1));
        line.add(null);
        line.addAll(line(2));
        RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> product(header, line));
        assertThat(refused.finding().code()).isEqualTo("tables-beside");
        assertThat(refused.finding().message()).contains("2 张", "A、H");
    }

    @Test
    void aSummaryBesideTheTableGivesItsVillagesToNobodyUnseen() {
        List<Object> header = new ArrayList<>(HEADER.subList(1, 6));
        header.addAll(Arrays.asList(null, "村名", "户数"));
        List<Object> line = new ArrayList<>(line(1).subList(1, 6));
        line.addAll(Arrays.asList(null, "濯坑村", 1));
        ReadFile read = product(header, line);
        assertThat(read.places()).containsExactly("1 G column-apart");
    }

    @Test
    void rowsThatAFilterHidesAreToldWithWhatTheSumIsShortOf() {
        List<List<?>> rows = new ArrayList<>(List.of(HEADER, line(1), line(2), line(3)));
        rows.add(Arrays.asList("合计", null, null, 6, null, amount(6)));
        ReadFile read = ReadFile.product(
                workbook(rows, sheet -> {
                    sheet.setAutoFilter(0, 0, 3, 5);
                    sheet.hideRow(2);
                }),
                "亩");
        assertThat(read.lines).extracting(Line::row).containsExactly(2, 4);
        assertThat(read.places()).containsExactly("3 null rows-hidden", "5 D total-mismatch", "5 F total-mismatch");
        assertThat(read.findings.kept().getLast().message()).contains("另有 1 行隐藏");
    }

    @Test
    void aCopyOfAPivotTable() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(Arrays.asList("村", "姓名", "身份证号码", "求和项:面积", "平均值项:标准", "求和项:金额"));
        rows.add(line(1));
        rows.add(line(2));
        rows.add(Arrays.asList("濯坑村 汇总", null, null, 3, "106.23", amount(3)));
        rows.add(line(3));
        rows.add(Arrays.asList("乙村 汇总", null, null, 3, "106.23", amount(4)));
        rows.add(Arrays.asList("总计", null, null, 6, "106.23", amount(6)));
        ReadFile read = ReadFile.product(Sheets.cells("透视", rows), "亩");
        assertThat(read.lines).hasSize(3);
        assertThat(read.places()).containsExactly("6 F total-mismatch");
    }

    @Test
    void sumsInWordsAreHeldAgainstTheLinesToo() {
        for (List<?> sum : List.of(
                Arrays.asList("合计(大写)", null, null, null, null, "叁佰壹拾捌元陆角玖分"),
                List.of("合计金额(大写):人民币叁佰壹拾捌元陆角玖分(小写:318.69元)"),
                Arrays.asList("合计大写:", "叁佰壹拾捌圆陆角玖分整", null, null, null, null))) {
            assertThat(product(HEADER, line(1), line(2), sum).findings.kept())
                    .as(sum.toString())
                    .isEmpty();
            ReadFile wrong = product(HEADER, line(1), line(2), line(4), sum);
            assertThat(wrong.findings.kept())
                    .as(sum.toString())
                    .extracting(Finding::code)
                    .containsExactly("total-mismatch");
            assertThat(wrong.findings.kept().getFirst().message()).contains("318.69", "743.61");
        }
        ReadFile columns = product(
                Arrays.asList("村", "姓名", "身份证号码", "面积", "标准", "补贴金额(大写)", "金额(小写)"),
                Arrays.asList("濯坑村", Sheets.name(1), Sheets.id(1), 1, "106.23", "壹佰零陆元贰角叁分", "106.23"));
        assertThat(columns.findings.kept()).isEmpty();
        assertThat(columns.lines).hasSize(1);
    }

    @Test
    void aNameColumnThatIsHeadedAsAPlaceToSign() {
        for (String heading : List.of("姓名(签字)", "领款人签字", "领款人(签章)", "户主签名", "签字")) {
            List<String> header = List.of("村", heading, "身份证号码", "面积", "标准", "金额");
            ReadFile read = product(header, line(1), line(2), line(3));
            assertThat(read.lines)
                    .as(heading)
                    .extracting(Line::name)
                    .contains(Sheets.name(2))
                    .hasSize(3);
            assertThat(read.places()).containsExactly("1 B name-by-content");
            assertThat(read.recognised.getFirst().columns().get(1).why()).isEqualTo("按内容");
        }
        List<String> both = List.of("村", "姓名", "领款人签字", "身份证号码", "面积", "标准", "金额");
        ReadFile named = product(
                both, Arrays.asList("濯坑村", Sheets.name(1), Sheets.name(9), Sheets.id(1), 1, "106.23", amount(1)));
        assertThat(named.lines).extracting(Line::name).containsExactly(Sheets.name(1));
        assertThat(named.findings.kept()).isEmpty();
    }

    @Test
    void aPlaceToSignThatIsNotFilledWithNamesIsNone() {
        for (String written : new String[] {null, "已签字", "同意", "√", "代"}) {
            List<List<?>> rows = new ArrayList<>();
            rows.add(List.of("村", "领款人签字", "身份证号码", "面积", "标准", "金额"));
            for (int n = 1; n <= 3; n++) {
                rows.add(Arrays.asList("濯坑村", written, Sheets.id(n), n, "106.23", amount(n)));
            }
            RefusedFile refused =
                    catchThrowableOfType(RefusedFile.class, () -> ReadFile.product(Sheets.cells("表", rows), "亩"));
            assertThat(refused.finding().code()).isEqualTo("column-missing");
            assertThat(refused.finding().message()).contains("姓名");
        }
        RefusedFile handler = catchThrowableOfType(
                RefusedFile.class, () -> product(List.of("村", "经办人签字", "身份证号码", "面积", "标准", "金额"), line(1)));
        assertThat(handler.finding().code()).isEqualTo("header-not-found");
    }

    @Test
    void columnsHeadedByAUnitAloneAreWhatFitsThem() {
        ReadFile read = product(List.of("村", "姓名", "身份证号码", "亩", "元/亩", "元"), line(1), line(2));
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(10_623L, 21_246L);
        assertThat(read.places())
                .containsExactly("1 D column-by-content", "1 E column-by-content", "1 F column-by-content");
        ReadFile two = product(List.of("村", "姓名", "身份证号码", "(亩)", "(元)", "(元)"), line(1), line(2));
        assertThat(two.lines)
                .as(two.places().toString())
                .extracting(Line::amountFen)
                .containsExactly(10_623L, 21_246L);
        ReadFile tenThousands = ReadFile.of(
                Sheets.cells(
                        "表",
                        List.of(
                                List.of("村", "姓名", "身份证号码", "万元"),
                                List.of("濯坑村", Sheets.name(1), Sheets.id(1), "1.06"))),
                AmountRule.FREE,
                "亩",
                Limits.USUAL);
        assertThat(tenThousands.lines).extracting(Line::amountFen).containsExactly(1_060_000L);
        assertThat(tenThousands.places()).containsExactly("1 D column-by-content", "1 D amount-scaled");
        for (List<String> header : List.of(
                List.of("村", "姓名", "身份证号码", "亩", "元/亩", "元", "元"), List.of("村", "姓名", "身份证号码", "公顷", "元/亩", "元"))) {
            List<Object> line = new ArrayList<>(line(1));
            line.addAll(Collections.nCopies(header.size() - line.size(), amount(1)));
            RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> product(header, line));
            assertThat(refused.finding().code()).as(header.toString()).isEqualTo("column-missing");
        }
    }

    @Test
    void unitsInARowOfTheirOwnBelongToTheHeader() {
        List<List<?>> rows = List.of(
                List.of("村", "姓名", "身份证号码", "补贴金额"),
                Arrays.asList(null, null, null, "万元"),
                List.of("濯坑村", Sheets.name(1), Sheets.id(1), "1.06"));
        ReadFile read = ReadFile.of(Sheets.cells("表", rows), AmountRule.FREE, "亩", Limits.USUAL);
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(1_060_000L);
        assertThat(read.places()).containsExactly("2 D amount-scaled");
    }

    @Test
    void aTableWithItsColumnsInAnotherOrderBelowTheFirst() {
        List<?> second = List.of("村", "姓名", "身份证号码", "标准", "面积", "金额");
        List<?> line = List.of("濯坑村", Sheets.name(2), Sheets.id(2), "106.23", 2, amount(2));
        assertChanged(() -> product(HEADER, line(1), second, line));
        assertChanged(() -> product(HEADER, line(1), List.of("姓名", "村", "身份证号码", "面积"), line(2), line(3)));
        assertChanged(() -> product(
                List.of("村", "姓名", "身份证号码(18位)", "面积", "标准", "金额"),
                line(1),
                List.of("村", "姓名", "身份证号码(18位)", "标准", "面积", "金额"),
                line));
    }

    /** Nothing is taken: what the second table's units and further levels say is not guessed. */
    private static void assertChanged(ThrowableAssert.ThrowingCallable read) {
        RefusedFile refused = catchThrowableOfType(RefusedFile.class, read);
        assertThat(refused.finding().code()).isEqualTo("header-changed");
        assertThat(refused.finding().message()).startsWith("第 3 行起");
    }

    @Test
    void aHeaderOfTwoLevelsIsTheSameOnTheNextPageThoughOneCellDiffers() {
        List<?> upper = Arrays.asList("村", "姓名", "身份证号码", "补贴资金", null, null);
        List<?> lower = Arrays.asList(null, null, null, "面积", "标准", "金额");
        ReadFile read = product(
                upper, lower, line(1), Arrays.asList("村", "姓 名", "身份证号码", "补贴资金", null, null, "第2页"), lower, line(2));
        assertThat(read.lines)
                .extracting(Line::quantity)
                .extracting(BigDecimal::intValueExact)
                .containsExactly(1, 2);
        assertThat(read.lines).extracting(Line::id).containsExactly(Sheets.id(1), Sheets.id(2));
    }

    @Test
    void aTitleOfAnotherYearIsADoubt() {
        for (String title : List.of("某镇2024年补贴发放清册", "2024年第三季度")) {
            assertThat(product(List.of(title), HEADER, line(1)).places())
                    .as(title)
                    .containsExactly("null null year-other");
        }
        for (String title : List.of("某镇2025年发放2024年补贴清册", "填表日期:2024年3月", "2024年3月1日", "某镇补贴清册")) {
            assertThat(product(List.of(title), HEADER, line(1)).places())
                    .as(title)
                    .isEmpty();
        }
    }

    @Test
    void aSheetNamedAfterOneVillageWithAPageOfAnotherIsADoubt() {
        ReadFile read = ReadFile.product(
                Sheets.cells(
                        "濯坑村",
                        List.of(
                                HEADER.subList(1, 6),
                                line(1).subList(1, 6),
                                List.of("某镇乙村发放清册"),
                                HEADER.subList(1, 6),
                                line(2).subList(1, 6))),
                "亩");
        assertThat(read.places()).containsExactly("null null village-other");
    }

    private static ReadFile product(List<?>... rows) {
        return ReadFile.product(Sheets.cells("表", List.of(rows)), "亩");
    }

    private static List<Object> line(int n) {
        return List.of("濯坑村", Sheets.name(n), Sheets.id(n), n, "106.23", amount(n));
    }

    private static BigDecimal amount(int times) {
        return new BigDecimal("106.23").multiply(BigDecimal.valueOf(times));
    }

    private static byte[] workbook(List<? extends List<?>> rows, Consumer<Worksheet> layout) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("表");
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    switch (rows.get(r).get(c)) {
                        case null -> {
                            // a cell that is not there
                        }
                        case Number number -> sheet.value(r, c, number);
                        case Object text -> sheet.value(r, c, text.toString());
                    }
                }
            }
            layout.accept(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
