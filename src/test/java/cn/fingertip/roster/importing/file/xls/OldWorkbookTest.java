package cn.fingertip.roster.importing.file.xls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.MergedCells;
import cn.fingertip.roster.importing.file.TakenRows;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.ReadFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;

/** Legacy {@code .xls}, written by the library's other half. */
class OldWorkbookTest {
    @Test
    void everyKindOfCellIsRead() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            HSSFRow row = workbook.createSheet("一村").createRow(3);
            row.createCell(0).setCellValue("刘𬭚䶮");
            row.createCell(1).setCellValue(764.86);
            row.createCell(2).setCellValue(3);
            row.createCell(3).setCellValue(true);
            row.createCell(4).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.REF);
            row.createCell(5).setBlank();
            row.createCell(6).setCellFormula("7.2*106.23");
            HSSFCell joined = row.createCell(7);
            joined.setCellFormula("\"濯坑\"&\"村\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            row.createCell(8).setCellValue("360799195808214250");
            TakenRows taken = TakenRows.of(bytes(workbook));
            assertThat(taken.rows.get("一村"))
                    .containsExactly("4 T刘𬭚䶮 N764.86 N3 TTRUE B B N764.856 T濯坑村 T360799195808214250");
            assertThat(taken.ended).isTrue();
        }
    }

    @Test
    void whatTheClerkDoesNotSeeIsTold() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            HSSFSheet sheet = workbook.createSheet("一村");
            for (int r = 0; r < 4; r++) {
                sheet.createRow(r).createCell(0).setCellValue("行" + r);
            }
            sheet.getRow(2).setZeroHeight(true);
            sheet.setColumnHidden(3, true);
            sheet.addMergedRegion(new CellRangeAddress(1, 3, 0, 1));
            workbook.createSheet("底稿").createRow(0).createCell(0).setCellValue("x");
            workbook.setSheetHidden(1, true);
            TakenRows taken = TakenRows.of(bytes(workbook));
            assertThat(taken.hiddenRows).containsExactly(3);
            FileSheet read = taken.sheets.get("一村");
            assertThat(read.hidden()).isFalse();
            assertThat(read.hiddenColumn(3)).isTrue();
            assertThat(read.hiddenColumn(2)).isFalse();
            assertThat(read.merged().of(4, 1)).isEqualTo(new MergedCells.Range(2, 4, 0, 1));
            assertThat(read.merged().of(1, 0)).isNull();
            assertThat(read.years1904()).isFalse();
            assertThat(taken.sheets.get("底稿").hidden()).isTrue();
        }
    }

    @Test
    void howManyRowsThereAreIsSaidBeforeTheFirst() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            for (int s = 0; s < 3; s++) {
                HSSFSheet sheet = workbook.createSheet("村" + s);
                for (int r = 0; r < 100 * (s + 1); r++) {
                    sheet.createRow(r).createCell(0).setCellValue(r);
                }
            }
            assertThat(TakenRows.of(bytes(workbook)).expected).isEqualTo(600);
        }
        assertThat(TakenRows.of(ReadFile.sample("弋阳县")).expected).isBetween(288, 400);
    }

    @Test
    void daysMayCountFrom1904() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("一村");
            workbook.getInternalWorkbook().getRecords().stream()
                    .filter(org.apache.poi.hssf.record.DateWindow1904Record.class::isInstance)
                    .map(org.apache.poi.hssf.record.DateWindow1904Record.class::cast)
                    .forEach(window -> window.setWindowing((short) 1));
            assertThat(TakenRows.of(bytes(workbook)).sheets.get("一村").years1904())
                    .isTrue();
        }
    }

    @Test
    void aPasswordIsTold() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("geheim");
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("一村").createRow(0).createCell(0).setCellValue("姓名");
            byte[] encrypted = bytes(workbook);
            Biff8EncryptionKey.setCurrentUserPassword(null);
            assertThat(refusal(encrypted)).isEqualTo("file-encrypted");
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThat(refusal(container("EncryptedPackage", "EncryptionInfo"))).isEqualTo("file-encrypted");
    }

    @Test
    void otherDocumentsAndProgramsAreTold() throws IOException {
        assertThat(refusal(container("WordDocument"))).isEqualTo("file-not-spreadsheet");
        assertThat(refusal(container("PowerPoint Document"))).isEqualTo("file-not-spreadsheet");
        assertThat(refusal(container("Book"))).isEqualTo("file-xls-too-old");
        assertThat(refusal(new byte[] {9, 2, 6, 0, 0, 0, 0x10, 0})).isEqualTo("file-xls-too-old");
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(ReadFile.sample("弋阳县")))) {
            DirectoryEntry program = files.getRoot().createDirectory("_VBA_PROJECT_CUR");
            program.createDocument("PROJECT", new ByteArrayInputStream(new byte[5000]));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            files.writeFilesystem(out);
            assertThat(refusal(out.toByteArray())).isEqualTo("file-macros");
        }
    }

    @Test
    void aTableOfTextsIsNotBelievedMoreThanItHolds() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("一村").createRow(0).createCell(0).setCellValue("姓名");
            byte[] lying = bytes(workbook);
            // The record 0x00FC: its length, how often texts are used (once), how many there are (one).
            byte[] head = {(byte) 0xFC, 0, 15, 0, 1, 0, 0, 0, 1, 0, 0, 0};
            int table = 0;
            while (!Arrays.equals(lying, table, table + head.length, head, 0, head.length)) {
                table++;
            }
            Arrays.fill(lying, table + 8, table + 11, (byte) 0xFF);
            lying[table + 11] = 0x7F;
            assertThat(refusal(lying)).isEqualTo("file-damaged");
        }
    }

    @Test
    void noDamageGetsThroughAsAFault() {
        byte[] good = ReadFile.sample("弋阳县");
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(good, 8 + random.nextInt(good.length - 8)) : good.clone();
            for (int flips = 0; flips < 10; flips++) {
                int reach = i % 2 == 0 ? 4096 : damaged.length;
                damaged[8 + random.nextInt(Math.min(damaged.length, reach) - 8)] ^= (byte) (1 + random.nextInt(255));
            }
            try {
                TakenRows.of(damaged);
            } catch (RefusedFile refused) {
                assertThat(refused.finding().message()).isNotBlank();
            }
        }
    }

    private static String refusal(byte[] content) {
        RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> TakenRows.of(content));
        assertThat(refused).isNotNull();
        return refused.finding().code();
    }

    private static byte[] container(String... streams) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            for (String stream : streams) {
                files.createDocument(new ByteArrayInputStream(new byte[5000]), stream);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] bytes(HSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }
}
