package cn.fingertip.roster.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** A legacy .xls: every sheet, hidden ones too, with comments and properties. */
record OldWorkbookScan(byte[] content) implements FileScan {
    @Override
    public void scan(Gate.Places places) throws IOException {
        DataFormatter shown = new DataFormatter();
        try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(content))) {
            for (Sheet sheet : workbook) {
                places.look("工作表名", sheet.getSheetName());
                sheet.getCellComments()
                        .forEach((address, comment) -> places.look(
                                "工作表“" + sheet.getSheetName() + "”" + address.formatAsString() + " 批注",
                                comment.getString().getString()));
                places.look("页眉页脚", text(sheet));
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        places.look(
                                "工作表“" + sheet.getSheetName() + "”"
                                        + cell.getAddress().formatAsString(),
                                text(cell, shown));
                    }
                }
            }
            var summary = workbook.getSummaryInformation();
            if (summary != null) {
                for (String property : new String[] {
                    summary.getTitle(),
                    summary.getSubject(),
                    summary.getAuthor(),
                    summary.getKeywords(),
                    summary.getComments(),
                    summary.getLastAuthor()
                }) {
                    places.look("文档属性", property);
                }
            }
        }
    }

    private static String text(Cell cell, DataFormatter shown) {
        return switch (cell.getCellType()) {
            case NUMERIC ->
                new BigDecimal(cell.getNumericCellValue()).toBigInteger().toString();
            case FORMULA -> cell.getCellFormula() + " " + shown.formatCellValue(cell);
            default -> shown.formatCellValue(cell);
        };
    }

    private static String text(Sheet sheet) {
        return String.join(
                "\n",
                sheet.getHeader().getLeft(),
                sheet.getHeader().getCenter(),
                sheet.getHeader().getRight(),
                sheet.getFooter().getLeft(),
                sheet.getFooter().getCenter(),
                sheet.getFooter().getRight());
    }
}
