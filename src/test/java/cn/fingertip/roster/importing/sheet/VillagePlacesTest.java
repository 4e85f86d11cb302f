package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.header.Recognised.VillageSource;
import cn.fingertip.roster.importing.sheet.row.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where clerks write the village when they give it no column. */
class VillagePlacesTest {
    private static final String ZHUOKENG = "360735100211";
    private static final String YI = "360735100212";
    private static final List<String> HEADER = List.of("姓名", "身份证号码", "面积", "标准", "金额");

    @ParameterizedTest
    @ValueSource(
            strings = {"琴江镇濯坑村|2025年11月", "琴江镇濯坑村||||2025年11月20日", "编制日期|琴江镇濯坑村", "2025年度|琴江镇濯坑村|第三季度", "濯坑村|一式三份"})
    void besideADateAboveTheHeader(String above) {
        List<List<?>> rows = List.of(List.of((Object[]) above.split("\\|")), HEADER, line(1));
        ReadFile read = sheet1(rows);
        assertThat(read.lines).extracting(Line::village).containsExactly(ZHUOKENG);
        Recognised sheet = read.recognised.getFirst();
        assertThat(sheet.headerRows()).containsExactly(2);
        assertThat(sheet.villages()).isEqualTo(VillageSource.TITLE);
        assertThat(sheet.columns()).extracting(Recognised.Column::key).containsExactly(HEADER.toArray(String[]::new));
    }

    @Test
    void groupsOfHeadingsThatNobodyKnowsAreALevelAllTheSame() {
        List<List<?>> rows = List.of(
                Arrays.asList("人员信息", null, null, "2025年补贴", null, null),
                List.of("村", "姓名", "身份证号码", "面积", "标准", "金额"),
                with(line(1), "濯坑村"));
        Recognised sheet = sheet1(rows).recognised.getFirst();
        assertThat(sheet.headerRows()).containsExactly(1, 2);
        assertThat(sheet.columns().getLast().heading()).isEqualTo("2025年补贴/金额");
    }

    @ParameterizedTest
    @ValueSource(strings = {"村组", "家庭住址", "住址", "户籍地址"})
    void inTheGroupsOrTheAddressesColumn(String column) {
        List<String> header = new ArrayList<>(HEADER);
        header.addFirst(column);
        ReadFile read = sheet1(List.of(
                header, with(line(1), "濯坑村上屋组"), with(line(2), "琴江镇乙村3组"), with(line(3), "3组"), with(line(4), "")));
        assertThat(read.lines).extracting(Line::village).containsExactly(ZHUOKENG, YI);
        assertThat(read.places())
                .containsExactly(
                        column.equals("村组") ? "4 A village-unknown" : "4 A village-missing", "5 A village-missing");
        assertThat(read.recognised.getFirst().villages()).isEqualTo(VillageSource.COLUMN);
    }

    @Test
    void inSectionsBelowTheHeader() {
        for (int column : new int[] {0, 1}) {
            List<String> header = new ArrayList<>(HEADER);
            header.add(1 - column, "序号");
            List<Object> first = new ArrayList<>(line(1));
            first.add(1 - column, 1);
            List<Object> second = new ArrayList<>(line(2));
            second.add(1 - column, 2);
            ReadFile read = sheet1(List.of(header, List.of("濯坑村"), first, List.of("琴江镇乙村"), List.of("上屋组"), second));
            assertThat(read.lines).extracting(Line::village).containsExactly(ZHUOKENG, YI);
            assertThat(read.recognised.getFirst().villages()).isEqualTo(VillageSource.TITLE);
        }
    }

    @Test
    void nowhere() {
        for (List<List<?>> rows : List.<List<List<?>>>of(
                List.of(HEADER, line(1), line(2)),
                List.of(List.of("组", "姓名", "身份证号码", "面积", "标准", "金额"), with(line(1), "3组")))) {
            RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> sheet1(rows));
            assertThat(refused.finding().code()).isEqualTo("column-missing");
            assertThat(refused.finding().message()).contains("缺少这些列:村。");
        }
        RefusedFile both =
                catchThrowableOfType(RefusedFile.class, () -> sheet1(List.of(List.of("姓名", "身份证号码", "面积"), line(1))));
        assertThat(both.finding().message()).contains("金额", "村");
    }

    @Test
    void inMergedCellsWhoseFirstRowIsHidden() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            for (int c = 0; c < Sheets.COLUMNS.size(); c++) {
                sheet.value(0, c, Sheets.COLUMNS.get(c));
                for (int n = 1; n <= 5; n++) {
                    Object value = Sheets.row(n).get(Sheets.COLUMNS.get(c));
                    if (c == 1 && n != 1 && n != 4) {
                        continue;
                    }
                    if (value instanceof Number number) {
                        sheet.value(n, c, number);
                    } else {
                        sheet.value(n, c, value.toString());
                    }
                }
            }
            sheet.range(1, 1, 3, 1).merge();
            sheet.range(4, 1, 5, 1).merge();
            sheet.hideRow(1);
            sheet.hideRow(4);
        }
        ReadFile read = ReadFile.product(bytes.toByteArray(), "亩");
        assertThat(read.lines).extracting(Line::row).containsExactly(3, 4, 6);
        assertThat(read.lines).extracting(Line::village).containsOnly(ZHUOKENG);
        assertThat(read.places()).containsExactly("2 null rows-hidden", "5 null rows-hidden");
    }

    private static ReadFile sheet1(List<List<?>> rows) {
        return ReadFile.product(Sheets.cells("Sheet1", rows), "亩");
    }

    private static List<Object> line(int n) {
        return List.of(
                Sheets.name(n), Sheets.id(n), n, "106.23", new BigDecimal("106.23").multiply(BigDecimal.valueOf(n)));
    }

    private static List<Object> with(List<Object> line, String first) {
        List<Object> longer = new ArrayList<>(line);
        longer.addFirst(first);
        return longer;
    }
}
