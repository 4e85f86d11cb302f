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

/** What a header must have for a programme. */
public final class HeaderRules {
    private final AmountRule rule;
    private final String unit;

    /** @param unit of the programme's quantities */
    public HeaderRules(AmountRule rule, String unit) {
        this.rule = rule;
        this.unit = unit;
    }

    /**
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
        if (!missing.isEmpty()) {
            throw new RefusedFile(Fault.COLUMN_MISSING, String.join("、", missing));
        }
        String written = unit(columns, Field.QUANTITY);
        if (Units.differ(written, unit)) {
            throw differs(Digits.masked(Headings.name(columns.heading(Field.QUANTITY))), written, unit);
        }
    }

    /**
     * Takes the units that stand in the headings, and where none does those of the line above.
     *
     * @param above units such as 亩 and 万元
     * @return the unit of money that amounts are converted from, empty where they are in yuan
     * @throws RefusedFile where quantities are in another unit than the programme's
     */
    public Optional<String> units(Columns columns, List<String> above) {
        boolean quantityTold = !unit(columns, Field.QUANTITY).isEmpty() || above.contains(unit);
        for (String written : above) {
            if (!quantityTold && columns.has(Field.QUANTITY) && Units.differ(written, unit)) {
                throw differs("单位", written, unit);
            }
        }
        // A standard is mostly in yuan where the sums are in 万元: only its own heading says otherwise.
        Units.money(unit(columns, Field.STANDARD)).ifPresent(factor -> columns.scale(Field.STANDARD, factor));
        String own = unit(columns, Field.AMOUNT);
        Optional<String> money = Units.money(own).isPresent()
                ? Optional.of(own)
                : above.stream()
                        .filter(written -> Units.money(written).isPresent())
                        .findFirst();
        Optional<BigDecimal> factor = money.flatMap(Units::money);
        factor.ifPresent(yuan -> columns.scale(Field.AMOUNT, yuan));
        return money.filter(written -> factor.get().compareTo(BigDecimal.ONE) != 0);
    }

    /** 元/亩 and 元/人·月 begin with the unit that matters. */
    private static String unit(Columns columns, Field field) {
        return columns.has(field) ? Headings.unit(columns.heading(field)).split("[/每]", 2)[0] : "";
    }

    private static RefusedFile differs(String where, String written, String wanted) {
        return new RefusedFile(Fault.UNIT_DIFFERS, where, written, wanted);
    }
}
