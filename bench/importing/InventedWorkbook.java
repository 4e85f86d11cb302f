import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a roster as a spreadsheet program does: shared texts, title, unit row, header, lines, sum. */
final class InventedWorkbook {
    private static final String SURNAMES = "苏熊夏尹余吴温赖孙陈傅郭戴宋阎贾潘汪林曾何";
    private static final String GIVEN = "松香兰军静涛华山洋煌柏永银竹春东凤礼国文建芳荣根";
    private static final List<String> HEADER =
            List.of("序号", "村委会", "村民小组", "户主姓名", "身份证号码", "补贴面积(亩)", "补贴标准(元/亩)", "补贴金额(元)", "一卡通账号");
    private static final BigDecimal STANDARD = new BigDecimal("106.23");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Random random = new Random(20251121);

    /** Arguments: site, number of rows, file. Writes the workbook, and the sum of its amounts into {@code file.total}. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments[2]);
        List<String> villages = new ProductImport(arguments[0]).villages();
        BigDecimal total = new InventedWorkbook().write(file, Integer.parseInt(arguments[1]), villages);
        Files.writeString(Path.of(arguments[2] + ".total"), total.toPlainString());
    }

    /** @return the sum of the amounts, in yuan */
    BigDecimal write(Path file, int rows, List<String> villages) throws IOException {
        BigDecimal total = BigDecimal.ZERO;
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
                    ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override \
                    PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.\
                    sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.\
                    openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" \
                    ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""");
            part(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship \
                    Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
                    Target="xl/workbook.xml"/></Relationships>""");
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.\
                    openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="发放清册" sheetId="1" \
                    r:id="rId1"/></sheets></workbook>""");
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship \
                    Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" \
                    Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/\
                    officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            write(zip, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            row(zip, 1, List.of("石城县琴江镇2025年耕地地力保护补贴资金发放清册"));
            row(zip, 2, List.of("填报单位:琴江镇财政所", "单位:亩、元"));
            row(zip, 3, HEADER);
            for (int n = 1; n <= rows; n++) {
                BigDecimal quantity = BigDecimal.valueOf(30 + random.nextInt(1100), 2);
                BigDecimal amount = quantity.multiply(STANDARD).setScale(2, RoundingMode.HALF_UP);
                total = total.add(amount);
                row(zip, n + 3, List.of(
                        n,
                        villages.get((int) ((long) (n - 1) * villages.size() / rows)),
                        "第" + (random.nextInt(9) + 1) + "组",
                        name(),
                        id(n),
                        quantity,
                        STANDARD,
                        amount,
                        card(n)));
            }
            row(zip, rows + 4, List.of("合计", "", "", "", "", "", "", total));
            write(zip, "</sheetData></worksheet>");
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            write(zip, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount=\""
                    + texts.size() + "\">");
            for (String text : texts) {
                write(zip, "<si><t>" + text + "</t></si>");
            }
            write(zip, "</sst>");
            zip.closeEntry();
        }
        return total;
    }

    private void row(OutputStream out, int row, List<?> cells) throws IOException {
        StringBuilder xml = new StringBuilder("<row r=\"").append(row).append("\">");
        for (int column = 0; column < cells.size(); column++) {
            String address = (char) ('A' + column) + String.valueOf(row);
            if (cells.get(column) instanceof Number number) {
                xml.append("<c r=\"").append(address).append("\"><v>").append(number).append("</v></c>");
            } else {
                int text = numbers.computeIfAbsent(cells.get(column).toString(), value -> {
                    texts.add(value);
                    return texts.size() - 1;
                });
                xml.append("<c r=\"").append(address).append("\" t=\"s\"><v>").append(text).append("</v></c>");
            }
        }
        write(out, xml.append("</row>").toString());
    }

    private String name() {
        String name = "" + SURNAMES.charAt(random.nextInt(SURNAMES.length())) + given();
        return random.nextInt(3) == 0 ? name : name + given();
    }

    private char given() {
        return GIVEN.charAt(random.nextInt(GIVEN.length()));
    }

    /** Every n another person; the prefix belongs to no place. */
    private static String id(int n) {
        String first17 = "360799"
                + LocalDate.of(1940, 1, 1).plusDays(n * 7L % 22_000).format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(n / 22_000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return first17 + "10X98765432".charAt(sum % 11);
    }

    private static String card(int n) {
        String first18 = "629999" + "%012d".formatted(n * 7_654_321_987L % 1_000_000_000_000L);
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int digit = (first18.charAt(17 - i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return first18 + (10 - sum % 10) % 10;
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, xml);
        zip.closeEntry();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
