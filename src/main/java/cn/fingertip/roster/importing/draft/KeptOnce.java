package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.importing.sheet.row.Index;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * A table whose rows are kept once and referred to, people or accounts: finds the ids of those it has and adds the
 * others. The caller sees to it that nobody else adds to the same county meanwhile.
 */
abstract class KeptOnce<T> {
    private final Connection connection;
    private final String county;
    private final String table;
    private final String query;
    private final String copy;

    /**
     * @param index the column with the blind index
     * @param told what {@link #found} is told of a row, an expression of text
     * @param columns those of a new row, after county and id
     */
    KeptOnce(Connection connection, String county, String table, String index, String told, String columns) {
        this.connection = connection;
        this.county = county;
        this.table = table;
        // One step down the unique index for each, whatever the planner thinks of the table: OFFSET keeps it from
        // turning the join around, and from taking the primary key, which begins with the county, too. A plan made
        // while the table was empty did so and read all of the county for every line.
        this.query = """
                SELECT wanted.n, kept.id, kept.told FROM unnest(?) WITH ORDINALITY AS wanted (value, n)
                CROSS JOIN LATERAL (SELECT county, id, %s AS told FROM %s WHERE %s = wanted.value OFFSET 0) AS kept
                WHERE kept.county = ?::bpchar""".formatted(told, table, index);
        this.copy = "COPY " + table + " (county, id, " + columns + ") FROM STDIN";
    }

    /** Writes what follows county and id. */
    abstract void write(CopyText row, Index index, T value);

    /** One of those wanted is there already. */
    void found(long id, String told, T wanted) {}

    /**
     * @param indexes each once
     * @param wanted what they are indexes of
     * @return the id of each
     */
    final long[] ids(List<Index> indexes, List<T> wanted) throws SQLException {
        long[] ids = new long[indexes.size()];
        if (ids.length == 0) {
            return ids;
        }
        int known = known(indexes, wanted, ids);
        if (known < ids.length) {
            add(indexes, wanted, ids);
        }
        return ids;
    }

    /** @return how many are there; their ids are then in {@code ids}, the others' stay 0 */
    private int known(List<Index> indexes, List<T> wanted, long[] ids) throws SQLException {
        int known = 0;
        byte[][] bytes = indexes.stream().map(Index::bytes).toArray(byte[][]::new);
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("bytea", bytes));
            statement.setString(2, county);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int place = rows.getInt(1) - 1;
                    ids[place] = rows.getLong(2);
                    found(ids[place], rows.getString(3), wanted.get(place));
                    known++;
                }
            }
        }
        return known;
    }

    /** In the order of the index, so that neighbours are written to the same page; ids are given in the file's. */
    private void add(List<Index> indexes, List<T> wanted, long[] ids) throws SQLException {
        int[] places = IntStream.range(0, ids.length).filter(i -> ids[i] == 0).toArray();
        fresh(places, ids);
        int[] sorted = IntStream.of(places)
                .boxed()
                .sorted(Comparator.comparingLong(place -> indexes.get(place).head() ^ Long.MIN_VALUE))
                .mapToInt(Integer::intValue)
                .toArray();
        CopyText rows =
                new CopyText(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy));
        for (int place : sorted) {
            rows.field(county).field(ids[place]);
            write(rows, indexes.get(place), wanted.get(place));
            rows.endRow();
        }
        rows.end();
    }

    private void fresh(int[] places, long[] ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                // OFFSET: the sequence's name is looked up once, not for every number.
                "SELECT nextval(ids) FROM (SELECT pg_get_serial_sequence(?, 'id')::regclass AS ids OFFSET 0) AS named, "
                        + "generate_series(1, ?)")) {
            statement.setString(1, table);
            statement.setInt(2, places.length);
            try (ResultSet rows = statement.executeQuery()) {
                for (int i = 0; rows.next(); i++) {
                    ids[places[i]] = rows.getLong(1);
                }
            }
        }
    }
}
