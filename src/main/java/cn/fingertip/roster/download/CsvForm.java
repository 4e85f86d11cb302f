package cn.fingertip.roster.download;

import cn.fingertip.roster.lookup.LineView;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** RFC 4180, in UTF-8 with a byte order mark: without it the county's Excel reads GBK. */
final class CsvForm {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvForm() {}

    static void write(List<Column> columns, Iterator<LineView> lines, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(columns.stream().map(column -> column.title).toList());
        while (lines.hasNext()) {
            LineView line = lines.next();
            csv.writeRecord(columns.stream().map(column -> column.cell(line)).toList());
        }
        csv.flush();
    }
}
