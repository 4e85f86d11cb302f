package cn.fingertip.testsupport;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import cn.fingertip.embedded.TestServers;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One process of the production package ({@code target/quarkus-app}), as a site runs it, for tests of crashes and of
 * several at once. Such tests end in {@code IT}: they run after the package has been made.
 */
public final class Replica implements AutoCloseable {
    private static final Path PACKAGE = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path LOGS = Path.of("target", "replicas");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestServers servers;
    private final Map<String, String> settings;
    private final Process process;
    private final int port;
    private final Path log;

    private Replica(TestServers servers, Map<String, String> settings, Process process, int port, Path log) {
        this.servers = servers;
        this.settings = settings;
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts one and waits until it is ready. */
    public static Replica start(TestServers servers) throws IOException {
        return start(servers, 1, Map.of()).getFirst();
    }

    /**
     * Starts several on the same servers and waits until all are ready.
     *
     * @param more settings by environment variable, beside or over those of the servers
     */
    public static List<Replica> start(TestServers servers, int count, Map<String, String> more) throws IOException {
        List<Replica> replicas = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Replica replica = begin(servers, more, freePort());
                replicas.add(replica);
                if (i == 0) {
                    // Two that migrate an empty database at once would only wait for each other.
                    replica.awaitReady();
                }
            }
            replicas.forEach(Replica::awaitReady);
            return replicas;
        } catch (RuntimeException | IOException e) {
            replicas.forEach(Replica::kill);
            throw e;
        }
    }

    /** After its end: starts another with the same settings on the same port, and waits until it is ready. */
    public Replica again() throws IOException {
        Replica replica = begin(servers, settings, port);
        try {
            replica.awaitReady();
            return replica;
        } catch (RuntimeException e) {
            replica.kill();
            throw e;
        }
    }

    private static Replica begin(TestServers servers, Map<String, String> more, int port) throws IOException {
        Path log = Files.createDirectories(LOGS).resolve("replica-" + port + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-jar",
                        PACKAGE.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(servers.environment());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(more);
        return new Replica(servers, more, builder.start(), port, log);
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast("the replica has ended, see " + log, () -> !process.isAlive())
                .until(() -> request().get("/q/health/ready").statusCode() == 200);
    }

    public int port() {
        return port;
    }

    /** @return the process id, to signal it or read its times */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** @return a request to this replica, of nobody */
    public RequestSpecification request() {
        return given().port(port);
    }

    /** @return a request to this replica with this access token */
    public RequestSpecification as(String accessToken) {
        return request().header("Authorization", "Bearer " + accessToken);
    }

    /** @return an access token, which every replica takes */
    public String login(String username, String password) {
        return request()
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/staff/login")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    /**
     * Makes a member of staff and logs them in.
     *
     * @param roles wire names of {@code cn.fingertip.identity.Role}
     * @param region code of the subtree, empty for the whole site
     * @return an access token, which every replica takes
     */
    public String staff(String username, String region, String... roles) {
        List<Map<String, String>> grants = new ArrayList<>();
        for (String role : roles) {
            grants.add(Map.of("role", role, "region", region));
        }
        as(login("admin", TestServers.ADMIN_PASSWORD))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "username", username, "name", "测试人员", "password", TestServers.ADMIN_PASSWORD, "grants", grants))
                .post("/api/v1/staff/people")
                .then()
                .statusCode(201);
        return login(username, TestServers.ADMIN_PASSWORD);
    }

    /** As a crash: {@code kill -9}, and returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As an upgrade: lets it end in order, and returns when it is gone. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the replica did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** @return all it has written so far */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it: tests have no time for an end in order. */
    @Override
    public void close() {
        kill();
    }

    /**
     * Sends a signal, as {@code kill -NAME pid}.
     *
     * @param name {@code STOP} to hang a process, {@code CONT} to let it go on, {@code KILL} to end it
     */
    public static void signal(long pid, String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " " + pid + " answered " + code);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
