package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.search.NameFilter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Query parameters of public lookups, read by hand: a hit must not pay for a validator. The answers are the same as the
 * validator's.
 */
public final class QueryParameters {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_CURSOR = 400;
    private static final int MAX_NAME = 50;
    private static final Pattern REGION = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
    private static final Pattern VILLAGE = Pattern.compile("\\d{12}");
    private static final Pattern PROGRAMME = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private QueryParameters() {}

    public static int limit(String text) {
        return text == null ? DEFAULT_LIMIT : number("limit", text, 1, MAX_LIMIT);
    }

    static Integer year(String text) {
        return text == null || text.isEmpty() ? null : number("year", text, 1900, 2999);
    }

    public static String region(String text) {
        return matching("region", text, REGION, "应为 2、4、6、9 或 12 位区划代码");
    }

    /** @throws Problem 422 {@code invalid} where it is no code of a village; null and nothing are null */
    public static String village(String text) {
        return matching("village", text, VILLAGE, "应为 12 位村级区划代码");
    }

    public static String programme(String text) {
        return matching("programme", text, PROGRAMME, "应为补贴项目代码");
    }

    static NameFilter name(String text) {
        if (text == null) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > MAX_NAME) {
            throw invalid("name", "too-long", "不超过 50 字");
        }
        return NameFilter.of(text);
    }

    public static String cursor(String text) {
        if (text != null && text.length() > MAX_CURSOR) {
            throw Cursor.invalid();
        }
        return text == null || text.isEmpty() ? null : text;
    }

    private static String matching(String field, String text, Pattern form, String message) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!form.matcher(text).matches()) {
            throw invalid(field, "pattern", message);
        }
        return text;
    }

    private static int number(String field, String text, int min, int max) {
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // answered below
        }
        throw invalid(field, "range", "应为 " + min + "–" + max + " 的整数");
    }

    private static Problem invalid(String field, String code, String message) {
        return Problem.rule(
                "invalid",
                "填写有误",
                "请检查后重新提交:" + field + " " + message,
                List.of(new Problem.Violation(field, code, message)));
    }
}
