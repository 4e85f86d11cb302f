package cn.fingertip.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A phone all of whose requests tell whose it is: its address, and marks in every header that a server might keep. */
final class MarkedPhone implements AutoCloseable {
    /** On loopback, and nobody else's in any test. */
    static final String ADDRESS = "127.84.23.11";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(InetAddress.ofLiteral(ADDRESS))
            .build();

    /**
     * @param mark 32 hex digits that stand in every header but those with an address
     * @param openid as a gateway of WeChat's would pass it on
     */
    MarkedPhone(int port, String mark, String openid) {
        this.port = port;
        headers.put("User-Agent", "Mozilla/5.0 (Linux; Android 9; PHONE-" + mark + ") MicroMessenger/8.0.49");
        headers.put("X-Forwarded-For", "203.0.113.77, 198.51.100.23");
        headers.put("X-Real-IP", "203.0.113.77");
        headers.put("Forwarded", "for=203.0.113.77;for=\"[2001:db8:5a1::77]\"");
        headers.put("Cookie", "session=cookie-" + mark);
        headers.put("Referer", "https://servicewechat.com/wx-" + mark + "/page-frame.html");
        headers.put(
                "Accept-Language", "gan-Hans-CN-x-" + mark.substring(0, 8) + "-" + mark.substring(8, 16) + ";q=0.77");
        headers.put("X-WX-OPENID", openid);
        headers.put("X-WX-UNIONID", "union-" + mark);
        headers.put("X-Request-Id", mark);
        headers.put("traceparent", "00-" + mark + "-b7ad6b7169203331-01");
        headers.put("tracestate", "vendor=" + mark);
        headers.put("From", "reporter-" + mark + "@example.org");
        headers.put("Sec-CH-UA-Model", "\"model-" + mark + "\"");
    }

    /** @return all that must stand nowhere of it */
    Traces traces(String mark) {
        Traces traces = new Traces()
                .plant("mark", mark)
                .plant("address", ADDRESS)
                .plant("forwarded address", "203.0.113.77")
                .plant("proxy's address", "198.51.100.23")
                .plant("forwarded IPv6 address", "2001:db8:5a1::77")
                .plant("part of language", mark.substring(0, 8) + "-" + mark.substring(8, 16));
        headers.forEach((name, value) -> traces.plant(name, value));
        return traces;
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send("GET", path, new byte[0], Map.of());
    }

    /** @param body an object that has a JSON form, or a text that is sent as it is */
    HttpResponse<byte[]> post(String path, Object body, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put("Content-Type", "application/json");
        all.putIfAbsent("Idempotency-Key", UUID.randomUUID().toString());
        String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
        return send("POST", path, text.getBytes(StandardCharsets.UTF_8), all);
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, Map<String, String> more)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
