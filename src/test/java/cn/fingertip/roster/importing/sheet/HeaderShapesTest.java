package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import cn.fingertip.roster.importing.sheet.row.Line;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Headers in every order and wording give the same lines. */
class HeaderShapesTest {
    private static final Map<String, List<String>> WORDINGS = Map.of(
            "序号", List.of("序号", "编号", "序 号"),
            "村", List.of("村", "行政村", "嘎查村", "村(居)委会", "所在村"),
            "组", List.of("组", "村民小组", "小组", "屯"),
            "姓名", List.of("姓名", "户主姓名", "姓 名", "户主 姓名", "领款人姓名"),
            "身份证号码", List.of("身份证号码", "身份证号", "公民身份号码", "户主身份证号码", "身份证号码(18位)"),
            "面积", List.of("面积", "补贴面积(亩)", "种植面积(亩)", "2025年补贴面积", "面积\n(亩)"),
            "标准", List.of("标准", "补贴标准(元/亩)", "补贴标准", "标准(元)"),
            "金额", List.of("金额", "补贴金额(元)", "发放金额", "金额 (元)", "实发金额"),
            "银行账号", List.of("银行账号", "一卡通账号", "银行卡号", "社保卡号", "惠农一卡通账号"));

    @Property(tries = 200)
    void orderAndWordingDoNotMatter(
            @ForAll("orders") List<String> order, @ForAll @IntRange(max = 1000) int wording, @ForAll boolean title) {
        List<List<?>> rows = new ArrayList<>();
        if (title) {
            rows.add(List.of("某镇2025年补贴发放清册"));
            rows.add(List.of("填报单位:某镇", "", "单位:亩、元"));
        }
        rows.add(order.stream()
                .map(column ->
                        WORDINGS.get(column).get(wording % WORDINGS.get(column).size()))
                .toList());
        for (int n = 1; n <= 3; n++) {
            Map<String, Object> row = Sheets.row(n);
            rows.add(order.stream().map(row::get).toList());
        }
        ReadFile read = ReadFile.product(Sheets.cells("表", rows), "亩");
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).extracting(Line::name).containsExactly(Sheets.name(1), Sheets.name(2), Sheets.name(3));
        assertThat(read.lines).extracting(Line::id).containsExactly(Sheets.id(1), Sheets.id(2), Sheets.id(3));
        assertThat(read.lines).extracting(Line::card).containsExactly(Sheets.card(1), Sheets.card(2), Sheets.card(3));
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(21246L, 31869L, 42492L);
    }

    @Provide
    Arbitrary<List<String>> orders() {
        return Arbitraries.shuffle(Sheets.COLUMNS);
    }

    @Example
    void separatorsAndEncodingsDoNotMatter() {
        List<Map<String, Object>> rows =
                List.of(Sheets.with(Sheets.row(1), "姓名", "巴图·苏和"), Sheets.with(Sheets.row(2), "姓名", "刘𬭚䶮"));
        for (String separator : new String[] {",", "\t", ";"}) {
            String text = Sheets.csv(rows, separator);
            byte[] bom = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            for (byte[] content :
                    new byte[][] {text.getBytes(StandardCharsets.UTF_8), bom, text.getBytes(Charset.forName("GB18030"))
                    }) {
                ReadFile read = ReadFile.product(content, "亩");
                assertThat(read.findings.kept()).isEmpty();
                assertThat(read.lines).extracting(Line::name).containsExactly("巴图·苏和", "刘𬭚䶮");
            }
        }
    }

    @Example
    void sumsNotesBlankLinesAndHeadersOfFurtherPagesAreNoLines() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(Sheets.COLUMNS);
        rows.add(values(Sheets.row(1)));
        rows.add(values(Sheets.row(2)));
        rows.add(Arrays.asList("小计", null, null, null, null, 5, null, "531.15"));
        rows.add(Sheets.COLUMNS);
        rows.add(List.of());
        rows.add(values(Sheets.row(3)));
        rows.add(Arrays.asList(4, null, null, null, null, null, null, null));
        rows.add(Arrays.asList("小 计", null, null, null, null, 4, null, "424.92"));
        rows.add(Arrays.asList(null, "合计:", null, null, null, 9, null, "956.07"));
        rows.add(Arrays.asList("审核人:", null, null, "填表人:李四"));
        rows.add(List.of("备注:本表一式三份"));
        ReadFile read = ReadFile.product(Sheets.cells("表", rows), "亩");
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).extracting(Line::row).containsExactly(2, 3, 7);
    }

    @Example
    void wrongSumsAreToldWithWhatTheyShouldBe() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(Sheets.COLUMNS);
        rows.add(values(Sheets.row(1)));
        rows.add(values(Sheets.row(2)));
        rows.add(Arrays.asList("合计", null, null, null, null, 6, null, "531.16"));
        ReadFile read = ReadFile.product(Sheets.cells("表", rows), "亩");
        assertThat(read.places()).containsExactly("4 F total-mismatch", "4 H total-mismatch");
        assertThat(read.findings.kept().getLast().message()).contains("531.16").contains("531.15");
        assertThat(read.lines).hasSize(2);
    }

    @Example
    void severalSheetsAreOneRosterAndAHiddenOneIsLeftOut() {
        Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
        sheets.put("甲村", List.of(Sheets.COLUMNS, values(Sheets.row(1))));
        sheets.put("乙村", List.of(Sheets.COLUMNS, values(Sheets.row(2)), values(Sheets.row(1))));
        sheets.put("说明", List.of(List.of("本表由某镇填报"), List.of("如有疑问请联系")));
        ReadFile read = ReadFile.product(Sheets.cells(sheets), "亩");
        assertThat(read.lines).extracting(Line::name).containsExactly(Sheets.name(1), Sheets.name(2));
        assertThat(read.findings.kept())
                .extracting(f -> f.sheet() + " " + f.row() + " " + f.code())
                .containsExactly("乙村 3 row-repeated", "说明 null sheet-skipped");
    }

    @Example
    void aHeaderThatLacksOrDoublesAColumnSaysWhich() {
        List<String> lacking = List.of("村", "姓名", "身份证号码", "金额");
        assertThat(refusal(List.of(lacking, List.of("濯坑村", "张三", Sheets.id(1), 1)))
                        .message())
                .contains("数量")
                .contains("补贴标准");
        List<String> doubled = List.of("村", "姓名", "身份证号码", "面积", "标准", "金额", "金额");
        assertThat(refusal(List.of(doubled, List.of("濯坑村", "张三", Sheets.id(1), 1, 1, 1, 1)))
                        .message())
                .contains("F、G");
        List<String> hectares = List.of("村", "姓名", "身份证号码", "面积(公顷)", "标准", "金额");
        assertThat(refusal(List.of(hectares, List.of("濯坑村", "张三", Sheets.id(1), 1, 1, 1)))
                        .message())
                .contains("公顷");
    }

    @Example
    void anEarlierRowOfAnotherSheetIsToldWithTheSheet() {
        Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
        sheets.put("甲村", List.of(Sheets.COLUMNS, values(Sheets.row(1)), values(Sheets.row(2)), values(Sheets.row(1))));
        sheets.put(
                "乙村",
                List.of(
                        Sheets.COLUMNS,
                        values(Sheets.row(2)),
                        values(Sheets.with(Sheets.with(Sheets.row(1), "面积", 3), "金额", "318.69"))));
        ReadFile read = ReadFile.product(Sheets.cells(sheets), "亩");
        assertThat(read.findings.kept())
                .extracting(Finding::message)
                .satisfiesExactly(
                        same -> assertThat(same).startsWith("与第 2 行重复"),
                        other -> assertThat(other).startsWith("与工作表“甲村”第 3 行重复"),
                        person -> assertThat(person).startsWith("与工作表“甲村”第 2 行是同一人"));
    }

    @Example
    void sheetsNamedByLongNumbersAreToldApart() {
        Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
        sheets.put(Sheets.id(1), List.of(Sheets.COLUMNS, values(Sheets.with(Sheets.row(1), "姓名", ""))));
        sheets.put(Sheets.id(2), List.of(Sheets.COLUMNS, values(Sheets.with(Sheets.row(2), "姓名", ""))));
        ReadFile read = ReadFile.product(Sheets.cells(sheets), "亩");
        assertThat(read.findings.kept()).extracting(Finding::sheet).containsExactly("***", "***(第 2 张)");
    }

    @Example
    void nothingOfALineTakenForAHeaderIsKept() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("姓名" + Sheets.id(1), "身份证" + Sheets.id(1), "金额" + Sheets.card(1), "村" + Sheets.card(2)));
        rows.add(List.of(Sheets.id(3) + "姓名", Sheets.card(3) + "金额"));
        rows.add(List.of("姓名", "备注6217"));
        ReadFile read = new ReadFile();
        assertThat(refusal(rows)).isNotNull();
        SheetReading reading = new SheetReading(
                new Wanted(cn.fingertip.roster.programme.AmountRule.PRODUCT, "亩", 2025),
                ReadFile.anyVillage(),
                ReadFile.hashes(),
                Mapping.NONE,
                read.findings,
                read.lines::add);
        catchThrowableOfType(
                RefusedFile.class,
                () -> cn.fingertip.roster.importing.file.RowReader.of(Sheets.cells("表", rows), Limits.USUAL)
                        .read(reading));
        assertThat(reading.recognised().toString())
                .contains("姓名")
                .doesNotContainPattern("\\d{7}")
                .doesNotContain(Sheets.id(1), Sheets.id(3), Sheets.card(1), Sheets.card(3));
        assertThat(Mapping.key("金额" + Sheets.card(1) + "\u0000", 2)).isEqualTo("金额***#2");
    }

    private static Finding refusal(List<List<?>> rows) {
        return catchThrowableOfType(RefusedFile.class, () -> ReadFile.product(Sheets.cells("表", rows), "亩"))
                .finding();
    }

    private static List<Object> values(Map<String, Object> row) {
        return new ArrayList<>(row.values());
    }
}
