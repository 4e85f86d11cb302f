import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The reference: fastexcel gives rows, each goes straight into COPY. Nothing is recognised, checked, sealed or looked
 * up; the cells stand where they are known to stand. The database indexes while the next rows are parsed.
 */
final class BareImport {
    private static final int FULL = 64 * 1024;

    private final Connection database;

    BareImport(Connection database) {
        this.database = database;
    }

    /** A table like that of the product: partitioned by year, with the same key and indexes. */
    void makeTable() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    CREATE TABLE bare_line (LIKE roster_line, PRIMARY KEY (county, year, version_id, no))
                    PARTITION BY RANGE (year)""");
            statement.execute("CREATE INDEX ON bare_line (version_id, village, no)");
            statement.execute("CREATE INDEX ON bare_line (version_id, village, name_folded text_pattern_ops)");
            statement.execute("CREATE INDEX ON bare_line (county, beneficiary_id)");
            statement.execute("CREATE INDEX ON bare_line (account_id) WHERE account_id IS NOT NULL");
            statement.execute("CREATE INDEX ON bare_line (county, household) WHERE household IS NOT NULL");
            statement.execute("CREATE TABLE bare_line_2025 PARTITION OF bare_line FOR VALUES FROM (2025) TO (2026)");
        }
    }

    /** @return rows written */
    long run(Path file) throws SQLException, IOException {
        database.setAutoCommit(false);
        CopyIn copy = database.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                COPY bare_line (county, year, version_id, no, village, group_name, name, name_folded, quantity, unit,
                standard, amount_fen, beneficiary_id, account_id) FROM STDIN""");
        String version = UUID.randomUUID().toString();
        StringBuilder buffer = new StringBuilder(FULL + 1024);
        long rows = 0;
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(in);
                Stream<Row> stream = workbook.getFirstSheet().openStream()) {
            Iterator<Row> iterator = stream.skip(3).iterator();
            while (iterator.hasNext()) {
                Row row = iterator.next();
                if (row.getCellText(0).equals("合计")) {
                    continue;
                }
                rows++;
                String name = row.getCellText(3);
                buffer.append("360735\t2025\t").append(version).append('\t').append(rows).append('\t')
                        .append("360735100211\t").append(row.getCellText(2)).append('\t')
                        .append(name).append('\t').append(name).append('\t')
                        .append(row.getCellText(5)).append("\t亩\t").append(row.getCellText(6)).append('\t')
                        .append(row.getCellAsNumber(7).orElseThrow().movePointRight(2).longValueExact()).append('\t')
                        .append(rows).append('\t').append(rows).append('\n');
                if (buffer.length() >= FULL) {
                    flush(buffer, copy);
                }
            }
        }
        flush(buffer, copy);
        copy.endCopy();
        database.commit();
        database.setAutoCommit(true);
        return rows;
    }

    private static void flush(StringBuilder buffer, CopyIn copy) throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }
}
