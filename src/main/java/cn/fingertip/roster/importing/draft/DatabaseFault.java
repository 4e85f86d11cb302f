package cn.fingertip.roster.importing.draft;

import java.io.IOException;
import java.sql.SQLException;

/**
 * The database failed an import. PostgreSQL quotes the row at fault in its message, so that nothing but the SQL state
 * is carried on.
 */
public final class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFault(SQLException cause) {
        super("database fault " + cause.getSQLState());
    }

    public DatabaseFault(IOException cause) {
        super("connection broken: " + cause.getClass().getSimpleName());
    }
}
