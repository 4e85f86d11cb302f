package cn.fingertip.roster.importing.sheet.cell;

import java.util.regex.Pattern;

/** The words by which a row of sums is known: 小计, 合计, 总计. */
public final class SumWords {
    /** Before it stands whose sum it is, behind it perhaps how many there are. */
    public static final Pattern LABEL = Pattern.compile("(.{0,20}?)(合计|总计|小计|累计|共计|合[((]总[))]计).{0,12}");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private SumWords() {}

    /** @return whether a cell says 小计, 合计 or the like */
    public static boolean is(String text) {
        return LABEL.matcher(unspaced(text)).matches();
    }

    /** @return {@code 合计} of {@code 合 计} */
    public static String unspaced(String text) {
        return SPACES.matcher(text).replaceAll("");
    }
}
