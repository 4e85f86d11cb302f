package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.programme.AmountRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a header must have for a programme. */
final class HeaderRules {
    /** Units that measure the same things differently: a wrong one makes every number wrong by a factor. */
    private static final Set<String> UNITS = Set.of("亩", "公顷", "平方米", "人", "户", "台", "头", "只", "吨", "公斤", "斤");

    private static final Set<String> MONEY = Set.of("元", "万元", "千元", "角", "分");

    private final AmountRule rule;
    private final String unit;

    HeaderRules(AmountRule rule, String unit) {
        this.rule = rule;
        this.unit = unit;
    }

    /**
     * @param villageKnown whether the lines' village is known without a column
     * @throws RefusedFile where the sheet cannot be read under this header
     */
    void check(Columns columns, boolean villageKnown) {
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
        unit(columns, Field.QUANTITY, UNITS, unit);
        unit(columns, Field.STANDARD, MONEY, "元");
        unit(columns, Field.AMOUNT, MONEY, "元");
    }

    private static void unit(Columns columns, Field field, Set<String> known, String wanted) {
        if (!columns.has(field)) {
            return;
        }
        // 元/亩 and 元/人·月 begin with the unit that matters.
        String written = Headings.unit(columns.heading(field)).split("[/每]", 2)[0];
        if (known.contains(written) && !written.equals(wanted)) {
            throw new RefusedFile(Fault.UNIT_DIFFERS, Headings.name(columns.heading(field)), written, wanted);
        }
    }
}
