package cn.fingertip.roster.check.list;

import cn.fingertip.kernel.IdNumber;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.RowSink;
import cn.fingertip.roster.importing.file.SheetRow;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes the ID numbers out of a list: whatever stands below a heading that names them. Nothing else is looked at. */
final class ListReading implements RowSink {
    private static final int TOLD = 100;

    private final Set<String> ids = new LinkedHashSet<>();
    private final List<Problem.Violation> problems = new ArrayList<>();
    private int rejected;
    private int column;
    private String sheet;

    @Override
    public void sheet(FileSheet begun) {
        column = -1;
        sheet = begun.name();
    }

    @Override
    public void row(SheetRow row) {
        if (column < 0) {
            column = heading(row);
            return;
        }
        if (row.blank(column) || heading(row) == column) {
            return;
        }
        var id = IdNumber.normalize(row.text(column));
        if (row.kind(column) == SheetRow.Kind.NUMBER) {
            wrong(row, "id-numeric", "身份证号码是数值格式,末几位已经丢失,请改为文本后重新录入。");
        } else if (id.isEmpty()) {
            wrong(row, "id-invalid", "身份证号码不对,请对照证件改正。");
        } else {
            ids.add(id.get());
        }
    }

    @Override
    public void end() {
        // each row was taken as it came
    }

    /** @return 18 digits each */
    Set<String> ids() {
        return ids;
    }

    int rejected() {
        return rejected;
    }

    /** @return the first hundred rows that were left out, and why; never what stands there */
    List<Problem.Violation> problems() {
        return List.copyOf(problems);
    }

    private void wrong(SheetRow row, String code, String message) {
        rejected++;
        if (problems.size() < TOLD) {
            String place = sheet == null || sheet.isEmpty() ? "" : "工作表“" + sheet.replaceAll("\\d", "*") + "”";
            problems.add(
                    new Problem.Violation("row " + row.number(), code, place + "第 " + row.number() + " 行:" + message));
        }
    }

    private static int heading(SheetRow row) {
        for (int i = 0; i < row.width(); i++) {
            if (row.kind(i) == SheetRow.Kind.TEXT) {
                String text =
                        Normalizer.normalize(row.text(i), Normalizer.Form.NFKC).replaceAll("\\s", "");
                if (text.length() <= 20 && (text.contains("身份证") || text.contains("身份号码") || text.contains("证件号"))) {
                    return i;
                }
            }
        }
        return -1;
    }
}
