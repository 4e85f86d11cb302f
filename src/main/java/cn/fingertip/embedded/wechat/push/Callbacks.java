package cn.fingertip.embedded.wechat.push;

import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.Time;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Tells an app's server what happened, signed and encrypted as agreed, and up to three times more when it does not
 * answer in time or fails.
 */
public final class Callbacks implements AutoCloseable {

    private static final int ATTEMPTS = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Deliveries deliveries;
    private final Request request;
    private final Time time;
    private volatile String site;

    /** @param patience how long one answer may take; WeChat's is five seconds */
    public Callbacks(Time time, Deliveries deliveries, Duration patience) {
        this.time = time;
        this.deliveries = deliveries;
        this.request = new Request(time, patience);
    }

    /** @param address of the site, without a slash at the end; where every app's callbacks go */
    public void to(String address) {
        site = address.replaceAll("/+$", "");
    }

    /**
     * Asks the app's server whether it is the app's own, as when its address is entered.
     *
     * @return whether it gave the right echo
     */
    public boolean verify(App app) {
        var echo = Digests.random(8);
        try {
            var answer = client.send(request.verification(site(), app, echo), BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().equals(echo);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Pushes a message or event in the background.
     *
     * @param openid of whom it is about
     * @param fields what it says, beside whom to, whom from and when
     */
    public CompletableFuture<Pushed> push(App app, String openid, Map<String, ?> fields) {
        return push(app, openid, fields, Duration.ZERO);
    }

    /** Pushes it some time later. */
    public CompletableFuture<Pushed> push(App app, String openid, Map<String, ?> fields, Duration later) {
        if (site == null || app.token() == null) {
            return CompletableFuture.completedFuture(new Pushed(0, 0, "", List.of()));
        }
        var message = new LinkedHashMap<String, Object>();
        message.put("ToUserName", app.originalId());
        message.put("FromUserName", openid);
        message.put("CreateTime", time.real().getEpochSecond());
        message.putAll(fields);
        return CompletableFuture.supplyAsync(
                () -> attempt(app, openid, message),
                later.isZero()
                        ? threads
                        : CompletableFuture.delayedExecutor(later.toMillis(), TimeUnit.MILLISECONDS, threads));
    }

    private Pushed attempt(App app, String openid, Map<String, ?> message) {
        var text = MessageText.of(app, message);
        var pushed = new Pushed(0, 0, "", List.of());
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            pushed = once(app, openid, text, attempt);
            if (pushed.status() != 0 && pushed.status() < 500) {
                break;
            }
        }
        deliveries.add("callback", app, openid, content(message, pushed));
        return pushed;
    }

    private Pushed once(App app, String openid, String text, int attempt) {
        try {
            return answered(
                    app, attempt, client.send(request.message(site(), app, openid, text), BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Pushed(attempt, 0, "", Reply.seen(app, 0, ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Pushed(attempt, 0, "", List.of());
        }
    }

    private static Pushed answered(App app, int attempt, HttpResponse<String> answer) {
        try {
            var opened = Reply.opened(app, answer.body());
            return new Pushed(attempt, answer.statusCode(), opened, Reply.seen(app, answer.statusCode(), opened));
        } catch (IllegalArgumentException e) {
            return new Pushed(attempt, answer.statusCode(), e.getMessage(), Reply.seen(app, 0, ""));
        }
    }

    private static Map<String, ?> content(Map<String, ?> message, Pushed pushed) {
        return Map.of(
                "message", message,
                "attempts", pushed.attempts(),
                "status", pushed.status(),
                "answer", pushed.answer(),
                "replies", pushed.replies());
    }

    private String site() {
        if (site == null) {
            throw new IllegalArgumentException("nobody said where callbacks go: POST /admin/callbacks {\"site\":…}");
        }
        return site;
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
