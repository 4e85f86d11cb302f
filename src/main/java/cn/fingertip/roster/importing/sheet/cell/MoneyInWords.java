package cn.fingertip.roster.importing.sheet.cell;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sums as receipts spell them out, 壹万贰仟叁佰元伍角整. */
public final class MoneyInWords {
    private static final String DIGITS = "[零〇一二两三四五六七八九壹贰貳叁叄陆陸肆伍柒捌玖]";
    private static final Pattern WORDS = Pattern.compile(
            "((?:" + DIGITS + "|[十百千万萬亿拾佰仟])+)[元圆圓]" + "(?:零?(" + DIGITS + ")角)?(?:零?(" + DIGITS + ")分)?");
    private static final String[] VALUES = {"零〇", "一壹", "二两贰貳", "三叁叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"};
    private static final BigDecimal FEN = new BigDecimal("0.01");

    private MoneyInWords() {}

    /** @return yuan; empty where a text spells out none, several that differ, or one that can be read in two ways */
    public static Optional<BigDecimal> find(String text) {
        Matcher words = WORDS.matcher(text.length() > 200 ? text.substring(0, 200) : text);
        List<Optional<BigDecimal>> found = words.results()
                .map(one -> money(one.group(1), one.group(2), one.group(3)))
                .distinct()
                .toList();
        return found.size() == 1 ? found.getFirst() : Optional.empty();
    }

    private static Optional<BigDecimal> money(String yuan, String jiao, String fen) {
        long whole = whole(yuan);
        long parts = (jiao == null ? 0 : value(jiao.charAt(0)) * 10L) + (fen == null ? 0 : value(fen.charAt(0)));
        return whole < 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(whole).add(FEN.multiply(BigDecimal.valueOf(parts))));
    }

    /** @return less than zero where two digits follow each other, as in 一二三, or a number is past all measure */
    private static long whole(String words) {
        long all = 0;
        long section = 0;
        long digit = 0;
        boolean open = false;
        for (char c : words.toCharArray()) {
            int value = value(c);
            if (value >= 0 && open) {
                return -1;
            }
            if (value >= 0) {
                digit = value;
                open = value > 0;
                continue;
            }
            long unit = unit(c);
            if (unit < 10_000) {
                section += (digit == 0 ? 1 : digit) * unit;
            } else {
                all = (unit == 10_000 ? all : 0) + (section + digit + (unit == 10_000 ? 0 : all)) * unit;
                section = 0;
            }
            digit = 0;
            open = false;
            if (all > 1_000_000_000_000L) {
                return -1;
            }
        }
        return all + section + digit;
    }

    private static int value(char c) {
        for (int value = 0; value < VALUES.length; value++) {
            if (VALUES[value].indexOf(c) >= 0) {
                return value;
            }
        }
        return -1;
    }

    private static long unit(char c) {
        return switch (c) {
            case '十', '拾' -> 10;
            case '百', '佰' -> 100;
            case '千', '仟' -> 1000;
            case '万', '萬' -> 10_000;
            default -> 100_000_000;
        };
    }
}
