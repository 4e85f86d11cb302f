package cn.fingertip.roster.importing.sheet.cell;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units as clerks write them: in a heading, in the line above it, behind a number. */
public final class Units {
    private static final String ANY = UnitNames.pattern(kind -> true);
    /** Behind a name without a stroke 人 and 户 are mostly part of the name. */
    private static final String SURE = UnitNames.pattern(Set.of(UnitNames.MONEY, UnitNames.AREA)::contains);

    private static final String BETWEEN = "[、,;和及与|\\\\]+";
    /** What may follow a unit in the line above the header where it is not the line's end. */
    private static final String AFTER = "(?=$|[^\\p{IsHan}]|币种|填|制|编|公|日|时|年|第)";

    private static final Pattern MEASURED = Pattern.compile("(?:人民币|RMB)?[¥¥]?([+-]?[\\d,.]+)(\\D{0,6})");
    private static final Pattern LIST =
            Pattern.compile("(?:(?:金额|货币|资金|计量)*单位[:为是]?)?(" + ANY + "(?:(?:" + BETWEEN + "|/)" + ANY + ")*)");
    private static final Pattern SAID =
            Pattern.compile("单位[:为是]?(" + ANY + "(?:(?:" + BETWEEN + "|[/每])" + ANY + ")*)" + AFTER);
    private static final Pattern SAID_OTHER = Pattern.compile("单位[:为是]([^::(),。、]{0,8}(?:元|币))" + AFTER);
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern BEHIND =
            Pattern.compile("(.+?)(?:[/,、;](" + ANY + ")|(" + SURE + "))(?:[/每·](?:" + ANY + "|\\p{IsHan}{1,2}))*");
    private static final Pattern SHORT_WORD = Pattern.compile("[\\p{IsHan}\\p{IsLatin}]{1,2}");
    private static final Pattern LIKE_MONEY = Pattern.compile(".*[元圆币万千百亿¥$].*");
    private static final Pattern LIKE_AREA = Pattern.compile(".*[亩顷].*|.*平方.*");

    private Units() {}

    /**
     * A name with a unit behind it.
     *
     * @param name without it
     */
    public record Behind(String name, String unit) {}

    /**
     * A unit with nothing beside it.
     *
     * @param per what it is for one of, {@code 亩} of {@code 元/亩}; empty where it says none
     */
    public record Alone(String unit, String per) {}

    /** @return the unit that the text is, in brackets or not; empty where it says more, or no unit that is known */
    public static Optional<Alone> alone(String text) {
        String plain = plain(text).replaceFirst("^\\((.*)\\)$", "$1").replaceFirst("^单位[:为是]?", "");
        String[] parts = plain.split("[/每]", 2);
        boolean known = UnitNames.find(parts[0]).isPresent()
                && (parts.length == 1 || SHORT_WORD.matcher(first(parts[1])).matches());
        return known ? Optional.of(new Alone(parts[0], parts.length == 1 ? "" : first(parts[1]))) : Optional.empty();
    }

    /** @return {@code 人} of {@code 人·月} */
    private static String first(String per) {
        return per.split("[·./每]", 2)[0];
    }

    /** @return yuan in one of this unit, empty where it is none of money */
    public static Optional<BigDecimal> money(String unit) {
        return UnitNames.find(plain(unit)).map(UnitNames.Unit::yuan);
    }

    /** @return whether both are names of one unit, 平方米 and ㎡ */
    public static boolean same(String one, String other) {
        return name(one).equals(name(other));
    }

    /** @return whether both measure the same thing, and not alike */
    public static boolean differ(String written, String wanted) {
        Optional<UnitNames.Unit> unit = UnitNames.find(plain(written)).filter(u -> u.yuan() == null);
        Optional<UnitNames.Unit> other = UnitNames.find(plain(wanted)).filter(u -> u.yuan() == null);
        return !same(written, wanted)
                && unit.isPresent()
                && (other.isEmpty() || other.get().kind().equals(unit.get().kind()));
    }

    /** @return whether what stands in the brackets of a quantity's heading is a unit that nobody here knows */
    public static boolean strangeOfQuantity(String written) {
        return strange(written)
                && (SHORT_WORD.matcher(written).matches()
                        || LIKE_AREA.matcher(written).matches());
    }

    /** @return whether what stands in the brackets of an amount's heading is a unit of money that nobody here knows */
    public static boolean strangeOfMoney(String written) {
        return strange(written) && LIKE_MONEY.matcher(written).matches();
    }

    private static boolean strange(String written) {
        return written.chars().noneMatch(Character::isDigit)
                && UnitNames.find(written).isEmpty()
                && !UnitNames.noUnit(written);
    }

    /** @return 面积 and 亩 of 面积亩 and of 面积/亩 */
    public static Optional<Behind> behind(String heading) {
        Matcher matcher = BEHIND.matcher(heading);
        return matcher.matches()
                ? Optional.of(
                        new Behind(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2)))
                : Optional.empty();
    }

    /**
     * Units named above a header, in {@code 单位:亩、元} or {@code 清册(万元)}.
     *
     * @return {@code [亩, 元]}; empty where the cell says none. Of {@code 元/亩、万元} the first is a standard's and left
     *     out
     */
    public static List<String> above(String cell) {
        String plain = plain(cell);
        List<String> units = new ArrayList<>();
        list(plain, units);
        Matcher brackets = BRACKETS.matcher(plain);
        while (units.isEmpty() && brackets.find()) {
            list(brackets.group(1), units);
        }
        Matcher said = SAID.matcher(plain);
        while (said.find()) {
            split(said.group(1), units);
        }
        Matcher other = SAID_OTHER.matcher(plain);
        while (other.find()) {
            if (UnitNames.find(other.group(1)).isEmpty()) {
                units.add(other.group(1));
            }
        }
        return units.stream().distinct().toList();
    }

    private static void list(String text, List<String> units) {
        Matcher list = LIST.matcher(text);
        if (list.matches()) {
            split(list.group(1), units);
        }
    }

    private static void split(String list, List<String> units) {
        List<String> parts = List.of(list.split(BETWEEN));
        boolean moneyAlone = parts.stream().anyMatch(part -> money(part).isPresent());
        for (String part : parts) {
            for (String unit : part.split("[/每]")) {
                boolean standard =
                        moneyAlone && !unit.equals(part) && money(unit).isPresent();
                if (!standard) {
                    units.add(unit);
                }
            }
        }
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
        Matcher matcher = MEASURED.matcher(plain(written));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String behind = matcher.group(2);
        Optional<BigDecimal> times = behind.isEmpty() || same(behind, unit)
                ? Optional.of(BigDecimal.ONE)
                : behind.equals("万" + unit)
                        ? Optional.of(new BigDecimal(10_000))
                        : unit.equals("元") ? money(behind.replaceAll("[整正]$", "")) : Optional.empty();
        return times.flatMap(factor -> Numbers.parse(matcher.group(1)).map(number -> number.multiply(factor)));
    }

    private static String name(String unit) {
        String plain = plain(unit);
        return UnitNames.find(plain).map(UnitNames.Unit::same).orElse(plain);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
    }
}
