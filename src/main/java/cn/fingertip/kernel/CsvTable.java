package cn.fingertip.kernel;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small table in a CSV file of a known header, in UTF-8 with or without a byte order mark, or in GB18030 as
 * spreadsheet programs write it.
 *
 * @param rows the rows under the header, cells without spaces around them
 * @param problems what keeps the file from being such a table
 */
public record CsvTable(List<Row> rows, List<Problem.Violation> problems) {
    /**
     * @param line the number of the line in the file, from 1
     * @param cells as many as the header has
     */
    public record Row(long line, List<String> cells) {
        /** @return the problem that {@code message} tells of, with this line in it */
        public Problem.Violation wrong(String code, String message) {
            return CsvTable.wrong(line, code, message);
        }
    }

    /**
     * @param header the cells that the first line must have, in this order
     * @param mostRows a file of more rows is refused
     */
    public static CsvTable read(byte[] file, List<String> header, int mostRows) {
        Optional<String> text = text(file);
        if (text.isEmpty()) {
            return refused(new Problem.Violation("file", "encoding", "文件不是 UTF-8 或 GB18030 编码的文本"));
        }
        List<Row> rows = new ArrayList<>();
        List<Problem.Violation> problems = new ArrayList<>();
        boolean headerSeen = false;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.get())) {
            for (CsvRecord record : reader) {
                long line = record.getStartingLineNumber();
                List<String> cells =
                        record.getFields().stream().map(String::strip).toList();
                if (!headerSeen) {
                    if (!cells.equals(header)) {
                        return refused(wrong(line, "header", "表头应为 " + String.join(",", header)));
                    }
                    headerSeen = true;
                } else if (cells.size() != header.size()) {
                    problems.add(wrong(line, "cells", "应有 " + header.size() + " 列,实有 " + cells.size() + " 列"));
                } else if (rows.size() == mostRows) {
                    return refused(wrong(line, "too-many-rows", "行数超过 " + mostRows + " 行的上限"));
                } else {
                    rows.add(new Row(line, cells));
                }
            }
        } catch (CsvParseException e) {
            return refused(new Problem.Violation("file", "csv", "文件不是完整的 CSV:引号没有配对,或者某一格过长"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!headerSeen) {
            return refused(new Problem.Violation("file", "empty", "文件是空的"));
        }
        return new CsvTable(List.copyOf(rows), List.copyOf(problems));
    }

    private static CsvTable refused(Problem.Violation problem) {
        return new CsvTable(List.of(), List.of(problem));
    }

    private static Problem.Violation wrong(long line, String code, String message) {
        return new Problem.Violation("line " + line, code, "第" + line + "行:" + message);
    }

    private static Optional<String> text(byte[] file) {
        return decoded(file, StandardCharsets.UTF_8).or(() -> decoded(file, Charset.forName("GB18030")));
    }

    private static Optional<String> decoded(byte[] file, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            // PostgreSQL keeps no NUL, and a text file has none.
            return text.indexOf('\u0000') >= 0
                    ? Optional.empty()
                    : Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
