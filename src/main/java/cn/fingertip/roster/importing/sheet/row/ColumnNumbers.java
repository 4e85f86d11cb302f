package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.file.SheetRow;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The row below a header that numbers its columns: 1 2 3, 甲 乙 丙, 栏次 1 2 3=1×2. */
final class ColumnNumbers {
    private static final Pattern ITSELF = Pattern.compile("[栏列]\\s*[次号]|序\\s*号|行\\s*次");
    private static final Pattern FORMULA = Pattern.compile("=.*$");
    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}()]+");
    private static final String[] SERIES = {"甲乙丙丁戊己庚辛壬癸", "一二三四五六七八九十", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"};
    private static final int FEWEST = 3;
    private static final int LONGEST = 20;

    private ColumnNumbers() {}

    /** @return whether all its cells, three at least, count on from left to right */
    static boolean are(SheetRow row) {
        int counted = 0;
        int[] last = {0, 0, 0, 0};
        for (int column = 0; column < row.width(); column++) {
            if (row.blank(column)) {
                continue;
            }
            String text = row.text(column);
            if (text.length() > LONGEST) {
                return false;
            }
            if (counted == 0 && ITSELF.matcher(text.strip()).matches()) {
                continue;
            }
            if (!counts(text, last)) {
                return false;
            }
            counted++;
        }
        return counted >= FEWEST;
    }

    /** 甲 乙 1 2: each kind goes on by itself, and a number that is left out breaks it. */
    private static boolean counts(String text, int[] last) {
        String plain = NOISE.matcher(FORMULA.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceFirst(""))
                .replaceAll("");
        int kind = SERIES.length;
        int value = 0;
        if (plain.length() == 1 && !Character.isDigit(plain.charAt(0))) {
            for (kind = 0; kind < SERIES.length && value == 0; ) {
                value = SERIES[kind].indexOf(plain.charAt(0)) + 1;
                kind += value == 0 ? 1 : 0;
            }
        } else if (!plain.isEmpty() && plain.length() <= 2 && plain.chars().allMatch(c -> c >= '0' && c <= '9')) {
            value = Integer.parseInt(plain);
        }
        boolean next = value > 0 && (value == last[kind] + 1 || last[kind] == 0 && value <= 2);
        if (next) {
            last[kind] = value;
        }
        return next;
    }
}
