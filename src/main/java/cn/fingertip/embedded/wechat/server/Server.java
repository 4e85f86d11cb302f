package cn.fingertip.embedded.wechat.server;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** WeChat's manners: the status is 200 whatever happens, an error is {@code {"errcode","errmsg"}}, a token comes first. */
public final class Server implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where planned errors are called plain text: whoever asks for a picture must not take one for it. */
    private static final Pattern PLAIN = Pattern.compile("/sns/.*|/wxa/getwxacodeunlimit");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final Tokens tokens;
    private final Failures failures;
    private final Calls calls;

    private Server(HttpServer http, Tokens tokens, Failures failures, Calls calls) {
        this.http = http;
        this.tokens = tokens;
        this.failures = failures;
        this.calls = calls;
    }

    /** Starts on a free port of 127.0.0.1. */
    public static Server start(Tokens tokens, Failures failures, Calls calls) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var server = new Server(http, tokens, failures, calls);
        http.createContext("/", server::handle);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** Serves one more path. */
    public void add(Endpoint endpoint) {
        if (endpoints.putIfAbsent(endpoint.path(), endpoint) != null) {
            throw new IllegalStateException(endpoint.path() + " is served already");
        }
    }

    /** @return its port on 127.0.0.1 */
    public int port() {
        return http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            if (answer.location() != null) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        if (isWechats(path)) {
            calls.add(path);
            var failure = failures.next(path);
            if (failure.isPresent()) {
                return failed(failure.get(), exchange, path, body);
            }
        }
        return answer(exchange, path, body);
    }

    private static boolean isWechats(String path) {
        return path.startsWith("/cgi-bin/") || path.startsWith("/wxa/") || path.startsWith("/sns/");
    }

    private Answer failed(Failure failure, HttpExchange exchange, String path, byte[] body) throws IOException {
        return switch (failure) {
            case Failure.Errcode(int code) -> {
                var said = new WechatError(code, "as planned").body();
                yield PLAIN.matcher(path).matches() ? Answer.plainJson(said) : Answer.json(said);
            }
            case Failure.Slow(var by) -> {
                pause(by.toMillis());
                yield answer(exchange, path, body);
            }
            case Failure.Close _ -> throw new IOException("the connection closes without an answer, as planned");
            case Failure.Lost _ -> {
                answer(exchange, path, body);
                throw new IOException("the answer is lost, as planned");
            }
            case Failure.NotJson _ -> Answer.html(200, "<html><body>系统繁忙</body></html>");
            case Failure.Http502 _ -> Answer.html(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
        };
    }

    private Answer answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        var endpoint = endpoints.get(path);
        if (endpoint == null) {
            return Answer.html(404, "<html><body>404 Not Found</body></html>");
        }
        try {
            endpoint.checkMethod(exchange.getRequestMethod());
            var query = Call.parameters(exchange.getRequestURI().getRawQuery());
            var app = endpoint.needsToken() ? tokens.owner(query.get("access_token")) : null;
            return endpoint.answer(new Call(path, query, read(exchange, body), app));
        } catch (JacksonException e) {
            return Answer.json(new WechatError(47001, "data format error").body());
        } catch (WechatError e) {
            return path.startsWith("/sns/") ? Answer.plainJson(e.body()) : Answer.json(e.body());
        } catch (IllegalArgumentException e) {
            if (isWechats(path)) {
                // Of a malformed % for instance.
                return Answer.json(new WechatError(40097, "invalid args").body());
            }
            return new Answer(400, "text/plain; charset=UTF-8", e.getMessage().getBytes(StandardCharsets.UTF_8), null);
        }
    }

    private static JsonNode read(HttpExchange exchange, byte[] body) throws IOException {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null && type.startsWith("multipart/form-data")) {
            return Multipart.of(type, body);
        }
        return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the stand-in stops");
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
