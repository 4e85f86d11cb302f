package cn.fingertip.testsupport;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the audit trail of the server under test. */
public final class Audited {
    private Audited() {}

    /** @return the reasons given for this action on this subject, null where none was, oldest first */
    public static List<String> reasons(String subject, String action) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT detail::jsonb ->> 'reason' FROM audit_entry WHERE subject = ? AND action = ? ORDER BY at")) {
            query.setString(1, subject);
            query.setString(2, action);
            List<String> reasons = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reasons.add(rows.getString(1));
                }
            }
            return reasons;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
