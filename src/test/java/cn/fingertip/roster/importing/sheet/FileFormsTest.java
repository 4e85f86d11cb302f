package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.header.Recognised.VillageSource;
import cn.fingertip.roster.importing.sheet.row.Indexes;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.importing.sheet.village.VillageNames;
import cn.fingertip.roster.programme.AmountRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** The many forms in which clerks send one and the same table. */
class FileFormsTest {
    private static final List<String> NO_VILLAGE = List.of("姓名", "身份证号码", "面积", "标准", "金额");

    @Test
    void aHeaderMayHaveThreeLevels() {
        List<List<?>> rows = List.of(
                List.of("某镇濯坑村2025年补贴发放清册"),
                Arrays.asList("填报单位:某镇", null, null, null, "单位:亩、元"),
                Arrays.asList("序号", "农户基本情况", null, "补贴情况", null, null),
                Arrays.asList(null, "户主", null, "面积", "补贴资金", null),
                Arrays.asList(null, "姓名", "身份证号", "合计", "标准", "金额"),
                Arrays.asList(1, Sheets.name(1), Sheets.id(1), 2, "106.23", "212.46"),
                Arrays.asList("合计", null, null, 2, null, "212.46"),
                Arrays.asList("某镇濯坑村2025年补贴发放清册"),
                Arrays.asList("序号", "农户基本情况", null, "补贴情况", null, null),
                Arrays.asList(null, "户主", null, "面积", "补贴资金", null),
                Arrays.asList(null, "姓名", "身份证号", "合计", "标准", "金额"),
                Arrays.asList(2, Sheets.name(2), Sheets.id(2), 3, "106.23", "318.69"),
                List.of("审核人:某某", "第 1 页"));
        ReadFile read = ReadFile.product(Sheets.cells("Sheet1", rows), "亩");
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).extracting(Line::name).containsExactly(Sheets.name(1), Sheets.name(2));
        Recognised sheet = read.recognised.getFirst();
        assertThat(sheet.headerRows()).containsExactly(3, 4, 5);
        assertThat(sheet.villages()).isEqualTo(VillageSource.TITLE);
        assertThat(sheet.columns())
                .extracting(Recognised.Column::heading)
                .containsExactly("序号", "农户基本情况/户主/姓名", "农户基本情况/户主/身份证号", "补贴情况/面积/合计", "补贴情况/补贴资金/标准", "补贴情况/补贴资金/金额");
        assertThat(sheet.columns()).extracting(Recognised.Column::letter).containsExactly("A", "B", "C", "D", "E", "F");
        assertThat(sheet.firstRows().getFirst())
                .containsExactly("1", Sheets.name(1), "已填写(18 位)", "2", "106.23", "212.46");
        assertThat(sheet.amount()).isEqualByComparingTo("531.15");
        assertThat(sheet.rows()).isEqualTo(2);
    }

    @Test
    void mergedCellsGoDownAndBlankOnesDoNot() {
        byte[] file = workbook(sheet -> {
            fill(sheet, List.of(Sheets.COLUMNS, values(1), values(2), values(3), values(4)));
            sheet.range(1, 1, 3, 1).merge();
            sheet.value(2, 1, (String) null);
            sheet.value(3, 1, (String) null);
            sheet.value(4, 1, (String) null);
        });
        ReadFile read = ReadFile.product(file, "亩");
        assertThat(read.lines).extracting(Line::row).containsExactly(2, 3, 4);
        assertThat(read.lines).extracting(Line::village).containsOnly("360735100211");
        assertThat(read.places()).containsExactly("5 B village-missing");
    }

    @Test
    void theVillageMayStandInTheSheetsNameOrInATitle() {
        Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
        sheets.put("甲村", List.of(NO_VILLAGE, line(1)));
        sheets.put("2乙村(3组)", List.of(NO_VILLAGE, line(2)));
        sheets.put("Sheet3", List.of(List.of("某镇乙村2025年清册"), NO_VILLAGE, line(3)));
        sheets.put("甲村委会", List.of(List.of("某镇乙村2025年清册"), NO_VILLAGE, line(4)));
        sheets.put("Sheet5", List.of(NO_VILLAGE, line(5)));
        ReadFile read = ReadFile.product(Sheets.cells(sheets), "亩");
        assertThat(read.lines)
                .extracting(Line::village)
                .containsExactly("360735100211", "360735100212", "360735100212", "360735100211");
        assertThat(read.findings.kept())
                .extracting(f -> f.sheet() + " " + f.code())
                .containsExactly("甲村委会 village-two-sources", "Sheet5 sheet-skipped", "Sheet5 people-left-out");
        assertThat(read.findings.kept().get(1).message()).contains("村");
        assertThat(read.findings.kept().getLast().message()).contains("有 1 行");
    }

    @Test
    void whatIsSaidOfAPersonBesidesTheNameIsNotTaken() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(Sheets.COLUMNS);
        List<String> names =
                List.of("张三(精神二级)", "李四残疾", "张三(已故)", "张三(大)", "张三、李四", "霍去病", "王精神", "巴图·苏和", "Devi A/P Raman");
        for (String name : names) {
            rows.add(new ArrayList<>(
                    Sheets.with(Sheets.row(rows.size()), "姓名", name).values()));
        }
        rows.add(new ArrayList<>(
                Sheets.with(Sheets.row(rows.size()), "组", "残疾人户").values()));
        ReadFile read = ReadFile.product(Sheets.cells("明细", rows), "亩");
        assertThat(read.lines).extracting(Line::name).containsExactly("霍去病", "王精神", "巴图·苏和", "Devi A/P Raman");
        assertThat(read.places())
                .containsExactly(
                        "2 D name-condition",
                        "3 D name-condition",
                        "4 D name-condition",
                        "5 D name-remark",
                        "6 D name-remark",
                        "11 C group-condition");
        assertThat(read.findings.kept()).allSatisfy(f -> assertThat(f.message()).doesNotContain("张三", "李四", "二级"));
    }

    @Test
    void aSheetThatIsNotReadSaysHowManyPeopleStandOnIt() {
        Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
        sheets.put("甲村", List.of(Sheets.COLUMNS, values(1)));
        sheets.put(
                "乙村",
                List.of(
                        List.of("乙村发放清册"),
                        List.of("谁", "号码", "钱"),
                        List.of(Sheets.name(2), Sheets.id(2), "1"),
                        List.of(Sheets.name(3), Sheets.id(3).toLowerCase(), "1"),
                        List.of(Sheets.name(4), "360799199001010000", "1")));
        sheets.put("汇总", List.of(List.of("村", "户数", "金额"), List.of("甲村", 1, "106.23"), List.of("乙村", 2, "2")));
        ReadFile read = ReadFile.product(Sheets.cells(sheets), "亩");
        assertThat(read.lines).hasSize(1);
        assertThat(read.findings.kept())
                .extracting(f -> f.sheet() + " " + f.code() + " " + f.level())
                .containsExactly("乙村 sheet-skipped warning", "乙村 people-left-out warning", "汇总 sheet-skipped warning");
        assertThat(read.findings.kept().get(1).message()).contains("有 3 行").doesNotContain("360799");
        assertThat(read.recognised.get(1).doubts()).hasSize(2);
    }

    @Test
    void aSheetMayHaveAPageForEachVillage() {
        ReadFile read = ReadFile.product(
                Sheets.cells(
                        "Sheet1",
                        List.of(List.of("某镇甲村发放清册"), NO_VILLAGE, line(1), List.of("某镇乙村发放清册"), NO_VILLAGE, line(2))),
                "亩");
        assertThat(read.lines).extracting(Line::village).containsExactly("360735100211", "360735100212");
        assertThat(read.findings.kept()).isEmpty();
    }

    @Test
    void amountsInTenThousandsAreTurnedIntoYuanAndTold() {
        for (List<List<?>> head : List.of(
                List.<List<?>>of(List.of("金额单位:万元"), withVillage("金额")),
                List.<List<?>>of(List.of("(单位:亩、万元)"), withVillage("金额")),
                List.<List<?>>of(withVillage("金额(万元)")))) {
            List<List<?>> rows = new ArrayList<>(head);
            rows.add(List.of("濯坑村", Sheets.name(1), Sheets.id(1), 100, "106.23", "1.0623"));
            rows.add(Arrays.asList("合计", null, null, 100, null, "1.0623"));
            ReadFile read = ReadFile.product(Sheets.cells("表", rows), "亩");
            assertThat(read.lines).extracting(Line::amountFen).containsExactly(1_062_300L);
            assertThat(read.findings.kept())
                    .extracting(f -> f.code() + " " + f.column())
                    .containsExactly("amount-scaled F");
        }
        ReadFile jiao = ReadFile.product(
                Sheets.cells(
                        "表",
                        List.of(
                                withVillage("金额(角)"),
                                List.of("濯坑村", Sheets.name(1), Sheets.id(1), 1, "106.23", "1062.3"))),
                "亩");
        assertThat(jiao.lines).extracting(Line::amountFen).containsExactly(10_623L);
    }

    @Test
    void anotherUnitOfTheSameThingIsRefused() {
        List<List<?>> rows = List.of(
                List.of("计量单位:公顷、元"),
                withVillage("金额"),
                List.of("濯坑村", Sheets.name(1), Sheets.id(1), 1, "106.23", "106.23"));
        RefusedFile refused =
                catchThrowableOfType(RefusedFile.class, () -> ReadFile.product(Sheets.cells("表", rows), "亩"));
        assertThat(refused.finding().code()).isEqualTo("unit-differs");
        assertThat(refused.finding().message()).contains("公顷").contains("亩");
    }

    @Test
    void unitsBehindNumbersAreReadWhereTheyAreSure() {
        List<List<?>> rows = List.of(
                withVillage("金额"),
                List.of("濯坑村", Sheets.name(1), Sheets.id(1), "3.5 亩", "106.23元/亩", "371.81元"),
                List.of("濯坑村", Sheets.name(2), Sheets.id(2), "1,000亩", "106.23", "10.623万元"),
                List.of("濯坑村", Sheets.name(3), Sheets.id(3), "1公顷", "106.23", "1593.45"),
                List.of("濯坑村", Sheets.name(4), Sheets.id(4), "1000亩", "106.23", "¥106,230.00"));
        ReadFile read = ReadFile.product(Sheets.cells("表", rows), "亩");
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(37_181L, 10_623_000L, 10_623_000L);
        assertThat(read.places())
                .containsExactly(
                        "2 D unit-in-cell",
                        "2 E unit-in-cell",
                        "2 F unit-in-cell",
                        "3 D unit-in-cell",
                        "3 F unit-in-cell",
                        "4 D quantity-not-number",
                        "5 D unit-in-cell",
                        "5 F unit-in-cell");
        assertThat(read.findings.kept().getFirst().message()).contains("3.5 亩");
    }

    @Test
    void manyUnitsInCellsHideNoOtherProblem() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(withVillage("金额"));
        for (int n = 1; n <= 2000; n++) {
            rows.add(List.of("濯坑村", Sheets.name(n), Sheets.id(n), "1亩", "106.23", "106.23"));
        }
        rows.add(List.of("不存在的村", Sheets.name(2001), Sheets.id(2001), "1", "106.23", "106.23"));
        ReadFile read = ReadFile.product(Sheets.cells("表", rows), "亩");
        assertThat(read.lines).hasSize(2000);
        assertThat(read.places()).hasSize(12).contains("2002 A village-unknown").endsWith("null D unit-in-more-cells");
        assertThat(read.findings.kept().getLast().message()).contains("1990");
    }

    @Test
    void hiddenRowsAndColumnsAreToldAndRowsNotTaken() {
        byte[] file = workbook(sheet -> {
            List<List<?>> rows = new ArrayList<>();
            List<Object> header = new ArrayList<>(Sheets.COLUMNS);
            header.add("联系电话");
            rows.add(header);
            for (int n = 1; n <= 6; n++) {
                rows.add(values(n));
            }
            fill(sheet, rows);
            sheet.hideRow(2);
            sheet.hideRow(3);
            sheet.hideRow(5);
            sheet.hideColumn(4);
            sheet.hideColumn(9);
        });
        ReadFile read = ReadFile.product(file, "亩");
        assertThat(read.lines).extracting(Line::row).containsExactly(2, 5, 7);
        assertThat(read.places())
                .containsExactly(
                        "1 E column-hidden", "null null columns-hidden", "3 null rows-hidden", "6 null rows-hidden");
        assertThat(read.findings.kept().get(2).message())
                .contains("第 3 行至第 4 行")
                .contains("2 行");
        Recognised sheet = read.recognised.getFirst();
        assertThat(sheet.hiddenRows()).isEqualTo(3);
        assertThat(sheet.hiddenColumns()).containsExactly("E", "J");
        assertThat(sheet.doubts()).hasSize(4);
    }

    @Test
    void aHiddenColumnYieldsToOneThatIsSeen() {
        byte[] file = workbook(sheet -> {
            List<Object> header = new ArrayList<>(Sheets.COLUMNS);
            header.add("补贴金额");
            List<Object> row = values(1);
            row.add("1.00");
            fill(sheet, List.of(header, row));
            sheet.hideColumn(9);
        });
        assertThat(ReadFile.product(file, "亩").lines)
                .extracting(Line::amountFen)
                .containsExactly(21_246L);
    }

    @Test
    void householdsAreKnownByTheirNumberOrTheirHead() {
        List<List<?>> numbered = List.of(
                List.of("户编号", "村", "姓名", "身份证号码", "面积", "标准", "金额"),
                List.of("0017", "濯坑村", Sheets.name(1), Sheets.id(1), 1, "106.23", "106.23"));
        assertThat(ReadFile.product(Sheets.cells("表", numbered), "亩").lines)
                .extracting(Line::household)
                .containsExactly("0017");
        for (List<String> header : List.of(
                List.of("户主姓名", "户主身份证号", "村", "姓名", "身份证号码", "面积", "标准", "金额"),
                List.of("户主姓名", "户主身份证号", "村", "家庭成员姓名", "家庭成员身份证号", "面积", "标准", "金额"))) {
            List<List<?>> rows = List.of(
                    header,
                    List.of(Sheets.name(9), Sheets.id(9), "濯坑村", Sheets.name(1), Sheets.id(1), 1, "106.23", "106.23"));
            ReadFile read = ReadFile.product(Sheets.cells("表", rows), "亩");
            assertThat(read.lines).extracting(Line::name).containsExactly(Sheets.name(1));
            assertThat(read.lines).extracting(Line::id).containsExactly(Sheets.id(1));
            assertThat(read.lines).extracting(Line::household).containsExactly(Sheets.id(9));
        }
        List<List<?>> headAlone = List.of(
                List.of("户主姓名", "户主身份证号", "村", "家庭成员姓名", "面积", "标准", "金额"),
                List.of(Sheets.name(1), Sheets.id(1), "濯坑村", Sheets.name(2), 1, "106.23", "106.23"));
        assertThat(ReadFile.product(Sheets.cells("表", headAlone), "亩").lines)
                .extracting(Line::name)
                .containsExactly(Sheets.name(1));
    }

    @Test
    void whatTheClerkSaysOfAColumnComesFirst() {
        List<List<?>> rows = List.of(
                List.of("村", "谁", "身份证号码", "面积", "标准", "金额", "金额"),
                List.of("濯坑村", Sheets.name(1), Sheets.id(1), 1, "106.23", "1.00", "106.23"));
        byte[] file = Sheets.cells("表", rows);
        RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> ReadFile.product(file, "亩"));
        assertThat(refused.finding().code()).isEqualTo("header-not-found");
        Mapping name = new Mapping(Map.of("谁", Field.NAME));
        assertThat(catchThrowableOfType(RefusedFile.class, () -> mapped(file, name))
                        .finding()
                        .code())
                .isEqualTo("column-ambiguous");
        Mapping both = new Mapping(Map.of("谁", Field.NAME, "金额#2", Field.AMOUNT));
        ReadFile read = mapped(file, both);
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(10_623L);
        assertThat(read.recognised.getFirst().columns())
                .filteredOn(column -> column.field() == Field.AMOUNT)
                .extracting(Recognised.Column::key)
                .containsExactly("金额#2");
        Mapping without = new Mapping(Map.of("谁", Field.NAME, "金额", Field.IGNORED));
        assertThat(mapped(file, without).lines).extracting(Line::amountFen).containsExactly(10_623L);
    }

    @Test
    void aTableWithoutAKnownHeaderIsShownForMapping() {
        byte[] file = Sheets.cells(
                "表",
                List.of(
                        List.of("村", "谁", "号码", "面积", "标准", "多少钱"),
                        List.of("濯坑村", Sheets.name(1), Sheets.id(1), 1, "106.23", "106.23")));
        SheetReading reading = new SheetReading(
                new Wanted(AmountRule.PRODUCT, "亩", 2025),
                new VillageNames() {
                    @Override
                    public java.util.Optional<String> only() {
                        return java.util.Optional.of("360735100211");
                    }

                    @Override
                    public java.util.Optional<String> find(String township, String village) {
                        return java.util.Optional.of("360735100211");
                    }
                },
                Indexes.of(null),
                Mapping.NONE,
                new cn.fingertip.roster.importing.finding.Findings(),
                line -> {});
        catchThrowableOfType(
                RefusedFile.class,
                () -> cn.fingertip.roster.importing.file.RowReader.of(file, Limits.USUAL)
                        .read(reading));
        assertThat(reading.recognised().getFirst().columns())
                .extracting(column -> column.letter() + column.heading() + column.field())
                .containsExactly("A村VILLAGE", "B谁null", "C号码null", "D面积QUANTITY", "E标准STANDARD", "F多少钱null");
    }

    @Test
    void textComesInEveryEncoding() {
        String text = Sheets.csv(List.of(Sheets.with(Sheets.row(1), "姓名", "刘𬭚䶮")), "\t");
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                Charset.forName("GB18030"),
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE)) {
            List<byte[]> contents = new ArrayList<>(List.of(text.getBytes(charset)));
            if (!charset.name().startsWith("GB")) {
                contents.add(("\uFEFF" + text).getBytes(charset));
            }
            for (byte[] content : contents) {
                ReadFile read = ReadFile.product(content, "亩");
                assertThat(read.lines).as(charset.name()).extracting(Line::name).containsExactly("刘𬭚䶮");
            }
        }
    }

    @Test
    void titlesOfATextFileHaveFewerFieldsThanItsLines() {
        String text = "某镇2025年清册\n填报单位:某镇,单位:亩、元\n" + Sheets.csv(List.of(Sheets.row(1)), ",") + "合计,,,,,2\n审核人:某某\n";
        ReadFile read = ReadFile.product(text.getBytes(StandardCharsets.UTF_8), "亩");
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).extracting(Line::row).containsExactly(4);
    }

    private static ReadFile mapped(byte[] file, Mapping mapping) {
        return ReadFile.of(file, AmountRule.PRODUCT, "亩", Limits.USUAL, mapping);
    }

    private static List<String> withVillage(String amount) {
        return List.of("村", "姓名", "身份证号码", "面积", "标准", amount);
    }

    private static List<Object> line(int n) {
        return List.of(
                Sheets.name(n), Sheets.id(n), n, "106.23", new BigDecimal("106.23").multiply(BigDecimal.valueOf(n)));
    }

    private static List<Object> values(int n) {
        return new ArrayList<>(Sheets.row(n).values());
    }

    private static byte[] workbook(Consumer<Worksheet> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            content.accept(workbook.newWorksheet("表"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, List<? extends List<?>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                if (rows.get(r).get(c) instanceof Number number) {
                    sheet.value(r, c, number);
                } else {
                    sheet.value(r, c, rows.get(r).get(c).toString());
                }
            }
        }
    }
}
