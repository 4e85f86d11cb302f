package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads comma, semicolon or tab separated text in any {@link TextEncoding}. */
final class TextRows implements RowReader {
    private static final char[] SEPARATORS = {',', '\t', ';'};
    private static final int LOOK_AT = 8192;
    /** Characters of one field; a spreadsheet holds 32,767 in a cell. What is longer is a quote that never ends. */
    private static final int LONGEST_FIELD = 1 << 18;

    private final byte[] content;
    private final FileLimits limits;

    TextRows(byte[] content, FileLimits limits) {
        this.content = content;
        this.limits = limits;
    }

    @Override
    public void read(RowSink sink) throws IOException {
        TextEncoding encoding = TextEncoding.of(content).orElseThrow(() -> new RefusedFile(Fault.ENCODING_UNKNOWN));
        int start = encoding.bom();
        try (Reader text = new InputStreamReader(
                        new ByteArrayInputStream(content, start, content.length - start), encoding.charset());
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(separator(encoding.beginning(content, LOOK_AT)))
                        .skipEmptyLines(false)
                        .maxBufferSize(LONGEST_FIELD)
                        // Whatever is made of them, a cell or half the file would be in the wrong place.
                        .allowUnclosedQuote(false)
                        .trimWhitespacesAroundQuotes(true)
                        // A title is one field, and rows end where their last cell does.
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            sink.expect(ends());
            sink.sheet(FileSheet.ofText());
            CloseableIterator<CsvRecord> rows = records.iterator();
            for (int number = 1; another(rows, number); number++) {
                if (number > limits.maxRows()) {
                    throw new RefusedFile(Fault.FILE_TOO_MANY_ROWS, limits.maxRows());
                }
                CsvRecord row = rows.next();
                if (row.getFieldCount() > limits.maxColumns()) {
                    throw new RefusedFile(Fault.FILE_TOO_MANY_COLUMNS, limits.maxColumns());
                }
                sink.row(new TextRow(number, row.getFields()));
            }
            sink.end();
        } catch (UncheckedIOException broken) {
            throw new RefusedFile(Fault.FILE_DAMAGED);
        }
    }

    /** What cannot be told apart into cells begins where a quote was opened and not closed, or closed too early. */
    private static boolean another(CloseableIterator<CsvRecord> rows, int number) {
        try {
            return rows.hasNext();
        } catch (CsvParseException unbalanced) {
            throw new RefusedFile(Finding.at(null, number, -1, Fault.FILE_QUOTES, number));
        }
    }

    /** Line ends, of which a cell may hold some too; in UTF-16 a few others look like one. */
    private int ends() {
        int ends = content.length > 0 && content[content.length - 1] != '\n' ? 1 : 0;
        for (byte each : content) {
            ends += each == '\n' ? 1 : 0;
        }
        return ends;
    }

    /** The one that stands most often in the beginning; titles above the header may hold a comma of their own. */
    private static char separator(String beginning) {
        char best = SEPARATORS[0];
        for (char separator : SEPARATORS) {
            if (count(beginning, separator) > count(beginning, best)) {
                best = separator;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private record TextRow(int number, List<String> fields) implements SheetRow {
        @Override
        public int width() {
            return fields.size();
        }

        @Override
        public Kind kind(int column) {
            return fields.get(column).isEmpty() ? Kind.BLANK : Kind.TEXT;
        }

        /** Without what keeps a spreadsheet from taking digits for a number: {@code ="3607…"}, {@code '3607…}. */
        @Override
        public String text(int column) {
            String field = fields.get(column);
            if (field.length() < 2) {
                return field;
            }
            if (field.charAt(0) == '\'') {
                char next = field.charAt(1);
                return Character.isDigit(next) || "=+-@".indexOf(next) >= 0 ? field.substring(1) : field;
            }
            boolean formula = field.charAt(0) == '=' && field.charAt(1) == '"' && field.length() > 2;
            return formula && field.endsWith("\"") ? field.substring(2, field.length() - 1) : field;
        }
    }
}
