package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.importing.sheet.Index;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * A table whose rows are kept once and referred to, people or accounts: finds the ids of those it has and adds the
 * others. The caller sees to it that nobody else adds to the same county meanwhile.
 */
abstract class KeptOnce<T> {
    private final Connection connection;
    private final String county;
    private final String table;
    private final String index;
    private final String told;
    private final String columns;

    /**
     * @param index the column with the blind index
     * @param told what {@link #found} is told of a row, an expression of text
     * @param columns those of a new row, after county and id
     */
    KeptOnce(Connection connection, String county, String table, String index, String told, String columns) {
        this.connection = connection;
        this.county = county;
        this.table = table;
        this.index = index;
        this.told = told;
        this.columns = columns;
    }

    /** Writes what follows county and id. */
    abstract void write(CopyText row, Index index, T value);

    /** One of those wanted is there already. */
    void found(long id, String told, T wanted) {}

    /** @return the id of each */
    final Map<Index, Long> ids(Map<Index, T> wanted) throws SQLException {
        Map<Index, Long> ids = known(wanted);
        List<Index> unknown = new ArrayList<>();
        for (Index each : wanted.keySet()) {
            if (!ids.containsKey(each)) {
                unknown.add(each);
            }
        }
        if (!unknown.isEmpty()) {
            add(unknown, wanted, ids);
        }
        return ids;
    }

    private Map<Index, Long> known(Map<Index, T> wanted) throws SQLException {
        byte[][] bytes = wanted.keySet().stream().map(Index::bytes).toArray(byte[][]::new);
        Map<Index, Long> ids = HashMap.newHashMap(wanted.size());
        // One step down the unique index for each, whatever the planner thinks of the table: LIMIT keeps it from
        // turning
        // the join around. Without the cast the driver's text parameter would keep the index on char(6) from being
        // used.
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT wanted.value, kept.id, kept.told FROM unnest(?) AS wanted (value)
                CROSS JOIN LATERAL (SELECT id, %s AS told FROM %s WHERE county = ?::bpchar AND %s = wanted.value LIMIT 1)
                AS kept""".formatted(told, table, index))) {
            query.setArray(1, connection.createArrayOf("bytea", bytes));
            query.setString(2, county);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Index each = new Index(rows.getBytes(1));
                    ids.put(each, rows.getLong(2));
                    found(rows.getLong(2), rows.getString(3), wanted.get(each));
                }
            }
        }
        return ids;
    }

    private void add(List<Index> unknown, Map<Index, T> wanted, Map<Index, Long> ids) throws SQLException {
        List<Long> fresh = fresh(unknown.size());
        CopyText copy = new CopyText(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " (county, id, " + columns + ") FROM STDIN"));
        for (int i = 0; i < unknown.size(); i++) {
            Index each = unknown.get(i);
            copy.field(county).field(fresh.get(i));
            write(copy, each, wanted.get(each));
            copy.endRow();
            ids.put(each, fresh.get(i));
        }
        copy.end();
    }

    private List<Long> fresh(int count) throws SQLException {
        List<Long> ids = new ArrayList<>(count);
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT nextval(pg_get_serial_sequence(?, 'id')) FROM generate_series(1, ?)")) {
            query.setString(1, table);
            query.setInt(2, count);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }
}
