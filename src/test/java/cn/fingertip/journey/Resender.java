package cn.fingertip.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.testsupport.Replica;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Sends each thing until it is acknowledged, as a phone does that sees its connection break. */
final class Resender implements AutoCloseable {
    /** A server that dies every twenty seconds, and is cold each time, may tell one of many senders to come back often. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Submission, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicReference<Replica> server;

    /** @param server the one that runs, or ran last */
    Resender(AtomicReference<Replica> server) {
        this.server = server;
    }

    /** Returns when it is acknowledged. */
    void deliver(Submission submission) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(PAUSE).until(() -> attempt(submission));
    }

    private boolean attempt(Submission submission) throws InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = once(submission);
        } catch (ConnectException down) {
            return false;
        } catch (IOException connection) {
            broken.incrementAndGet();
            return false;
        }
        if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            busy.incrementAndGet();
            return false;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        acknowledged.put(submission, answer.body());
        return true;
    }

    /** One attempt, whatever comes of it. */
    HttpResponse<String> once(Submission submission) throws IOException, InterruptedException {
        return client.send(submission.to(server.get().port()), HttpResponse.BodyHandlers.ofString());
    }

    /** @return what was acknowledged, with the answer as it came */
    Map<Submission, String> acknowledged() {
        return acknowledged;
    }

    /** @return how many attempts had been begun and ended without an answer */
    int broken() {
        return broken.get();
    }

    /** @return how many attempts were told to come back */
    int busy() {
        return busy.get();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
