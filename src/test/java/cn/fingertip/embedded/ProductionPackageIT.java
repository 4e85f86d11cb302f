package cn.fingertip.embedded;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package that sites run, as it lies in {@code target/}: runs after it has been made. */
class ProductionPackageIT {

    private static final Path PACKAGE = Path.of("target", "quarkus-app");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    void itHoldsNoServersAndNoClassOfDevAndTest() throws IOException {
        var names = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(PACKAGE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                names.add(file.getFileName().toString());
                if (file.startsWith(PACKAGE.resolve("app")) || file.startsWith(PACKAGE.resolve("quarkus"))) {
                    names.addAll(entriesOf(file));
                }
            }
        }

        assertThat(names).contains("cn/fingertip/Main.class").anyMatch(name -> name.contains("postgresql-"));
        assertThat(names).noneMatch(name -> name.matches("""
                (?x) cn/fingertip/embedded/.* | .*embedded-(postgres|redis).* | org\\.tukaani\\.xz-.* \
                | postgres-.*\\.txz | redis-server-.*"""));
    }

    @Test
    void itRefusesToStartUntilAllIsSet() throws IOException, InterruptedException {
        var refused = start(Map.of("FINGERTIP_REDIS_URL", "redis://127.0.0.1:1"));

        assertThat(refused.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(78);
        assertThat(output())
                .contains("指尖公开没有启动：10 项设置", "FINGERTIP_DATABASE_URL（缺少", "WX_MINIAPP_SECRET（缺少")
                .doesNotContain("FINGERTIP_REDIS_URL", "\tat ");
    }

    @Test
    void itServesWhenAllIsSet() throws IOException, InterruptedException {
        var servers = ServerProcess.start(Kind.TEST);
        var port = freePort();
        var settings = ServersAlone.variables(servers.settings());
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        settings.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1");
        settings.put("FINGERTIP_REPORT_LOOK_UPS_PER_SOURCE", "1");
        var running = start(settings);
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .failFast("the package has ended", () -> !running.isAlive())
                    .untilAsserted(() ->
                            given().port(port).get("/q/health/ready").then().statusCode(200));
            assertAddressesAreThoseThatTheProxySays(port);
        } finally {
            running.destroy();
            servers.process().destroy();
        }
    }

    /** As README sets it: those behind the proxy count apart; who is no proxy cannot make addresses up. */
    private static void assertAddressesAreThoseThatTheProxySays(int port) throws IOException, InterruptedException {
        try (var proxy = from("127.0.0.1");
                var stranger = from("127.77.7.1")) {
            assertThat(lookUp(proxy, port, "203.0.113.1")).isEqualTo(404);
            assertThat(lookUp(proxy, port, "203.0.113.2")).isEqualTo(404);
            assertThat(lookUp(proxy, port, "203.0.113.1"))
                    .as("a second time from one")
                    .isEqualTo(428);
            assertThat(lookUp(stranger, port, "203.0.113.3")).isEqualTo(404);
            assertThat(lookUp(stranger, port, "203.0.113.4"))
                    .as("a second time from one who makes up two")
                    .isEqualTo(428);
        }
    }

    private static HttpClient from(String address) {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build();
    }

    private static int lookUp(HttpClient client, int port, String forwardedFor)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/reports/lookup"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", forwardedFor)
                .POST(HttpRequest.BodyPublishers.ofString("{\"receipt\":\"0000000000000000\"}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private Process start(Map<String, String> settings) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                PACKAGE.resolve("quarkus-run.jar").toString());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private static List<String> entriesOf(Path file) throws IOException {
        if (!file.toString().endsWith(".jar")) {
            return List.of();
        }
        try (var jar = new JarFile(file.toFile())) {
            return jar.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
