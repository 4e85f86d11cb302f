package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.file.SheetRow.Kind;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.cell.Numbers;
import cn.fingertip.roster.importing.sheet.cell.SumWords;
import cn.fingertip.roster.importing.sheet.header.Candidate.Whose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds out which column holds what: by what the clerk said, else by what stands lowest over a column. */
public final class HeaderRecognition {
    private static final Set<String> SUMS = Set.of("合计", "小计", "总计", "计");

    private static final Pattern YEAR = Pattern.compile("20\\d\\d");

    private final HeaderCells cells;
    private final Map<Integer, String> keys = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<Field, Candidate> taken = new EnumMap<>(Field.class);
    private final Optional<Candidate> otherName;

    HeaderRecognition(HeaderCells cells, Mapping mapping) {
        this.cells = cells;
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
        return taken.containsKey(Field.NAME)
                && taken.containsKey(Field.ID)
                && known() >= 3
                && Stream.of(Field.NAME, Field.ID)
                        .anyMatch(field -> !cells.last().blank(taken.get(field).column()));
    }

    /** @return how many fields a column was found for */
    int known() {
        return taken.size();
    }

    /** @return whether {@code below} is the lower level of this header, not its first line of data */
    boolean continues(SheetRow below) {
        return below.blank(taken.get(Field.NAME).column())
                && below.blank(taken.get(Field.ID).column())
                && someHeading(below)
                && !sums(below);
    }

    /** @return whether a number stands where people's numbers stand */
    boolean somebody(SheetRow row) {
        return !row.blank(taken.get(Field.ID).column());
    }

    /** 合计 stands below many a header at once: what holds a number, or calls itself so, heads nothing. */
    private boolean sums(SheetRow row) {
        boolean called = Stream.of(Field.NO, Field.TOWNSHIP, Field.VILLAGE, Field.GROUP)
                .filter(taken::containsKey)
                .map(field -> taken.get(field).column())
                .anyMatch(column -> !row.blank(column) && SumWords.is(HeaderCells.heading(row, column)));
        return called || IntStream.range(0, row.width()).anyMatch(column -> !row.blank(column) && number(row, column));
    }

    private static boolean number(SheetRow row, int column) {
        String text = HeaderCells.heading(row, column);
        return !YEAR.matcher(text).matches() && Numbers.parse(text).isPresent();
    }

    /** @throws RefusedFile where two columns claim to be the same */
    public Columns columns() {
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
        String why = candidate.map(c -> why(c, field.isPresent())).orElse("列名不认识,没有导入");
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

    private String why(Candidate candidate, boolean isTaken) {
        if (candidate.field() == Field.IGNORED) {
            return candidate.said() ? "按您的选择不导入" : "这类内容不导入";
        }
        if (!isTaken) {
            return "已有更合适的“" + candidate.field().title() + "”列,没有导入";
        }
        return rival(candidate).isPresent()
                ? "与 " + Finding.letters(rival(candidate).get().column()) + " 列都像“"
                        + candidate.field().title() + "”,请选定一列"
                : candidate.said() ? "按您的选择" : "按列名";
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

    private static boolean someHeading(SheetRow row) {
        for (int column = 0; column < row.width(); column++) {
            if (row.kind(column) == Kind.TEXT
                    && Headings.match(HeaderCells.heading(row, column)).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
