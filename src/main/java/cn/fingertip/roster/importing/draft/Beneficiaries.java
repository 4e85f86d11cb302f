package cn.fingertip.roster.importing.draft;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.roster.importing.sheet.row.Index;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.line.SealedNumbers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The people of a county. */
final class Beneficiaries extends KeptOnce<Line> {
    private final Connection connection;
    private final String county;
    private final Sealer sealer;
    private final Map<Long, String> renamed = new HashMap<>();

    Beneficiaries(Connection connection, String county, Sealer sealer) {
        super(connection, county, "beneficiary", "id_index", "name", "id_index, id_sealed, name");
        this.connection = connection;
        this.county = county;
        this.sealer = sealer;
    }

    /** What an ID number is bound to when sealed: the person it is found by. */
    static String context(Index index) {
        return SealedNumbers.idContext(index.hex());
    }

    @Override
    void write(CopyText row, Index index, Line line) {
        row.field(index.bytes()).field(sealer.seal(line.id(), context(index))).field(line.name());
    }

    @Override
    void found(long id, String name, Line line) {
        if (!name.equals(line.name())) {
            renamed.put(id, line.name());
        }
    }

    /** Keeps the names of those found as they are written now. */
    void rename() throws SQLException {
        if (renamed.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE beneficiary SET name = ? WHERE county = ?::bpchar AND id = ?")) {
            for (Map.Entry<Long, String> each : renamed.entrySet()) {
                update.setString(1, each.getValue());
                update.setString(2, county);
                update.setLong(3, each.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
        renamed.clear();
    }
}
