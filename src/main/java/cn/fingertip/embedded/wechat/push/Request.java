package cn.fingertip.embedded.wechat.push;

import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Time;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Callbacks as HTTP requests, signed anew with every attempt. */
final class Request {

    private final Time time;
    private final Duration patience;

    Request(Time time, Duration patience) {
        this.time = time;
        this.patience = patience;
    }

    /** WeChat asks whether an address is the app's own. */
    HttpRequest verification(String site, App app, String echo) {
        var query = signed(app);
        query.put("echostr", echo);
        return to(site, app, query).GET().build();
    }

    /** @param message in the app's format */
    HttpRequest message(String site, App app, String openid, String message) {
        var query = signed(app);
        query.put("openid", openid);
        var body = message;
        if (app.aesKey() != null) {
            var sealed = new MessageSeal(app.appId(), app.aesKey()).seal(message);
            query.put("encrypt_type", "aes");
            query.put("msg_signature", Signature.of(app.token(), query.get("timestamp"), query.get("nonce"), sealed));
            var envelope = new LinkedHashMap<String, String>();
            envelope.put("ToUserName", app.originalId());
            envelope.put("Encrypt", sealed);
            body = MessageText.of(app, envelope);
        }
        return to(site, app, query)
                .header("Content-Type", app.kind() == App.Kind.PUBLIC_ACCOUNT ? "text/xml" : "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private Map<String, String> signed(App app) {
        var timestamp = Long.toString(time.real().getEpochSecond());
        var nonce = Long.toString(ThreadLocalRandom.current().nextLong(1, 1L << 31));
        var query = new LinkedHashMap<String, String>();
        query.put("signature", Signature.of(app.token(), timestamp, nonce));
        query.put("timestamp", timestamp);
        query.put("nonce", nonce);
        return query;
    }

    private HttpRequest.Builder to(String site, App app, Map<String, String> query) {
        var parameters = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(site + app.callbackPath() + "?" + parameters))
                .timeout(patience);
    }
}
