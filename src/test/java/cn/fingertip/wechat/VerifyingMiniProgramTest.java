package cn.fingertip.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceHttpComponentsImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.token.OwnTokens;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What WxJava does not do of itself: verify who answers, and give up in time. */
class VerifyingMiniProgramTest {
    private static final char[] STORE_PASSWORD = "changeit".toCharArray();
    private static final String APP = "wx-test";

    @TempDir
    Path folder;

    @Test
    void aSelfSignedServerIsRefusedBeforeItHearsAnything() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        HttpsServer server = https("localhost", "dns:localhost,ip:127.0.0.1", heard);
        try {
            MiniPrograms ours = programs(address(server), SSLContexts.createSystemDefault());
            assertUnavailable(ours);
            PublicAccounts accounts = new PublicAccounts(
                    new Limits(address(server)),
                    new TestApps.Account(),
                    new OwnTokens(),
                    SSLContexts.createSystemDefault());
            Problem refused = catchThrowableOfType(Problem.class, () -> accounts.sign(null, "https://site.example/"));
            assertThat(refused.code()).isEqualTo("wechat-unavailable");
            assertThat(heard).hasValue(0);
            accounts.close();

            // The stock client falls for it: the app secret is in what it sends.
            WxMaServiceHttpComponentsImpl stock = new WxMaServiceHttpComponentsImpl();
            WxMaDefaultConfigImpl app = new WxMaDefaultConfigImpl();
            app.setAppid(APP);
            app.setSecret("secret");
            app.setApiHostUrl(address(server));
            stock.setWxMaConfig(app);
            assertThat(stock.jsCode2SessionInfo("code").getOpenid()).isEqualTo("o-1");
            assertThat(heard.get()).isPositive();
            ours.close();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        HttpsServer server = https("elsewhere.example", "dns:elsewhere.example", heard);
        try {
            MiniPrograms ours = programs(address(server), trusting("elsewhere.example"));
            assertUnavailable(ours);
            assertThat(heard).hasValue(0);
            ours.close();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aTrustedCertificateOfTheHostIsTaken() throws Exception {
        HttpsServer server = https("localhost", "dns:localhost,ip:127.0.0.1", new AtomicInteger());
        try {
            MiniPrograms ours = programs(address(server), trusting("localhost"));
            WechatLogin login = ours.login(APP, "code");
            assertThat(login.openid()).isEqualTo("o-1");
            assertThat(login.toString()).doesNotContain("o-1");
            ours.close();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            MiniPrograms ours =
                    programs("http://localhost:" + silent.getLocalPort(), SSLContexts.createSystemDefault());
            long start = System.nanoTime();
            assertUnavailable(ours);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            ours.close();
        }
    }

    /** A stable token that died comes back unless it is forced to be new. */
    @Test
    void aDeadAccessTokenIsForcedToBeNew() throws Exception {
        AtomicReference<String> good = new AtomicReference<>("t-0");
        AtomicInteger forced = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cgi-bin/stable_token", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (body.replace(" ", "").contains("\"force_refresh\":true")) {
                good.set("t-" + forced.incrementAndGet());
            }
            answer(
                    exchange,
                    "{\"access_token\":\"" + (forced.get() == 0 ? "dead" : good.get()) + "\",\"expires_in\":7200}");
        });
        server.createContext("/sns/jscode2session", exchange -> {
            boolean alive = exchange.getRequestURI().getRawQuery().contains("access_token=t-1");
            answer(
                    exchange,
                    alive
                            ? "{\"openid\":\"o-1\",\"session_key\":\"k\"}"
                            : "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
        });
        server.start();
        try {
            MiniPrograms ours =
                    programs("http://localhost:" + server.getAddress().getPort(), SSLContexts.createSystemDefault());
            assertThat(ours.login(null, "code").openid()).isEqualTo("o-1");
            assertThat(forced).hasValue(1);
            ours.close();
        } finally {
            server.stop(0);
        }
    }

    /** Several mini-programs asked at once: none is taken for another. */
    @Test
    void everyMiniProgramAsksAsItself() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/cgi-bin/stable_token", exchange -> answer(exchange, "{\"access_token\":\"t\",\"expires_in\":7200}"));
        server.createContext("/sns/jscode2session", exchange -> {
            String appId = exchange.getRequestURI().getRawQuery().replaceAll(".*appid=([^&]*).*", "$1");
            answer(exchange, "{\"openid\":\"of " + appId + "\",\"session_key\":\"k\"}");
        });
        server.start();
        MiniProgramsConfig more =
                () -> Map.of("village", new FurtherApp("wx-village"), "town", new FurtherApp("wx-town"));
        MiniPrograms ours = new MiniPrograms(
                new Limits("http://localhost:" + server.getAddress().getPort()),
                new OneApp(),
                more,
                new OwnTokens(),
                SSLContexts.createSystemDefault());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<WechatLogin>> logins = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                for (String appId : List.of(APP, "wx-village", "wx-town")) {
                    logins.add(() -> ours.login(appId, "code"));
                }
            }
            for (Future<WechatLogin> login : threads.invokeAll(logins)) {
                assertThat(login.get().openid()).isEqualTo("of " + login.get().appId());
            }
            assertThat(ours.login(null, "code").appId()).isEqualTo(APP);
        } finally {
            ours.close();
            server.stop(0);
        }
    }

    private static void assertUnavailable(MiniPrograms programs) {
        Problem problem = catchThrowableOfType(Problem.class, () -> programs.login(APP, "code"));
        assertThat(problem.code()).isEqualTo("wechat-unavailable");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.retryAfter()).isPresent();
    }

    private static MiniPrograms programs(String base, SSLContext trust) {
        return new MiniPrograms(new Limits(base), new OneApp(), Map::of, new OwnTokens(), trust);
    }

    private HttpsServer https(String name, String alternatives, AtomicInteger heard) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=" + alternatives,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(STORE_PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();

        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(store), STORE_PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            heard.incrementAndGet();
            answer(
                    exchange,
                    exchange.getRequestURI().getPath().startsWith("/cgi-bin/")
                            ? "{\"access_token\":\"t\",\"expires_in\":7200}"
                            : "{\"openid\":\"o-1\",\"session_key\":\"k\"}");
        });
        server.start();
        return server;
    }

    private SSLContext trusting(String name) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        believed.setCertificateEntry(
                "server", load(folder.resolve(name + ".p12")).getCertificate("server"));
        trust.init(believed);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    private static KeyStore load(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD);
        }
        return keys;
    }

    private static String address(HttpsServer server) {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record FurtherApp(String appid) implements MiniProgramsConfig.App {
        @Override
        public String secret() {
            return "secret";
        }

        @Override
        public Optional<String> token() {
            return Optional.empty();
        }

        @Override
        public Optional<String> aesKey() {
            return Optional.empty();
        }
    }

    private record OneApp() implements MiniProgramConfig {
        @Override
        public Optional<String> appid() {
            return Optional.of(APP);
        }

        @Override
        public Optional<String> secret() {
            return Optional.of("secret");
        }

        @Override
        public Optional<String> token() {
            return Optional.empty();
        }

        @Override
        public Optional<String> aesKey() {
            return Optional.empty();
        }
    }
}
