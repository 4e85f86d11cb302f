package cn.fingertip.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real servers in a folder of its own, and ends them in the ways a developer's day ends them. */
class ServerProcessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path root;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopAll() throws InterruptedException {
        for (var process : started) {
            process.destroy();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void closingTheirInputStopsThemAll() throws IOException {
        var servers = start(Kind.DEV);
        var processes = processesOf(servers);
        assertThat(processes).hasSize(3).allMatch(ProcessHandle::isAlive);

        servers.process().getOutputStream().close();

        await().atMost(PATIENCE).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void testDataIsGoneAfterwards() throws IOException {
        var servers = start(Kind.TEST);
        try (Stream<Path> folders = Files.list(root.resolve("target/servers"))) {
            assertThat(folders).hasSize(1);
        }

        servers.process().getOutputStream().close();

        await().atMost(PATIENCE).until(() -> !servers.process().isAlive());
        try (Stream<Path> folders = Files.list(root.resolve("target/servers"))) {
            assertThat(folders).isEmpty();
        }
    }

    @Test
    void whatWasCommittedIsThereAfterEverythingWasKilled() throws IOException, SQLException {
        var killed = start(Kind.DEV);
        execute(killed, "CREATE TABLE kept AS SELECT '琴江镇'::text AS name");
        processesOf(killed).forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> !killed.process().isAlive());

        var next = start(Kind.DEV);

        assertThat(query(next, "SELECT name FROM kept")).isEqualTo("琴江镇");
        assertThat(next.settings().get("fingertip.crypto.index-key"))
                .isEqualTo(killed.settings().get("fingertip.crypto.index-key"));
    }

    @Test
    void serversThatOutlivedTheirStarterAreStoppedByTheNextStart() throws IOException, SQLException {
        var killed = start(Kind.DEV);
        var orphans = killed.process().descendants().toList();
        var postgres = ProcessHandle.of(postmaster()).orElseThrow();
        killed.process().destroyForcibly();
        await().atMost(PATIENCE).until(() -> !killed.process().isAlive());
        assertThat(postgres.isAlive()).isTrue();

        var next = start(Kind.DEV);

        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        assertThat(postgres.isAlive()).isFalse();
        assertThat(query(next, "SELECT 'up'")).isEqualTo("up");
    }

    @Test
    void aDatabaseWhoseMakingWasCutShortIsMadeAnew() throws IOException, SQLException {
        var half = Files.createDirectories(root.resolve("var/dev/postgres"));
        Files.writeString(half.resolve("postgresql.conf"), "# no more than this");

        assertThat(query(start(Kind.DEV), "SELECT current_user")).isEqualTo("fingertip");
    }

    @Test
    void aSecondRunTakesAFolderOfItsOwn() throws IOException {
        var first = start(Kind.DEV);
        var second = start(Kind.DEV);

        assertThat(first.settings().get("fingertip.media.folder")).endsWith("var/dev/media");
        assertThat(second.settings().get("fingertip.media.folder")).endsWith("var/dev-2/media");
        assertThat(second.settings().get("quarkus.datasource.jdbc.url"))
                .isNotEqualTo(first.settings().get("quarkus.datasource.jdbc.url"));
        assertThat(second.settings().get("quarkus.http.port"))
                .isNotEqualTo(first.settings().get("quarkus.http.port"));
    }

    private ServerProcess start(Kind kind) throws IOException {
        var servers = ServerProcess.start(kind, root);
        started.add(servers.process());
        return servers;
    }

    /** The servers' JVM, Redis under it, and PostgreSQL, which has left the family. */
    private List<ProcessHandle> processesOf(ServerProcess servers) throws IOException {
        return Stream.of(
                        Stream.of(servers.process().toHandle()),
                        servers.process().children(),
                        ProcessHandle.of(postmaster()).stream())
                .flatMap(processes -> processes)
                .distinct()
                .toList();
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(root.resolve("var/dev").resolve(Postgres.PID_FILE))
                .getFirst());
    }

    private static void execute(ServerProcess servers, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        servers.settings().get("quarkus.datasource.jdbc.url"), Postgres.USER, Postgres.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(ServerProcess servers, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        servers.settings().get("quarkus.datasource.jdbc.url"), Postgres.USER, Postgres.PASSWORD);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
