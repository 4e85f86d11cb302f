package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.cell.Units;
import cn.fingertip.roster.programme.AmountRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a header must have for a programme. */
public final class HeaderRules {
    private static final String YUAN = "元";
    private static final Pattern BETWEEN = Pattern.compile("[、,;]");

    private final AmountRule rule;
    private final String unit;

    /** @param unit of the programme's quantities */
    public HeaderRules(AmountRule rule, String unit) {
        this.rule = rule;
        this.unit = unit;
    }

    /**
     * A village that is missing alone is no reason yet: the first lines may tell it.
     *
     * @param villageKnown whether the lines' village is known without a column
     * @throws RefusedFile where the sheet cannot be read under this header
     */
    public void check(Columns columns, boolean villageKnown) {
        List<String> missing = new ArrayList<>();
        List<Field> needed = new ArrayList<>(List.of(Field.NAME, Field.ID, Field.AMOUNT));
        if (!villageKnown) {
            needed.add(Field.VILLAGE);
        }
        if (rule == AmountRule.PRODUCT) {
            needed.add(Field.QUANTITY);
            needed.add(Field.STANDARD);
        }
        needed.stream().filter(field -> !columns.has(field)).map(Field::title).forEach(missing::add);
        boolean villageAlone = missing.equals(List.of(Field.VILLAGE.title()));
        if (!missing.isEmpty() && !villageAlone) {
            throw new RefusedFile(Fault.COLUMN_MISSING, String.join("、", missing));
        }
        String written = quantityUnit(columns);
        if (Units.differ(written, unit) || Units.strangeOfQuantity(written)) {
            throw differs(title(columns, Field.QUANTITY), written, unit);
        }
        inside(columns.heading(Field.AMOUNT))
                .filter(Units::strangeOfMoney)
                .findFirst()
                .ifPresent(strange -> {
                    throw differs(title(columns, Field.AMOUNT), strange, YUAN);
                });
    }

    /**
     * Takes the units that stand in the headings, and where none does those of the line above.
     *
     * @param above units such as 亩 and 万元
     * @return the unit of money that amounts are converted from, empty where they are in yuan
     * @throws RefusedFile where quantities are in another unit than the programme's, or amounts in one that is not known
     */
    public Optional<String> units(Columns columns, List<String> above) {
        boolean quantityTold =
                !quantityUnit(columns).isEmpty() || above.stream().anyMatch(written -> Units.same(written, unit));
        for (String written : above) {
            if (!quantityTold && columns.has(Field.QUANTITY) && Units.differ(written, unit)) {
                throw differs("单位", written, unit);
            }
        }
        // A standard is mostly in yuan where the sums are in 万元: only its own heading says otherwise.
        money(inside(columns.heading(Field.STANDARD)))
                .flatMap(Units::money)
                .ifPresent(yuan -> columns.scale(Field.STANDARD, yuan));
        Optional<String> money = columns.levels(Field.AMOUNT).reversed().stream()
                .flatMap(level -> money(inside(level)).stream())
                .findFirst()
                .or(() -> money(above));
        Optional<BigDecimal> factor = money.flatMap(Units::money);
        factor.ifPresent(yuan -> columns.scale(Field.AMOUNT, yuan));
        return money.filter(written -> factor.get().compareTo(BigDecimal.ONE) != 0);
    }

    /** @throws RefusedFile where what stands above the header names two, or one that is not known */
    private static Optional<String> money(List<String> above) {
        List<String> found = above.stream()
                .filter(written -> Units.money(written).isPresent() || Units.strangeOfMoney(written))
                .toList();
        boolean two = found.stream().map(Units::money).distinct().count() > 1;
        if (two || found.stream().anyMatch(Units::strangeOfMoney)) {
            throw differs("单位", String.join("、", found), YUAN);
        }
        return found.stream().findFirst();
    }

    private static Optional<String> money(Stream<String> written) {
        return written.filter(unit -> Units.money(unit).isPresent()).findFirst();
    }

    /** @return the nearest unit over the quantities that is none of money, empty where none is */
    private String quantityUnit(Columns columns) {
        for (String level : columns.levels(Field.QUANTITY).reversed()) {
            List<String> written =
                    inside(level).filter(unit -> Units.money(unit).isEmpty()).toList();
            Optional<String> told = written.stream()
                    .filter(one -> Units.same(one, unit))
                    .findFirst()
                    .or(() -> written.stream()
                            .filter(one -> Units.differ(one, unit) || Units.strangeOfQuantity(one))
                            .findFirst());
            if (told.isPresent()) {
                return told.get();
            }
        }
        return "";
    }

    /** 元/亩 and 元/人·月 begin with the unit that matters. */
    private static Stream<String> inside(String heading) {
        return heading == null
                ? Stream.empty()
                : HeadingText.of(heading).units().stream()
                        .flatMap(BETWEEN::splitAsStream)
                        .map(unit -> unit.split("[/每]", 2)[0])
                        .filter(unit -> !unit.isEmpty());
    }

    private static String title(Columns columns, Field field) {
        return Digits.masked(Headings.name(columns.heading(field)));
    }

    private static RefusedFile differs(String where, String written, String wanted) {
        return new RefusedFile(Fault.UNIT_DIFFERS, where, written, wanted);
    }
}
