package cn.fingertip.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A PostgreSQL, a Redis and a stand-in WeChat of a test's own, which it may stop and kill; for the production package. */
public final class TestServers implements AutoCloseable {
    /** The password of the account {@code admin}, which the first replica makes. */
    public static final String ADMIN_PASSWORD = "correct-horse-battery";

    private final ServerProcess servers;
    private String redisProgram;
    private Process redisAgain;

    private TestServers(ServerProcess servers) {
        this.servers = servers;
    }

    /** Starts them empty and waits until all answer. */
    public static TestServers start() throws IOException {
        return new TestServers(ServerProcess.start(Kind.TEST));
    }

    /** @return the environment that the production package demands, with its first administrator */
    public Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(ServersAlone.variables(servers.settings()));
        variables.put("FINGERTIP_FIRST_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return variables;
    }

    /** @return a connection to the product's database, which the caller closes */
    public Connection database() throws SQLException {
        Map<String, String> settings = servers.settings();
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    /** @return {@code redis://127.0.0.1:port} */
    public String redisUrl() {
        return servers.settings().get("quarkus.redis.hosts");
    }

    /** @return the process id of Redis, to signal it */
    public long redisPid() throws IOException {
        return pid(Redis.PID_FILE);
    }

    /** @return the process id of PostgreSQL's first process, to signal it */
    public long postgresPid() throws IOException {
        return pid(Postgres.PID_FILE);
    }

    /** Ends Redis with {@code kill -9}; all it held is lost. */
    public void killRedis() throws IOException {
        ProcessHandle redis = ProcessHandle.of(redisPid()).orElseThrow();
        redisProgram = redis.info().command().orElseThrow();
        redis.destroyForcibly();
        redis.onExit().join();
    }

    /** Starts the killed Redis on its port again, empty. */
    public void startRedisAgain() throws IOException {
        URI address = URI.create(redisUrl());
        redisAgain = new ProcessBuilder(
                        redisProgram,
                        "--bind",
                        address.getHost(),
                        "--port",
                        Integer.toString(address.getPort()),
                        "--save",
                        "",
                        "--pidfile",
                        folder().resolve(Redis.PID_FILE).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * Has PostgreSQL and Redis write to their folders all that they hold in memory: nothing packed, nothing left out, of
     * what was removed lately the journal still tells.
     */
    public void writeAllToDisk() throws IOException, SQLException {
        String url = servers.settings().get("quarkus.datasource.jdbc.url");
        // The product's own role may not.
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        redis("CONFIG SET rdbcompression no");
        redis("SAVE");
    }

    /** @return the first line of the answer */
    public String redis(String command) throws IOException {
        URI address = URI.create(redisUrl());
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            String answer = in.readLine();
            if (answer == null || answer.startsWith("-")) {
                throw new IOException(command + ": " + answer);
            }
            return answer;
        }
    }

    /** @return where all of them keep what they keep: tables, journal, log, Redis, uploads */
    public Path folder() {
        return Path.of(servers.settings().get("fingertip.media.folder")).getParent();
    }

    private long pid(String file) throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder().resolve(file)).getFirst().strip());
    }

    /** Stops them all; their data goes with them. */
    @Override
    public void close() {
        if (redisAgain != null) {
            redisAgain.destroyForcibly();
        }
        servers.process().destroy();
    }
}
