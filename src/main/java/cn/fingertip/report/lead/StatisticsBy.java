package cn.fingertip.report.lead;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What statistics are broken down by. */
enum StatisticsBy {
    MONTH("to_char(on_day, 'YYYY-MM')", "月份"),
    YEAR("to_char(on_day, 'YYYY')", "年份"),
    /** The township, where the place is in one; the county otherwise. */
    REGION("left(region, 9)", "地区"),
    KIND("kind", "类别"),
    OFFICE("office", "单位");

    final String sql;
    final String title;

    StatisticsBy(String sql, String title) {
        this.sql = sql;
        this.title = title;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StatisticsBy> of(String wire) {
        return Arrays.stream(values()).filter(by -> by.wire().equals(wire)).findFirst();
    }
}
