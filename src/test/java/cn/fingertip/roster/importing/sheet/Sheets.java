package cn.fingertip.roster.importing.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks of invented people. */
public final class Sheets {
    public static final List<String> COLUMNS = List.of("序号", "村", "组", "姓名", "身份证号码", "面积", "标准", "金额", "银行账号");

    private Sheets() {}

    /** @param n tells people apart; the same n is the same person */
    public static Map<String, Object> row(int n) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("序号", n);
        row.put("村", "濯坑村");
        row.put("组", "第" + (n % 9 + 1) + "组");
        row.put("姓名", name(n));
        row.put("身份证号码", id(n));
        row.put("面积", new BigDecimal(n % 50 + 1));
        row.put("标准", new BigDecimal("106.23"));
        row.put("金额", new BigDecimal("106.23").multiply(new BigDecimal(n % 50 + 1)));
        row.put("银行账号", card(n));
        return row;
    }

    public static Map<String, Object> with(Map<String, Object> row, String column, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(row);
        changed.put(column, value);
        return changed;
    }

    /** One sheet 明细: header in the first row, in the order of the first row's columns. */
    public static byte[] workbook(List<Map<String, Object>> rows) {
        List<List<?>> cells = new ArrayList<>();
        cells.add(List.copyOf(rows.getFirst().keySet()));
        rows.forEach(row -> cells.add(new ArrayList<>(row.values())));
        return cells("明细", cells);
    }

    public static byte[] cells(String sheet, List<? extends List<?>> rows) {
        return cells(Map.of(sheet, rows));
    }

    public static byte[] cells(Map<String, ? extends List<? extends List<?>>> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            sheets.forEach((name, rows) -> fill(workbook.newWorksheet(name), rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static String csv(List<Map<String, Object>> rows, String separator) {
        StringBuilder text =
                new StringBuilder(String.join(separator, rows.getFirst().keySet())).append("\r\n");
        rows.forEach(row -> text.append(String.join(
                        separator, row.values().stream().map(String::valueOf).toList()))
                .append("\r\n"));
        return text.toString();
    }

    /** A name without digits, which no name may have many of: 试 and one of 甲乙丙丁戊己庚辛壬癸 a digit. */
    public static String name(int n) {
        return String.valueOf(n)
                .chars()
                .collect(
                        () -> new StringBuilder("试"),
                        (name, digit) -> name.append("甲乙丙丁戊己庚辛壬癸".charAt(digit - '0')),
                        StringBuilder::append)
                .toString();
    }

    public static String id(int n) {
        String first17 =
                "360799%d%02d%02d%03d".formatted(1940 + n % 60, n / 60 % 12 + 1, n / 720 % 28 + 1, n / 20160 % 1000);
        int sum = 0;
        for (char c : first17.toCharArray()) {
            sum = (sum + (c - '0')) * 2 % 11;
        }
        int check = (12 - sum) % 11;
        return first17 + (check == 10 ? "X" : String.valueOf(check));
    }

    public static String card(int n) {
        String first18 = "629999%012d".formatted(n);
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int digit = (first18.charAt(17 - i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return first18 + (10 - sum % 10) % 10;
    }

    private static void fill(Worksheet sheet, List<? extends List<?>> rows) {
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
    }
}
