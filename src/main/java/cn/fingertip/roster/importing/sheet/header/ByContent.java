package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.sheet.cell.Names;
import cn.fingertip.roster.importing.sheet.cell.Numbers;
import cn.fingertip.roster.importing.sheet.cell.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Settles by the first lines what headings leave open: whether 领款人(签字) is filled with names or kept free to sign,
 * and what stands below a unit alone. Only where one reading fits; what it settles is a doubt all the same.
 */
final class ByContent {
    /** What people write who have signed elsewhere, or who only tick off. */
    private static final Pattern SIGNED = Pattern.compile("[已代由]?.{0,3}(签字|签名|签收|签章|领取|领款|代签|代领|已签|已领)|同意|本人|同上|√+");

    private static final int SHORTEST_ID = 15;

    private final HeaderRecognition header;
    private final List<SheetRow> lines;
    private final String unit;
    private final Map<Integer, Field> settled = new TreeMap<>();

    /**
     * @param rows the first below the header; those without somebody's number are no lines
     * @param unit of the programme's quantities
     */
    ByContent(HeaderRecognition header, List<SheetRow> rows, String unit) {
        this.header = header;
        this.unit = unit;
        int id = header.column(Field.ID);
        this.lines = rows.stream()
                .filter(row ->
                        !row.hidden() && !row.blank(id) && row.text(id).strip().length() >= SHORTEST_ID)
                .toList();
    }

    /** @return the columns that are settled, from 0, with what they are */
    Map<Integer, Field> settled() {
        if (!lines.isEmpty()) {
            name();
            numbers();
        }
        return settled;
    }

    /** Two columns full of names stay two columns: which of them is meant only the clerk knows. */
    private void name() {
        if (!header.has(Field.NAME)) {
            header.placesToSign().stream().filter(this::names).forEach(column -> settled.put(column, Field.NAME));
        }
    }

    /** A signature that a clerk typed for all is one text again and again, names are not. */
    private boolean names(int column) {
        Set<String> different = new HashSet<>();
        int named = 0;
        for (SheetRow line : lines) {
            String text = line.blank(column) ? "" : line.text(column).strip();
            if (text.codePointCount(0, text.length()) >= 2
                    && Names.faultOf(text).isEmpty()
                    && !SIGNED.matcher(text).matches()) {
                named++;
                different.add(text);
            }
        }
        return named * 2 > lines.size() && different.size() * 2 > named;
    }

    private void numbers() {
        List<Integer> quantities = columns(alone -> alone.per().isEmpty() && Units.same(alone.unit(), unit));
        List<Integer> standards = columns(alone ->
                Units.money(alone.unit()).isPresent() && !alone.per().isEmpty() && Units.same(alone.per(), unit));
        List<Integer> money = columns(
                alone -> Units.money(alone.unit()).isPresent() && alone.per().isEmpty());
        only(Field.QUANTITY, quantities);
        only(Field.STANDARD, standards);
        only(Field.AMOUNT, money);
        if (money.size() == 2 && !known(Field.AMOUNT) && !known(Field.STANDARD)) {
            standardAndAmount(money.getFirst(), money.getLast());
        }
    }

    private void only(Field field, List<Integer> columns) {
        if (columns.size() == 1 && !header.has(field)) {
            settled.put(columns.getFirst(), field);
        }
    }

    /** Of two columns of money the one is the other times the quantity, in one order only. */
    private void standardAndAmount(int one, int other) {
        boolean follows = products(one, other);
        boolean precedes = products(other, one);
        if (follows != precedes) {
            settled.put(follows ? one : other, Field.STANDARD);
            settled.put(follows ? other : one, Field.AMOUNT);
        }
    }

    private boolean products(int standard, int amount) {
        Optional<Integer> quantity = column(Field.QUANTITY);
        return quantity.isPresent()
                && lines.stream()
                        .allMatch(line -> product(line, quantity.get(), standard)
                                .equals(number(line, amount).map(n -> n.setScale(2, RoundingMode.HALF_UP))));
    }

    private Optional<BigDecimal> product(SheetRow line, int quantity, int standard) {
        return number(line, quantity)
                .flatMap(times -> number(line, standard).map(times::multiply))
                .map(product -> product.setScale(2, RoundingMode.HALF_UP));
    }

    private Optional<Integer> column(Field field) {
        return header.has(field)
                ? Optional.of(header.column(field))
                : settled.entrySet().stream()
                        .filter(entry -> entry.getValue() == field)
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private boolean known(Field field) {
        return column(field).isPresent();
    }

    /** @return columns headed by such a unit alone in which numbers stand, and nothing else */
    private List<Integer> columns(Predicate<Units.Alone> such) {
        return header.unitsAlone().stream()
                .filter(column ->
                        such.test(HeadingText.of(header.heading(column)).alone()))
                .filter(this::numbers)
                .toList();
    }

    private boolean numbers(int column) {
        int read = (int) IntStream.range(0, lines.size())
                .filter(i -> number(lines.get(i), column).isPresent())
                .count();
        return read * 2 > lines.size()
                && lines.stream()
                        .allMatch(line ->
                                line.blank(column) || number(line, column).isPresent());
    }

    /** 212.46元 is a number as much as 212.46. */
    private Optional<BigDecimal> number(SheetRow line, int column) {
        if (line.blank(column)) {
            return Optional.empty();
        }
        String text = line.text(column);
        return Numbers.parse(text).or(() -> Units.measured(text, "元")).or(() -> Units.measured(text, unit));
    }
}
