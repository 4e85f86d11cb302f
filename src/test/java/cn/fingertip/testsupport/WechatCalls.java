package cn.fingertip.testsupport;

import cn.fingertip.embedded.TestServers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before the stand-in WeChat, counts what is asked of it, and passes it on. */
public final class WechatCalls implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpServer server;
    private final TestServers servers;
    private final List<String> paths = new CopyOnWriteArrayList<>();

    private WechatCalls(HttpServer server, TestServers servers) {
        this.server = server;
        this.servers = servers;
    }

    public static WechatCalls before(TestServers servers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WechatCalls calls = new WechatCalls(server, servers);
        server.createContext("/", calls::passOn);
        server.start();
        return calls;
    }

    private void passOn(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().getPath());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(setting("FINGERTIP_WECHAT_API_BASE_URL") + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            byte[] answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** @return the address for {@code FINGERTIP_WECHAT_API_BASE_URL} */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @return what was asked so far, by path */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    /** @return the openid that belongs to a login code, as WeChat itself says */
    public String openidOf(String code) throws IOException, InterruptedException {
        String answer = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(setting("FINGERTIP_WECHAT_API_BASE_URL")
                                        + "/sns/jscode2session?appid=" + setting("WX_MINIAPP_APPID") + "&secret="
                                        + setting("WX_MINIAPP_SECRET") + "&js_code=" + code
                                        + "&grant_type=authorization_code"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
        return io.restassured.path.json.JsonPath.from(answer).getString("openid");
    }

    private String setting(String name) {
        return servers.environment().get(name);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
