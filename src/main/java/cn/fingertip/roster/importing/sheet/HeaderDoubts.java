package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.HeaderRecognition;
import cn.fingertip.roster.importing.sheet.header.HeaderSearch;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a clerk should look at before the lines below a header are believed. */
final class HeaderDoubts {
    /** A year that a title is of, not the day on which a table was filled in. */
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)\\s*年(?!\\s*\\d{1,2}\\s*月\\s*\\d{1,2})");

    private static final Pattern FILLED_IN = Pattern.compile("日期|时间|填[表报]|制[表单]|编制");

    private HeaderDoubts() {}

    /** @param column that the lines below row {@code header} settled */
    static Finding settled(String sheet, int header, Recognised.Column column) {
        return column.field() == Field.NAME
                ? Finding.at(sheet, header, column.index(), Fault.NAME_BY_CONTENT, column.letter(), column.heading())
                : Finding.at(
                        sheet,
                        header,
                        column.index(),
                        Fault.COLUMN_BY_CONTENT,
                        column.letter(),
                        column.heading(),
                        column.field().title());
    }

    /** @return columns that were taken from what may be another table beside this one */
    static List<Finding> apart(String sheet, int header, HeaderRecognition recognition, Columns columns) {
        return recognition.apart().stream()
                .map(field -> Finding.at(
                        sheet,
                        header,
                        columns.of(field),
                        Fault.COLUMN_APART,
                        Digits.masked(columns.heading(field)),
                        Finding.letters(columns.of(field))))
                .toList();
    }

    /** @return that the titles above the header are of other years than the roster; empty where they name none, or its own too */
    static Optional<Finding> year(String sheet, HeaderSearch search, int wanted) {
        TreeSet<Integer> years = search.titles().stream()
                .filter(title -> !FILLED_IN.matcher(title).find())
                .flatMap(title -> YEAR.matcher(title).results())
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        return years.isEmpty() || years.contains(wanted)
                ? Optional.empty()
                : Optional.of(Finding.ofSheet(
                        sheet,
                        Fault.YEAR_OTHER,
                        years.stream().map(String::valueOf).collect(Collectors.joining("、")),
                        wanted));
    }
}
