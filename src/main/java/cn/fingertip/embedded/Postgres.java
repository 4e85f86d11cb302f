package cn.fingertip.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.commons.io.FileUtils;

/**
 * A PostgreSQL with the one database {@code fingertip}, owned by a role of that name that is no superuser, as on a
 * production site.
 */
final class Postgres implements AutoCloseable {

    static final String USER = "fingertip";
    static final String PASSWORD = "fingertip";
    static final String PID_FILE = "postgres/postmaster.pid";

    private static final String DATABASE = "fingertip";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts on the folder's data; makes it first when there is none, or when making it was cut short. */
    static Postgres start(ServerFolder folder) throws IOException, SQLException {
        var data = folder.path().resolve("postgres");
        var complete = folder.path().resolve("postgres.complete");
        var isNew = !Files.exists(complete);
        if (isNew) {
            FileUtils.deleteDirectory(data.toFile());
        }
        var server = new Postgres(start(data, folder));
        if (isNew) {
            server.createDatabase();
            Files.createFile(complete);
        }
        return server;
    }

    private static EmbeddedPostgres start(Path data, ServerFolder folder) throws IOException {
        var log = Redirect.appendTo(folder.path().resolve("postgres.log").toFile());
        var onOff = folder.isKept() ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        UserFolder.path().resolve("postgres").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Stopped by EmbeddedServers, in order, before the folder is given up.
                .setRegisterShutdownHook(false)
                // Any other locale leaves pg_trgm blind to Chinese.
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // No socket file in /tmp: another user's copy may own that name.
                .setServerConfig("unix_socket_directories", "")
                // The library passes -F; what is kept must survive a crash, what is thrown away need not.
                .setServerConfig("fsync", onOff)
                .setServerConfig("synchronous_commit", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }

    private void createDatabase() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + USER);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
