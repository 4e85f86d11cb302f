package cn.fingertip.roster.importing.sheet.cell;

import java.util.regex.Pattern;

/** The words by which a row of sums is known: 小计, 合计, 总计, 濯坑村 汇总. */
public final class SumWords {
    /** Before it stands whose sum it is, behind it perhaps how many there are, or the sum itself in words. */
    public static final Pattern LABEL =
            Pattern.compile("(.{0,20}?)(合计|总计|小计|累计|共计|合[((]总[))]计|汇总$|总和$).{0,12}?(?:大写.{0,60})?");

    private static final Pattern CARRIED_OVER = Pattern.compile("[承接续][前上]页|[过转][次下]页|上页结转|结转[次下]页");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private SumWords() {}

    /** @return whether a cell says 小计, 合计 or the like */
    public static boolean is(String text) {
        return LABEL.matcher(unspaced(text)).matches();
    }

    /** @return whether a row so called only carries a sum from one printed page to the next */
    public static boolean carriedOver(String text) {
        return CARRIED_OVER.matcher(unspaced(text)).matches();
    }

    /** @return {@code 合计} of {@code 合 计} */
    public static String unspaced(String text) {
        return SPACES.matcher(text).replaceAll("");
    }
}
