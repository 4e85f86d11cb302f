package cn.fingertip.media.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.crypto.Digests;
import cn.fingertip.embedded.TestServers;
import cn.fingertip.media.KeptUpload;
import cn.fingertip.testsupport.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** tus-js-client, which most others use, completes against us; {@code src/test/js/tus} pins it. Needs Node.js and npm. */
class TusJsClientIT {
    private static final Path SCRIPTS = Path.of("src", "test", "js", "tus");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final byte[] CONTENT = Tus.random(30_000_017);

    private static TestServers servers;
    private static Replica replica;

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        if (!Files.exists(SCRIPTS.resolve("node_modules/tus-js-client"))) {
            Path log = Files.createDirectories(Path.of("target", "js")).resolve("npm.log");
            int code = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(SCRIPTS.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            assertThat(code).as("npm ci, see " + log).isZero();
        }
        servers = TestServers.start();
        replica = Replica.start(servers);
    }

    @AfterAll
    static void stop() {
        replica.close();
        servers.close();
    }

    @BeforeEach
    void file() throws IOException {
        file = Files.write(folder.resolve("井盖.jpg"), CONTENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"chunkSize\": 500000}",
                "{\"chunkSize\": 500000, \"overridePatchMethod\": true}",
                "{\"chunkSize\": 1000000, \"uploadDataDuringCreation\": true}",
                "{\"uploadDataDuringCreation\": true}",
                "{\"chunkSize\": 700000, \"uploadLengthDeferred\": true}"
            })
    void completes(String options) throws Exception {
        assertCompletes(client(options, "out"), "out");
        assertKept(output("out"));
    }

    @Test
    void killedInTheMiddleItGoesOnWhereItStopped() throws Exception {
        Process first = client("{\"chunkSize\": 250000}", "first");
        awaitSent("first");
        first.destroyForcibly().waitFor();
        Process second = client("{\"chunkSize\": 250000}", "second");
        assertCompletes(second, "second");
        assertThat(output("second")).contains("again from ");
        assertThat(lines("second")
                        .filter(line -> line.startsWith("sent "))
                        .findFirst()
                        .map(line -> Long.parseLong(line.substring(5))))
                .hasValueSatisfying(from -> assertThat(from).isGreaterThanOrEqualTo(500_000L));
        assertKept(output("second"));
    }

    @Test
    void itOutlivesAServerThatIsKilled() throws Exception {
        Process client = client("{\"chunkSize\": 250000}", "out");
        awaitSent("out");
        replica.kill();
        replica = replica.again();
        assertCompletes(client, "out");
        assertKept(output("out"));
    }

    private void assertCompletes(Process client, String log) throws Exception {
        try {
            assertThat(client.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it has ended; " + output(log))
                    .isTrue();
            assertThat(client.exitValue()).as(output(log)).isZero();
        } finally {
            client.destroyForcibly();
        }
    }

    private Process client(String options, String log) throws IOException {
        return new ProcessBuilder(
                        "node",
                        SCRIPTS.resolve("upload.mjs").toString(),
                        "http://127.0.0.1:" + replica.port() + Tus.UPLOADS,
                        file.toString(),
                        folder.toString(),
                        options)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    private String output(String log) throws IOException {
        return Files.readString(folder.resolve(log));
    }

    private Stream<String> lines(String log) throws IOException {
        return output(log).lines();
    }

    /** Waits until the first megabyte has gone, which is long before the end. */
    private void awaitSent(String log) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> sent(log) >= 1_000_000);
    }

    private long sent(String log) throws IOException {
        return lines(log)
                .filter(line -> line.startsWith("sent "))
                .mapToLong(line -> Long.parseLong(line.substring(5)))
                .max()
                .orElse(0);
    }

    private static void assertKept(String output) throws SQLException, IOException {
        List<String> urls = output.lines()
                .filter(line -> line.startsWith("url "))
                .map(line -> line.substring(4))
                .toList();
        assertThat(urls).as(output).hasSize(1);
        KeptUpload kept = KeptUpload.of(servers, KeptUpload.folderOf(servers), urls.getFirst());
        assertThat(kept.content()).isEqualTo(CONTENT);
        assertThat(kept.sha256())
                .isEqualTo(HexFormat.of().formatHex(Digests.of("SHA-256").digest(CONTENT)));
    }
}
