package cn.fingertip.embedded.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/**
 * How a programme is paid in the demo county.
 *
 * @param code as in the programme catalogue
 * @param title in the workbook's first row
 * @param quarter which quarter is paid, empty for once a year
 * @param quantityHeader header of the quantity column, with its unit
 * @param oneIn every how many households gets it
 * @param standards yuan a unit in 2023, 2024, 2025
 * @param places decimal places of a quantity
 * @param most the largest quantity
 */
record DemoProgramme(
        String code,
        String title,
        String quarter,
        String quantityHeader,
        int oneIn,
        List<String> standards,
        int places,
        int most) {
    static final int FIRST_YEAR = 2023;

    static final List<DemoProgramme> ALL = List.of(
            new DemoProgramme("farmland", "耕地地力保护补贴", "", "补贴面积(亩)", 1, List.of("104.60", "105.40", "106.23"), 2, 12),
            new DemoProgramme(
                    "grain-producer", "玉米大豆生产者补贴", "", "种植面积(亩)", 2, List.of("18.50", "20.10", "21.40"), 2, 9),
            new DemoProgramme("forest", "生态公益林补偿", "", "林地面积(亩)", 4, List.of("21.50", "21.50", "22.00"), 1, 40),
            new DemoProgramme("dibao", "农村低保", "Q3", "保障人数(人)", 10, List.of("1290.00", "1350.00", "1410.00"), 0, 4),
            new DemoProgramme("machinery", "农机购置补贴", "", "台数(台)", 30, List.of("1800.00", "1850.00", "1900.00"), 0, 2));

    /** @return the period as the API writes it: {@code 2025} or {@code 2025Q3} */
    String period(int year) {
        return year + quarter;
    }

    /** @return yuan a unit in that year */
    BigDecimal standard(int year) {
        return new BigDecimal(standards.get(year - FIRST_YEAR));
    }

    /** @return an invented quantity between one smallest part and {@link #most} */
    BigDecimal quantity(Random random) {
        int parts = most * BigDecimal.TEN.pow(places).intValueExact();
        return BigDecimal.valueOf(1L + random.nextInt(parts), places);
    }
}
