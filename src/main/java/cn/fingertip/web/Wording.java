package cn.fingertip.web;

import cn.fingertip.kernel.Clock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How pages write dates and addresses. */
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private Wording() {}

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    static String day(Instant instant) {
        return day(Clock.dateOf(instant));
    }

    /** @return {@code &name=value}, nothing where there is no value */
    static String parameter(String name, String value) {
        return value == null || value.isEmpty()
                ? ""
                : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** @return a path with its parameters, the first with a question mark */
    static String address(String path, String parameters) {
        return parameters.isEmpty() ? path : path + "?" + parameters.substring(1);
    }
}
