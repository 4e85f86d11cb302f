package cn.fingertip.roster.importing.marked;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.MergedCells;
import cn.fingertip.roster.importing.file.RowReader;
import cn.fingertip.roster.importing.file.RowSink;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.sheet.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** What is copied into the marked workbook is read from it as it was. */
class MarkedCopyTest {
    @Test
    void hiddenPartsAndMergedCellsStayAsTheyWere() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(file, "test", "1.0");
        Worksheet sheet = workbook.newWorksheet("濯坑");
        for (int row = 0; row < 4; row++) {
            sheet.value(row, 0, "村" + row);
            sheet.value(row, 1, row);
        }
        sheet.hideRow(2);
        sheet.hideColumn(1);
        sheet.range(0, 0, 1, 0).merge();
        Worksheet hidden = workbook.newWorksheet("旧");
        hidden.value(0, 0, "x");
        hidden.setVisibilityState(VisibilityState.HIDDEN);
        workbook.finish();
        Seen seen = Seen.of(marked(file.toByteArray()));
        assertThat(seen.sheets).containsExactly("濯坑 false", "旧 true", "问题清单 false");
        assertThat(seen.hiddenRows).containsExactly(3);
        assertThat(seen.hiddenColumns).contains("濯坑 1").doesNotContain("濯坑 0");
        assertThat(seen.merged).containsExactly(new MergedCells.Range(1, 2, 0, 0));
    }

    @Property(tries = 60)
    void everyCellIsReadBackAsItWas(@ForAll("tables") List<List<Object>> table) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(file, "test", "1.0");
        Worksheet sheet = workbook.newWorksheet("表");
        for (int row = 0; row < table.size(); row++) {
            for (int column = 0; column < table.get(row).size(); column++) {
                if (table.get(row).get(column) instanceof Number number) {
                    sheet.value(row, column, number);
                } else {
                    sheet.value(row, column, table.get(row).get(column).toString());
                }
            }
        }
        workbook.finish();
        Seen before = Seen.of(file.toByteArray());
        Seen after = Seen.of(marked(file.toByteArray()));
        assertThat(after.cells.stream().filter(cell -> !cell.startsWith("问题清单")))
                .isEqualTo(before.cells);
    }

    @Provide
    Arbitrary<List<List<Object>>> tables() {
        Arbitrary<Object> cell = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("亩巴·图𬭚䶮<&>\"' 0123456789Xx")
                        .ofMinLength(1)
                        .ofMaxLength(25),
                Arbitraries.integers().map(Integer::doubleValue),
                Arbitraries.bigDecimals()
                        .between(java.math.BigDecimal.ZERO, java.math.BigDecimal.valueOf(1_000_000))
                        .ofScale(2));
        return cell.list().ofMinSize(1).ofMaxSize(8).list().ofMinSize(1).ofMaxSize(30);
    }

    private static byte[] marked(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MarkedWorkbook.write(RowReader.of(file, Limits.USUAL), new None(), out);
        return out.toByteArray();
    }

    private record None() implements Places {
        @Override
        public List<Numbered> after(int after) {
            return List.of();
        }

        @Override
        public List<Numbered> onSheet(String sheet, int row, int no) {
            return List.of();
        }
    }

    private static final class Seen implements RowSink {
        final List<String> sheets = new ArrayList<>();
        final List<String> cells = new ArrayList<>();
        final List<Integer> hiddenRows = new ArrayList<>();
        final List<String> hiddenColumns = new ArrayList<>();
        final List<MergedCells.Range> merged = new ArrayList<>();
        private FileSheet sheet;
        private boolean begun;

        static Seen of(byte[] file) throws IOException {
            Seen seen = new Seen();
            RowReader.of(file, Limits.USUAL).read(seen);
            return seen;
        }

        @Override
        public void sheet(FileSheet next) {
            sheet = next;
            begun = false;
            sheets.add(next.name() + " " + next.hidden());
        }

        @Override
        public void row(SheetRow row) {
            if (!begun) {
                begun = true;
                merged.addAll(sheet.merged().all());
                Stream.of(0, 1)
                        .filter(sheet::hiddenColumn)
                        .forEach(column -> hiddenColumns.add(sheet.name() + " " + column));
            }
            if (row.hidden()) {
                hiddenRows.add(row.number());
            }
            for (int column = 0; column < row.width(); column++) {
                if (row.kind(column) != SheetRow.Kind.BLANK) {
                    cells.add(sheet.name() + " " + row.number() + " " + column + " " + row.kind(column) + " "
                            + row.text(column));
                }
            }
        }

        @Override
        public void end() {
            // nothing is left to do
        }
    }
}
