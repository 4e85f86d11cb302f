package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Sheets with any mix of header levels, units, places of the village, sums above and below, signatures, payees, merged
 * cells and hidden rows give the lines that were meant, and no finding but what the clerk should know.
 */
class MixedSheetsTest {
    @Property(tries = 400)
    void areReadAsTheyWereMeant(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<MixedSheet> sheets = new ArrayList<>();
        int next = 1;
        for (int number = 1 + random.nextInt(3); number > 0; number--) {
            MixedSheet sheet = new MixedSheet(random, number, next);
            next = sheet.next();
            sheets.add(sheet);
        }
        if (sheets.stream().allMatch(sheet -> sheet.meant.isEmpty())) {
            return;
        }
        String all =
                sheets.stream().map(sheet -> sheet.rows.toString()).toList().toString();
        ReadFile read = read(random.nextBoolean() ? xlsx(sheets) : xls(sheets), all);
        assertThat(read.findings.kept())
                .as(all)
                .extracting(Finding::code)
                .isSubsetOf(
                        sheets.stream().anyMatch(sheet -> sheet.scaled)
                                ? Set.of("amount-scaled", "rows-hidden")
                                : Set.of("rows-hidden"));
        assertThat(read.findings.kept())
                .as(all)
                .filteredOn(finding -> finding.code().equals("amount-scaled"))
                .hasSize((int) sheets.stream().filter(sheet -> sheet.scaled).count());
        assertThat(read.lines)
                .as(all)
                .extracting(line ->
                        String.join(" ", line.village(), line.name(), line.id(), line.card(), "" + line.amountFen()))
                .containsExactlyElementsOf(
                        sheets.stream().flatMap(sheet -> sheet.meant.stream()).toList());
    }

    private static ReadFile read(byte[] file, String written) {
        try {
            return ReadFile.product(file, "亩");
        } catch (RefusedFile refused) {
            throw new AssertionError(refused.finding().message() + " " + written, refused);
        }
    }

    private static byte[] xlsx(List<MixedSheet> sheets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            for (MixedSheet from : sheets) {
                Worksheet sheet = workbook.newWorksheet(from.name);
                for (int r = 0; r < from.rows.size(); r++) {
                    for (int c = 0; c < from.rows.get(r).size(); c++) {
                        Object value = from.rows.get(r).get(c);
                        if (value instanceof Number number) {
                            sheet.value(r, c, number);
                        } else if (value != null) {
                            sheet.value(r, c, value.toString());
                        }
                    }
                }
                from.merged.forEach(m ->
                        sheet.range(m.top(), m.left(), m.bottom(), m.right()).merge());
                from.hidden.forEach(sheet::hideRow);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] xls(List<MixedSheet> sheets) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            for (MixedSheet from : sheets) {
                HSSFSheet sheet = workbook.createSheet(from.name);
                for (int r = 0; r < from.rows.size(); r++) {
                    HSSFRow row = sheet.createRow(r);
                    row.setZeroHeight(from.hidden.contains(r));
                    for (int c = 0; c < from.rows.get(r).size(); c++) {
                        Object value = from.rows.get(r).get(c);
                        if (value instanceof Number number) {
                            row.createCell(c).setCellValue(number.doubleValue());
                        } else if (value != null) {
                            row.createCell(c).setCellValue(value.toString());
                        }
                    }
                }
                from.merged.forEach(
                        m -> sheet.addMergedRegion(new CellRangeAddress(m.top(), m.bottom(), m.left(), m.right())));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
