package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.header.Candidate.Whose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds out which column holds what: by what the clerk said, else by what stands lowest over a column. What a heading
 * leaves open the lines may settle.
 */
public final class HeaderRecognition {
    private static final Set<String> SUMS = Set.of("合计", "小计", "总计", "计");

    private final HeaderCells cells;
    private final Mapping mapping;
    private final Map<Integer, Field> byContent;
    private final Map<Integer, String> keys = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<Field, Candidate> taken = new EnumMap<>(Field.class);
    private final Optional<Candidate> otherName;

    HeaderRecognition(HeaderCells cells, Mapping mapping) {
        this(cells, mapping, Map.of());
    }

    private HeaderRecognition(HeaderCells cells, Mapping mapping, Map<Integer, Field> byContent) {
        this.cells = cells;
        this.mapping = mapping;
        this.byContent = byContent;
        Map<String, Integer> times = new HashMap<>();
        for (int column = 0; column < cells.width(); column++) {
            String whole = cells.whole(column);
            if (!whole.isEmpty()) {
                String key = Mapping.key(whole, times.merge(Mapping.key(whole, 1), 1, Integer::sum));
                keys.put(column, key);
                candidate(column, mapping.of(key)).ifPresent(candidates::add);
            }
        }
        for (Field field : Field.values()) {
            Candidate.best(candidates.stream().filter(c -> c.field() == field)).ifPresent(c -> taken.put(field, c));
        }
        taken.remove(Field.IGNORED);
        People people = new People(candidates, taken);
        people.settle();
        otherName = people.otherName();
    }

    /** @return whether the last row, read with those above, is (the first or only level of) a header */
    boolean isHeader() {
        List<Integer> names = has(Field.NAME) ? List.of(taken.get(Field.NAME).column()) : placesToSign();
        return !names.isEmpty()
                && has(Field.ID)
                && known() + (has(Field.NAME) ? 0 : 1) + unitsAlone().size() >= 3
                && Stream.concat(names.stream(), Stream.of(taken.get(Field.ID).column()))
                        .anyMatch(column -> !cells.last().blank(column));
    }

    boolean has(Field field) {
        return taken.containsKey(field);
    }

    /** @return where a field's column stands, from 0; only where there is one */
    int column(Field field) {
        return taken.get(field).column();
    }

    /** @return whether a field of both stands in another column here */
    boolean movedFrom(Columns above) {
        return taken.values().stream().anyMatch(c -> above.has(c.field()) && above.of(c.field()) != c.column());
    }

    /** @return whether every heading that says something stands in the same column above, on whatever level of it */
    boolean repeats(Columns above, SheetRow row) {
        return taken.values().stream().allMatch(c -> above.says(row, c.column()));
    }

    /** @return what stands lowest over a column */
    String heading(int column) {
        return cells.lowest(column);
    }

    /** @return whether what stands below may say what its headings leave open */
    boolean asksContent() {
        boolean nameOpen = !has(Field.NAME) && !placesToSign().isEmpty();
        boolean numbersOpen =
                Stream.of(Field.QUANTITY, Field.STANDARD, Field.AMOUNT).anyMatch(f -> !has(f));
        return byContent.isEmpty() && (nameOpen || numbersOpen && !unitsAlone().isEmpty());
    }

    /** @return columns whose headings ask for a signature, of the person who is paid or of nobody in particular */
    List<Integer> placesToSign() {
        return open().filter(column -> Headings.signed(cells.lowest(column)).isPresent())
                .toList();
    }

    /** @return columns whose headings are a unit and nothing else */
    List<Integer> unitsAlone() {
        return open().filter(column -> HeadingText.of(cells.whole(column)).alone() != null)
                .toList();
    }

    /** @return columns that the clerk said nothing of, and that were taken for nothing */
    private Stream<Integer> open() {
        return keys.keySet().stream()
                .sorted()
                .filter(column -> mapping.of(keys.get(column)).isEmpty()
                        && taken.values().stream().noneMatch(c -> c.column() == column));
    }

    /** @return the same header, with what the lines say of some of its columns */
    HeaderRecognition with(Map<Integer, Field> fields) {
        return new HeaderRecognition(cells, mapping, fields);
    }

