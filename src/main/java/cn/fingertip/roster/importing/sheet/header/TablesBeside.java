package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two tables beside each other would be read as one, or half of their people left out where columns are ignored. */
final class TablesBeside {
    private static final int FEWEST_COLUMNS = 3;

    private TablesBeside() {}

    /**
     * @param headed columns over which something stands
     * @throws RefusedFile where the same headings stand there again and again
     */
    static void refuse(Collection<Integer> headed, HeaderCells cells) {
        List<Integer> columns = headed.stream().sorted().toList();
        List<String> headings = columns.stream()
                .map(column -> Mapping.key(cells.whole(column), 1))
                .toList();
        int tables = (int) headings.stream().filter(headings.getFirst()::equals).count();
        int wide = headings.size() / tables;
        boolean repeated = tables > 1
                && wide >= FEWEST_COLUMNS
                && headings.size() % tables == 0
                && IntStream.range(wide, headings.size())
                        .allMatch(i -> headings.get(i).equals(headings.get(i - wide)));
        if (repeated) {
            String from = IntStream.range(0, tables)
                    .mapToObj(table -> Finding.letters(columns.get(table * wide)))
                    .collect(Collectors.joining("、"));
            throw new RefusedFile(Fault.TABLES_BESIDE, tables, from);
        }
    }
}
