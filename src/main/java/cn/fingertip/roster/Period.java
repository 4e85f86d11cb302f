package cn.fingertip.roster;

import cn.fingertip.kernel.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a roster pays for: a year, a quarter or a month of it.
 *
 * @param code {@code 2025}, {@code 2025Q3} or {@code 2025-06}
 */
public record Period(int year, String code) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?");
    private static final String[] QUARTERS = {"一", "二", "三", "四"};

    /** @throws Problem 422 {@code period-invalid} where the period is in no known form or of another year */
    public static Period of(int year, String code) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw invalid("年度应在 " + FIRST_YEAR + "–" + LAST_YEAR + " 之间。");
        }
        Matcher form = FORM.matcher(code == null ? "" : code);
        if (!form.matches()) {
            throw invalid("期次应写成 2025(全年)、2025Q3(第三季度)或 2025-06(6月)。");
        }
        if (Integer.parseInt(form.group(1)) != year) {
            throw invalid("期次与年度不一致,期次应以年度“" + year + "”开头。");
        }
        return new Period(year, code);
    }

    /** @return as it begins a title: {@code 2025年}, {@code 2025年第三季度}, {@code 2025年6月} */
    String title() {
        Matcher form = FORM.matcher(code);
        if (!form.matches()) {
            throw new IllegalStateException("made by of() only");
        }
        String start = year + "年";
        if (form.group(2) != null) {
            return start + "第" + QUARTERS[Integer.parseInt(form.group(2)) - 1] + "季度";
        }
        return form.group(3) == null ? start : start + Integer.parseInt(form.group(3)) + "月";
    }

    private static Problem invalid(String detail) {
        return Problem.rule("period-invalid", "期次有误", detail);
    }
}
