package cn.fingertip.roster.importing;

import cn.fingertip.crypto.Sealer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The people of a county. */
final class Beneficiaries extends KeptOnce<Line> {
    private final Connection connection;
    private final String county;
    private final Sealer sealer;

    Beneficiaries(Connection connection, String county, Sealer sealer) {
        super(connection, county, "beneficiary", "id_index", "id_index, id_sealed, name");
        this.connection = connection;
        this.county = county;
        this.sealer = sealer;
    }

    /** What an ID number is bound to when sealed: the person it is found by. */
    static String context(Index index) {
        return "beneficiary.id_number:" + index.hex();
    }

    @Override
    void write(CopyText row, Index index, Line line) {
        row.field(index.bytes()).field(sealer.seal(line.id(), context(index))).field(line.name());
    }

    /** Keeps the name as last written. */
    void rename(List<Line> lines, Map<Index, Long> ids) throws SQLException {
        Object[] people = lines.stream().map(line -> ids.get(line.idIndex())).toArray();
        Object[] names = lines.stream().map(Line::name).toArray();
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE beneficiary b SET name = n.name
                FROM unnest(?::bigint[], ?::text[]) AS n (id, name)
                WHERE b.county = ?::bpchar AND b.id = n.id AND b.name <> n.name""")) {
            update.setArray(1, connection.createArrayOf("bigint", people));
            update.setArray(2, connection.createArrayOf("text", names));
            update.setString(3, county);
            update.executeUpdate();
        }
    }
}
