package cn.fingertip.roster.importing.sheet.cell;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units as clerks write them: in a heading, in the line above it, behind a number. */
public final class Units {
    /** What one of them is in yuan. */
    private static final Map<String, BigDecimal> MONEY = Map.of(
            "元", BigDecimal.ONE,
            "人民币元", BigDecimal.ONE,
            "百元", new BigDecimal(100),
            "千元", new BigDecimal(1000),
            "万元", new BigDecimal(10_000),
            "角", new BigDecimal("0.1"),
            "分", new BigDecimal("0.01"));

    /** Units that measure the same things differently: a wrong one makes every number wrong by a factor. */
    private static final List<Set<String>> KINDS = List.of(
            Set.of("亩", "公顷", "平方米", "分地", "顷", "平方公里"),
            Set.of("人", "户"),
            Set.of("台", "套", "件"),
            Set.of("头", "只", "羽", "匹", "口"),
            Set.of("吨", "公斤", "千克", "斤", "克"));

    private static final Pattern MEASURED = Pattern.compile("[¥¥]?([+-]?[\\d,.]+)(\\D{0,6})");
    private static final Pattern ABOVE = Pattern.compile(".*?(?:(金额|货币|资金)?(?:计量)?单位)[:为是]([^::()]{1,20})$");
    private static final Pattern BETWEEN = Pattern.compile("[、,,;;/\\\\和及与|\\s]+");

    private Units() {}

    /** @return yuan in one of this unit, empty where it is none of money */
    public static Optional<BigDecimal> money(String unit) {
        return Optional.ofNullable(MONEY.get(unit));
    }

    /** @return whether both measure the same thing, and not alike */
    public static boolean differ(String written, String wanted) {
        return !written.equals(wanted)
                && KINDS.stream().anyMatch(kind -> kind.contains(written))
                && (KINDS.stream().noneMatch(kind -> kind.contains(wanted))
                        || KINDS.stream().anyMatch(kind -> kind.contains(written) && kind.contains(wanted)));
    }

    /** @return {@code [亩, 元]} of {@code 单位:亩、元}, empty where a cell above the header says no unit */
    public static List<String> above(String cell) {
        String plain = Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
        // (单位:元)
        String bare = plain.replaceAll("^[((]|[))。]$", "");
        Matcher matcher = ABOVE.matcher(bare);
        return matcher.matches() ? List.of(BETWEEN.split(matcher.group(2))) : List.of();
    }

    /**
     * Reads a number with its unit, {@code 3.5亩}, {@code 1.2万元}, {@code ¥106.23}.
     *
     * @param unit the one that is meant
     * @return empty where another unit stands there, or what cannot be read in one way only
     */
    public static Optional<BigDecimal> measured(String written, String unit) {
        if (written.length() > 40) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
        Matcher matcher = MEASURED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String behind = matcher.group(2);
        Optional<BigDecimal> times = behind.isEmpty() || behind.equals(unit)
                ? Optional.of(BigDecimal.ONE)
                : behind.equals("万" + unit)
                        ? Optional.of(new BigDecimal(10_000))
                        : unit.equals("元") ? money(behind.replaceAll("[整正]$", "")) : Optional.empty();
        return times.flatMap(factor -> Numbers.parse(matcher.group(1)).map(number -> number.multiply(factor)));
    }
}
