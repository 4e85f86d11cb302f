package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.file.SheetRow.Kind;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which column holds what. A header may take up to three rows, where cells are merged; what stands lowest
 * over a column names it.
 */
final class HeaderRecognition {
    private HeaderRecognition() {}

    /**
     * @param rows the row in question last, before it the one above, where there is one
     * @return whether its last row, read with the one above, is (the first or only level of) a header
     */
    static boolean isHeader(List<SheetRow> rows) {
        Map<Field, Candidate> found = candidates(rows);
        Candidate name = found.get(Field.NAME);
        Candidate id = found.get(Field.ID);
        SheetRow last = rows.getLast();
        return name != null && id != null && found.size() >= 3 && (!last.blank(name.column) || !last.blank(id.column));
    }

    /** @return whether {@code below} is the lower level of the header {@code rows}, not its first line of data */
    static boolean continues(List<SheetRow> rows, SheetRow below) {
        Map<Field, Candidate> found = candidates(rows);
        return below.blank(found.get(Field.NAME).column)
                && below.blank(found.get(Field.ID).column)
                && someHeading(below);
    }

    /** @throws RefusedFile where two columns claim to be the same */
    static Columns columns(List<SheetRow> rows) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        Map<Field, String> headings = new EnumMap<>(Field.class);
        candidates(rows).forEach((field, candidate) -> {
            if (candidate.rival >= 0) {
                String both = Finding.letters(candidate.column) + "、" + Finding.letters(candidate.rival);
                throw new RefusedFile(Fault.COLUMN_AMBIGUOUS, field.title(), both);
            }
            columns.put(field, candidate.column);
            headings.put(field, candidate.heading);
        });
        return new Columns(columns, headings);
    }

    private static boolean someHeading(SheetRow row) {
        for (int column = 0; column < row.width(); column++) {
            if (row.kind(column) == Kind.TEXT
                    && Headings.match(row.text(column)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Map<Field, Candidate> candidates(List<SheetRow> rows) {
        Map<Field, Candidate> best = new EnumMap<>(Field.class);
        int width = rows.stream().mapToInt(SheetRow::width).max().orElse(0);
        for (int column = 0; column < width; column++) {
            String heading = lowest(rows, column);
            Optional<Headings.Match> match = Headings.match(heading);
            if (match.isPresent() && match.get().field() != Field.IGNORED) {
                Candidate candidate = new Candidate(column, heading, match.get().rank(), -1);
                best.merge(match.get().field(), candidate, Candidate::better);
            }
        }
        return best;
    }

    private static String lowest(List<SheetRow> rows, int column) {
        for (SheetRow row : rows.reversed()) {
            if (!row.blank(column)) {
                return row.kind(column) == Kind.TEXT ? row.text(column).strip() : "";
            }
        }
        return "";
    }

    /** @param rival another column with a heading as good, -1 where there is none */
    private record Candidate(int column, String heading, int rank, int rival) {
        Candidate better(Candidate other) {
            if (rank == other.rank) {
                return new Candidate(column, heading, rank, other.column);
            }
            return rank < other.rank ? this : other;
        }
    }
}
