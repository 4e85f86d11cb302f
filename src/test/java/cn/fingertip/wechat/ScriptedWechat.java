package cn.fingertip.wechat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A WeChat that says word for word what a test tells it, where the stand-in would say what is sensible. */
final class ScriptedWechat implements AutoCloseable {
    static final String GARBAGE = "<html>502 Bad Gateway</html>";
    static final String NOTHING = "(close)";
    static final String LATE = "(late)";

    final AtomicInteger forced = new AtomicInteger();
    final AtomicInteger tokens = new AtomicInteger();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile String token = "token-first";
    private volatile String dead = "";
    private volatile Duration pause = Duration.ZERO;

    ScriptedWechat() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on. */
    ScriptedWechat says(String path, String answer) {
        answers.put(path, answer);
        return this;
    }

    /** Before each answer, but to those who ask for a token. */
    ScriptedWechat pausing(Duration time) {
        pause = time;
        return this;
    }

    void forget(String path) {
        answers.remove(path);
    }

    static String errcode(int code) {
        return "{\"errcode\":" + code + ",\"errmsg\":\"invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, rid: x\"}";
    }

    /** The token is refused from now on, and given again to whoever does not force another. */
    void kill() {
        dead = token;
    }

    String token() {
        return token;
    }

    int asked(String path) {
        return counts.getOrDefault(path, new AtomicInteger()).get();
    }

    List<String> bodies() {
        return bodies;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            counts.computeIfAbsent(path, absent -> new AtomicInteger()).incrementAndGet();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.add(body);
            String said = said(path, String.valueOf(exchange.getRequestURI().getRawQuery()), body.replace(" ", ""));
            if (said.equals(NOTHING)) {
                return;
            }
            if (said.equals(LATE)) {
                pause(Duration.ofMillis(1500));
            } else if (!path.equals("/cgi-bin/stable_token")) {
                pause(pause);
            }
            byte[] bytes = said.getBytes(StandardCharsets.ISO_8859_1);
            exchange.getResponseHeaders().set("Content-Type", said.startsWith("{") ? "text/plain" : "image/png");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String said(String path, String query, String body) {
        String told = answers.get(path);
        if (path.equals("/cgi-bin/stable_token") && told == null) {
            return token(body.contains("\"force_refresh\":true"));
        }
        if (!dead.isEmpty() && query.contains("access_token=" + dead)) {
            return "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}";
        }
        return told == null ? "{\"errcode\":0,\"errmsg\":\"ok\"}" : told;
    }

    private synchronized String token(boolean force) {
        tokens.incrementAndGet();
        if (force) {
            token = "token-forced-" + forced.incrementAndGet();
        }
        return "{\"access_token\":\"" + token + "\",\"expires_in\":7200}";
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