    /** @return how many fields a column was found for */
    int known() {
        return taken.size();
    }

    /** @return whether {@code below} is the lower level of this header, not its first line of data */
    boolean continues(SheetRow below) {
        return (!has(Field.NAME) || below.blank(column(Field.NAME)))
                && below.blank(column(Field.ID))
                && LevelBelow.is(below, this);
    }

    /** @return whether a number stands where people's numbers stand */
    boolean somebody(SheetRow row) {
        return !row.blank(taken.get(Field.ID).column());
    }

    /** @return fields whose columns stand beyond one without any heading, seen from the name's */
    public List<Field> apart() {
        int name = column(Field.NAME);
        return taken.values().stream()
                .filter(c -> !c.said()
                        && IntStream.range(Math.min(name, c.column()), Math.max(name, c.column()))
                                .anyMatch(between -> cells.whole(between).isEmpty()))
                .map(Candidate::field)
                .toList();
    }

    /** @throws RefusedFile where two columns claim to be the same */
    public Columns columns() {
        TablesBeside.refuse(keys.keySet(), cells);
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        taken.forEach((field, candidate) -> {
            rival(candidate).filter(rival -> field != Field.ADDRESS).ifPresent(rival -> {
                String both = Finding.letters(candidate.column()) + "、" + Finding.letters(rival.column());
                throw new RefusedFile(Fault.COLUMN_AMBIGUOUS, field.title(), both);
            });
            columns.put(field, candidate.column());
        });
        return new Columns(columns, cells);
    }

    /** @return every column with a heading, for the clerk to look over */
    public List<Recognised.Column> all() {
        return keys.keySet().stream().sorted().map(this::shown).toList();
    }

    private Recognised.Column shown(int column) {
        Optional<Candidate> candidate =
                candidates.stream().filter(c -> c.column() == column).findFirst();
        Optional<Field> field = taken.values().stream()
                .filter(c -> c.column() == column)
                .map(Candidate::field)
                .findFirst();
        String why =
                Reason.of(candidate, field.isPresent(), byContent.containsKey(column), candidate.flatMap(this::rival));
        return new Recognised.Column(
                column,
                Finding.letters(column),
                Digits.masked(cells.whole(column)),
                keys.get(column),
                field.orElse(candidate
                        .map(Candidate::field)
                        .filter(Field.IGNORED::equals)
                        .orElse(null)),
                cells.hidden(column) ? why + "(隐藏列)" : why);
    }

    private Optional<Candidate> rival(Candidate candidate) {
        if (candidate.field() == Field.NAME && otherName.isPresent()) {
            return candidate.equals(otherName.get()) ? Optional.of(taken.get(Field.NAME)) : otherName;
        }
        return candidates.stream()
                .filter(c -> c.field() == candidate.field()
                        && c.column() != candidate.column()
                        && c.whose() == candidate.whose()
                        && c.asGoodAs(candidate))
                .findFirst();
    }

    private Optional<Candidate> candidate(int column, Optional<Field> said) {
        String heading = cells.lowest(column);
        boolean hidden = cells.hidden(column);
        if (said.isPresent()) {
            return Optional.of(new Candidate(column, said.get(), heading, Whose.PERSON, true, hidden, 0));
        }
        if (byContent.containsKey(column)) {
            Whose whose = Whose.of(cells.whole(column));
            return Optional.of(new Candidate(column, byContent.get(column), heading, whose, false, hidden, 0));
        }
        return match(heading, cells.levels(column))
                .map(match -> new Candidate(
                        column, match.field(), heading, Whose.of(cells.whole(column)), false, hidden, match.rank()));
    }

    /** 合计 below 补贴面积 is an area: what says nothing by itself is named by what stands over it. */
    private static Optional<Headings.Match> match(String heading, List<String> levels) {
        if (levels.size() > 1 && SUMS.contains(Headings.name(heading))) {
            return Headings.match(levels.get(levels.size() - 2)).or(() -> Headings.match(heading));
        }
        return Headings.match(heading).or(() -> Headings.match(String.join("", levels)));
    }
}
