package cn.fingertip.roster.download;

import cn.fingertip.roster.lookup.LineView;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The columns of a roster's table, in their order; {@code miniapp-contract/roster-lines.csvw.json} describes them. */
enum Column {
    NO("no", "序号", line -> String.valueOf(line.no()), false, version -> true),
    VILLAGE("village", "村(社区)", line -> line.village().name(), true, version -> true),
    GROUP("group", "村民小组", LineView::group, true, version -> true),
    NAME("name", "姓名", LineView::name, true, version -> true),
    QUANTITY("quantity", "数量", LineView::quantity, false, CurrentVersion.Published::showQuantity),
    UNIT("unit", "单位", LineView::unit, true, CurrentVersion.Published::showQuantity),
    STANDARD("standard", "标准(元)", LineView::standard, false, CurrentVersion.Published::showStandard),
    AMOUNT("amount", "金额(元)", line -> line.amount().toString(), false, version -> true),
    /** The last, because spreadsheet programs show twelve digits as a power of ten. */
    VILLAGE_CODE("villageCode", "村(社区)代码", line -> line.village().code(), false, version -> true);

    /** What spreadsheet programs may take for the beginning of a formula; the Chinese ones take the wide forms too. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    final String wire;
    final String title;
    private final Function<LineView, String> value;
    private final boolean text;
    private final Predicate<CurrentVersion.Published> shown;

    Column(
            String wire,
            String title,
            Function<LineView, String> value,
            boolean text,
            Predicate<CurrentVersion.Published> shown) {
        this.wire = wire;
        this.title = title;
        this.value = value;
        this.text = text;
        this.shown = shown;
    }

    /** @return the columns that the programme lets the public see */
    static List<Column> of(CurrentVersion.Published version) {
        return Arrays.stream(values())
                .filter(column -> column.shown.test(version))
                .toList();
    }

    /** @return the cell; a text that a spreadsheet program would run as a formula has {@code '} before it */
    String cell(LineView line) {
        String cell = value.apply(line);
        if (cell == null) {
            return "";
        }
        return text && !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
