package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.sheet.cell.Units;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading taken apart.
 *
 * @param plain without spaces, with one kind of brackets, without marks such as ③
 * @param name {@code 补贴面积} of {@code 补贴面积(亩)③=①×②}; empty where it is a unit and nothing else
 * @param units what stands in brackets, or behind the name as a unit
 * @param alone the unit that it is, null where it is more
 */
record HeadingText(String plain, String name, List<String> units, Units.Alone alone) {
    /** Numbers in circles, in brackets, with a point; and what a spreadsheet writes for a carriage return. */
    private static final Pattern MARKS =
            Pattern.compile("[\u2460-\u249B\u24EA-\u24FF\u2776-\u2793\u3251-\u325F\u32B1-\u32BF]|_x[0-9A-Fa-f]{4}_");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern OPENING = Pattern.compile("[\\[{【〔〖〈《「]");
    private static final Pattern CLOSING = Pattern.compile("[\\]}】〕〗〉》」]");
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)?");
    private static final Pattern FORMULA = Pattern.compile("[0-9A-Za-z]*=.*$");
    private static final Pattern NOISE = Pattern.compile("[:*﹡]+|[)/,、;]+$");
    private static final Pattern WORD_UNIT = Pattern.compile("^单位[:为是]?");

    static HeadingText of(String heading) {
        String plain = plain(heading);
        Optional<Units.Alone> alone = Units.alone(plain);
        if (alone.isPresent()) {
            // 万元 is no 万 in 元.
            return new HeadingText(plain, "", List.of(alone.get().unit()), alone.get());
        }
        List<String> units = new ArrayList<>();
        Matcher brackets = BRACKETS.matcher(plain);
        while (brackets.find()) {
            units.add(WORD_UNIT.matcher(brackets.group(1)).replaceFirst(""));
        }
        String bare = FORMULA.matcher(brackets.replaceAll("")).replaceFirst("");
        String name = NOISE.matcher(bare).replaceAll("");
        Units.behind(name).ifPresent(behind -> units.add(behind.unit()));
        return new HeadingText(plain, name, List.copyOf(units), null);
    }

    /** @return 面积 of 面积/亩, the same name where no unit stands behind it */
    String withoutUnit() {
        return Units.behind(name).map(Units.Behind::name).orElse(name);
    }

    private static String plain(String heading) {
        String unmarked = MARKS.matcher(heading).replaceAll("");
        String normal = SPACES.matcher(Normalizer.normalize(unmarked, Normalizer.Form.NFKC))
                .replaceAll("");
        return CLOSING.matcher(OPENING.matcher(normal).replaceAll("(")).replaceAll(")");
    }
}
