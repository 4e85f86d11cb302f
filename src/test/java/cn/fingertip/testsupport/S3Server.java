package cn.fingertip.testsupport;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An object store that speaks S3, in a process of its own ({@code pom.xml} puts its program under {@code target/s3}). */
public final class S3Server implements AutoCloseable {
    /** Which is there from the start. */
    public static final String BUCKET = "files";

    private static final Path PROGRAM = Path.of("target", "s3", "s3mock-exec.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final URI endpoint;

    private S3Server(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts one and waits until it answers. */
    public static S3Server start() throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new IOException(PROGRAM + " is missing: mvnw process-test-resources puts it there");
        }
        int port = freePort();
        Path folder = Files.createDirectories(Path.of("target", "s3", Integer.toString(port)));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        PROGRAM.toString(),
                        "--server.port=0",
                        "--http.port=" + port,
                        "--com.adobe.testing.s3mock.store.root=" + folder.toAbsolutePath(),
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder + ".log"))
                .start();
        S3Server server = new S3Server(process, URI.create("http://127.0.0.1:" + port));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest anything = HttpRequest.newBuilder(server.endpoint).build();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .failFast("the object store has ended, see " + folder + ".log", () -> !process.isAlive())
                    .until(() -> client.send(anything, HttpResponse.BodyHandlers.ofString())
                            .body()
                            .contains(BUCKET));
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** @return the settings of a site that keeps its files here, by environment variable */
    public Map<String, String> environment() {
        return Map.of(
                "FINGERTIP_MEDIA_STORAGE", "s3",
                "FINGERTIP_MEDIA_S3_ENDPOINT", endpoint.toString(),
                "FINGERTIP_MEDIA_S3_BUCKET", BUCKET,
                "FINGERTIP_MEDIA_S3_KEY", "test",
                "FINGERTIP_MEDIA_S3_SECRET", "test-secret");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
