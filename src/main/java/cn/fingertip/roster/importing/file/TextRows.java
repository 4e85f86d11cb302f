package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads comma, semicolon or tab separated text in UTF-8 or GB18030, which is told by trying: bytes that are not valid
 * UTF-8 to the last are never taken for it.
 */
final class TextRows implements RowReader {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char[] SEPARATORS = {',', '\t', ';'};

    private final byte[] content;
    private final FileLimits limits;

    TextRows(byte[] content, FileLimits limits) {
        this.content = content;
        this.limits = limits;
    }

    @Override
    public void read(RowSink sink) throws IOException {
        Charset charset = charset();
        int start = bom();
        try (Reader text = new InputStreamReader(
                        new ByteArrayInputStream(content, start, content.length - start), charset);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(separator(charset, start))
                        .skipEmptyLines(false)
                        .ofCsvRecord(text)) {
            sink.sheet(FileSheet.ofText());
            int number = 0;
            for (CsvRecord row : records) {
                if (++number > limits.maxRows()) {
                    throw new RefusedFile(Fault.FILE_TOO_MANY_ROWS, limits.maxRows());
                }
                if (row.getFieldCount() > limits.maxColumns()) {
                    throw new RefusedFile(Fault.FILE_TOO_MANY_COLUMNS, limits.maxColumns());
                }
                sink.row(new TextRow(number, row.getFields()));
            }
            sink.end();
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new RefusedFile(Fault.FILE_DAMAGED);
        }
    }

    private Charset charset() {
        if (decodes(StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        if (decodes(GB18030)) {
            return GB18030;
        }
        throw new RefusedFile(Fault.ENCODING_UNKNOWN);
    }

    private boolean decodes(Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(8192);
        try {
            CoderResult result = CoderResult.OVERFLOW;
            while (result.isOverflow()) {
                out.clear();
                result = decoder.decode(in, out, true);
                if (result.isError()) {
                    result.throwException();
                }
            }
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private int bom() {
        boolean utf8 = content.length >= 3
                && content[0] == (byte) 0xEF
                && content[1] == (byte) 0xBB
                && content[2] == (byte) 0xBF;
        return utf8 ? 3 : 0;
    }

    /** The one that stands most often in the beginning; titles above the header may hold a comma of their own. */
    private char separator(Charset charset, int start) {
        String beginning = new String(content, start, Math.min(content.length - start, 8192), charset);
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

        @Override
        public String text(int column) {
            return fields.get(column);
        }
    }
}
