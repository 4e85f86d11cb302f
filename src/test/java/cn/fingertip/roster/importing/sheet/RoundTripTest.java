package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** What is written in any mix of forms is read as it was meant: every kind of file gives the same lines. */
class RoundTripTest {
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    @Property(tries = 120)
    void anyMixOfFormsGivesTheSameLines(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int people)
            throws IOException {
        Random random = new Random(seed);
        List<String> columns = new ArrayList<>(Sheets.COLUMNS);
        Collections.shuffle(columns, random);
        List<List<?>> rows = new ArrayList<>();
        if (random.nextBoolean()) {
            rows.add(List.of("某镇2025年补贴发放清册"));
            rows.add(List.of("填报单位:某镇", "单位:亩、元"));
        }
        rows.add(columns);
        for (int n = 1; n <= people; n++) {
            Map<String, Object> row = Sheets.row(n);
            rows.add(columns.stream()
                    .map(column -> written(column, row.get(column), random))
                    .toList());
            if (random.nextInt(8) == 0) {
                rows.add(random.nextBoolean() ? columns : List.of());
            }
        }
        rows.add(List.of("审核人:某某"));
        ReadFile read = ReadFile.product(file(rows, random), "亩");
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines)
                .extracting(line -> line.name() + line.id() + line.card() + line.amountFen())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, people)
                        .mapToObj(n -> Sheets.name(n) + Sheets.id(n) + Sheets.card(n) + 10_623L * (n % 50 + 1))
                        .toList());
    }

    /** The same value as different clerks type it. */
    private static Object written(String column, Object value, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> column.equals("组") ? value : wide(value.toString());
            case 1 -> " " + value + "\u3000";
            case 2 -> column.equals("金额") ? grouped((BigDecimal) value) : value;
            default -> value;
        };
    }

    private static String grouped(BigDecimal amount) {
        return String.format(java.util.Locale.ROOT, "%,.2f", amount);
    }

    private static String wide(String text) {
        return text.chars()
                .mapToObj(c -> String.valueOf((char) (c >= '0' && c <= '9' ? c + 0xFEE0 : c)))
                .collect(Collectors.joining());
    }

    private static byte[] file(List<List<?>> rows, Random random) throws IOException {
        return switch (random.nextInt(3)) {
            case 0 -> Sheets.cells("表", rows);
            case 1 -> legacy(rows);
            default -> text(rows, random);
        };
    }

    private static byte[] text(List<List<?>> rows, Random random) {
        String separator = random.nextBoolean() ? "," : "\t";
        String text = rows.stream()
                .map(row ->
                        row.stream().map(cell -> '"' + cell.toString() + '"').collect(Collectors.joining(separator)))
                .collect(Collectors.joining(random.nextBoolean() ? "\n" : "\r\n"));
        Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
        boolean mark = random.nextBoolean() && !charset.name().startsWith("GB");
        return (mark ? "\uFEFF" + text : text).getBytes(charset);
    }

    private static byte[] legacy(List<List<?>> rows) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            HSSFSheet sheet = workbook.createSheet("表");
            for (int r = 0; r < rows.size(); r++) {
                HSSFRow row = sheet.createRow(r);
                for (int c = 0; c < rows.get(r).size(); c++) {
                    if (rows.get(r).get(c) instanceof Number number) {
                        row.createCell(c).setCellValue(number.doubleValue());
                    } else {
                        row.createCell(c).setCellValue(rows.get(r).get(c).toString());
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
