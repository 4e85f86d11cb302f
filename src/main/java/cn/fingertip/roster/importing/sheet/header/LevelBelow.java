package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.file.SheetRow.Kind;
import cn.fingertip.roster.importing.sheet.cell.Numbers;
import cn.fingertip.roster.importing.sheet.cell.SumWords;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells a header's lower level from what stands below it. */
final class LevelBelow {
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");

    private LevelBelow() {}

    /** @param row the next below {@code header}, which names nobody */
    static boolean is(SheetRow row, HeaderRecognition header) {
        return IntStream.range(0, row.width())
                        .anyMatch(column -> row.kind(column) == Kind.TEXT && heads(HeaderCells.heading(row, column)))
                && !sums(row, header);
    }

    /** 元/亩 below 补贴标准 is a level too: taken for a line, 万元 below 补贴金额 would be lost. */
    private static boolean heads(String text) {
        return Headings.match(text).isPresent() || HeadingText.of(text).alone() != null;
    }

    /** 合计 stands below many a header at once: what holds a number, or calls itself so, heads nothing. */
    private static boolean sums(SheetRow row, HeaderRecognition header) {
        boolean called = Stream.of(Field.NO, Field.TOWNSHIP, Field.VILLAGE, Field.GROUP)
                .filter(header::has)
                .map(header::column)
                .anyMatch(column -> !row.blank(column) && SumWords.is(HeaderCells.heading(row, column)));
        return called || IntStream.range(0, row.width()).anyMatch(column -> !row.blank(column) && number(row, column));
    }

    private static boolean number(SheetRow row, int column) {
        String text = HeaderCells.heading(row, column);
        return !YEAR.matcher(text).matches() && Numbers.parse(text).isPresent();
    }
}
