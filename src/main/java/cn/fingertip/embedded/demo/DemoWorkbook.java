package cn.fingertip.embedded.demo;

import cn.fingertip.kernel.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a roster as a clerk of a township would send it: title, unit row, two-level header, rows, 合计. */
final class DemoWorkbook {
    private static final List<String> BEFORE = List.of("序号", "村委会", "村民小组", "户主姓名", "身份证号码", "家庭人口");
    private static final int HEADER = 2;
    private static final int QUANTITY = BEFORE.size();
    private static final int STANDARD = QUANTITY + 1;
    private static final int AMOUNT = QUANTITY + 2;
    private static final int CARD = QUANTITY + 3;
    private static final int REMARK = QUANTITY + 4;

    private DemoWorkbook() {}

    /** @param people everybody of the township; the programme and the year choose who is paid and how much */
    static byte[] of(String township, DemoProgramme programme, int year, List<DemoPerson> people) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "fingertip-demo", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("发放清册");
            header(sheet, township, programme, year);
            rows(sheet, programme, year, people, new Random((township + programme.code() + year).hashCode()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void header(Worksheet sheet, String township, DemoProgramme programme, int year) {
        sheet.value(
                0,
                0,
                "石城县" + township + programme.period(year).replace("Q3", "年三季度").replaceFirst("^(\\d{4})$", "$1年")
                        + programme.title() + "资金发放清册");
        sheet.range(0, 0, 0, REMARK).merge();
        sheet.value(1, 0, "填报单位(盖章):" + township + "财政所");
        for (int column = 0; column < QUANTITY; column++) {
            sheet.value(HEADER, column, BEFORE.get(column));
            sheet.range(HEADER, column, HEADER + 1, column).merge();
        }
        sheet.value(HEADER, QUANTITY, programme.title());
        sheet.range(HEADER, QUANTITY, HEADER, AMOUNT).merge();
        sheet.value(HEADER + 1, QUANTITY, programme.quantityHeader());
        sheet.value(HEADER + 1, STANDARD, "补贴标准(元)");
        sheet.value(HEADER + 1, AMOUNT, "补贴金额(元)");
        sheet.value(HEADER, CARD, "一卡通账号");
        sheet.range(HEADER, CARD, HEADER + 1, CARD).merge();
        sheet.value(HEADER, REMARK, "备注");
        sheet.range(HEADER, REMARK, HEADER + 1, REMARK).merge();
    }

    private static void rows(
            Worksheet sheet, DemoProgramme programme, int year, List<DemoPerson> people, Random random) {
        BigDecimal standard = programme.standard(year);
        BigDecimal quantities = BigDecimal.ZERO;
        Money total = Money.ZERO;
        int row = HEADER + 2;
        int no = 0;
        for (DemoPerson person : people) {
            BigDecimal quantity = programme.quantity(random);
            if (random.nextInt(programme.oneIn()) != 0) {
                continue;
            }
            Money amount = Money.product(quantity, standard);
            sheet.value(row, 0, ++no);
            sheet.value(row, 1, person.village());
            sheet.value(row, 2, person.group());
            sheet.value(row, 3, person.name());
            sheet.value(row, 4, person.idNumber());
            sheet.value(row, 5, person.household());
            sheet.value(row, QUANTITY, quantity);
            sheet.value(row, STANDARD, standard);
            sheet.value(row, AMOUNT, amount.toBigDecimal());
            sheet.value(row, CARD, person.card());
            quantities = quantities.add(quantity);
            total = total.plus(amount);
            row++;
        }
        sheet.value(row, 0, "合计");
        sheet.value(row, QUANTITY, quantities);
        sheet.value(row, AMOUNT, total.toBigDecimal());
    }
}
