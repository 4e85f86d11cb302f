package cn.fingertip.roster.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.embedded.TestServers;
import cn.fingertip.testsupport.Replica;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trust rows 3 and 4: two replicas of the production package, and a Redis that hangs, dies and drops its messages. */
class RedisFaultsIT {
    private static final int LINES = 4000;
    private static final int PAGE = 50;
    /** Lines of a roster whose every page is asked for: enough for a second or two. */
    private static final int RUSH = 10_000;

    private static final AtomicInteger SHARED = new AtomicInteger();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static TestServers servers;
    private static List<Replica> replicas;
    private static String reviewer;

    @BeforeAll
    static void start() throws Exception {
        servers = TestServers.start();
        replicas = Replica.start(servers, 2, Map.of());
        reviewer = replicas.getFirst().staff("faults.reviewer", "360735100", "reviewer");
        // What a JVM runs for the first time takes longer than what is measured here.
        awaitEars();
        withdrawUnderEyes(roster("2033-08"));
    }

    @AfterAll
    static void stop() {
        replicas.forEach(Replica::kill);
        servers.close();
    }

    /**
     * Row 3. Pages that nobody asked for before, so that each answer needs PostgreSQL, and then the same ones again, with
     * Redis before and after each fault: all are answered, at half the usual rate at least.
     */
    @Test
    void lookupsGoOnWithoutRedis() throws Exception {
        PageRush rush = new PageRush(replicas.getFirst().port());
        // The JVM is still at work on what it runs for the first time.
        rush.ask(roster("2034-01", RUSH), RUSH);
        List<PageRush.Rates> usual = new ArrayList<>();
        usual.add(rush.ask(roster("2034-03", RUSH), RUSH));

        UUID whileHung = roster("2034-04", RUSH);
        Replica.signal(servers.redisPid(), "STOP");
        PageRush.Rates hung;
        try {
            hung = rush.ask(whileHung, RUSH);
        } finally {
            Replica.signal(servers.redisPid(), "CONT");
        }
        awaitSharing();
        usual.add(rush.ask(roster("2034-05", RUSH), RUSH));

        UUID whileGone = roster("2034-06", RUSH);
        servers.killRedis();
        PageRush.Rates gone = rush.ask(whileGone, RUSH);
        servers.startRedisAgain();
        awaitSharing();
        usual.add(rush.ask(roster("2034-07", RUSH), RUSH));

        UUID whileFull = roster("2034-08", RUSH);
        PageRush.Rates full;
        try (RawRedis redis = RawRedis.connect(servers.redisUrl())) {
            redis.full(true);
            full = rush.ask(whileFull, RUSH);
            redis.full(false);
        }
        awaitSharing();
        usual.add(rush.ask(roster("2034-09", RUSH), RUSH));
        awaitEars();

        SoftAssertions.assertSoftly(softly -> {
            halfOfUsual(softly, "hangs", hung, usual.subList(0, 2));
            halfOfUsual(softly, "is gone", gone, usual.subList(1, 3));
            halfOfUsual(softly, "is full", full, usual.subList(2, 4));
        });
    }

    /** @param usual the rates just before and just after */
    private static void halfOfUsual(
            SoftAssertions softly, String fault, PageRush.Rates rates, List<PageRush.Rates> usual) {
        softly.assertThat(rates.unasked())
                .as("pages a second that nobody asked for before while Redis %s; usually %s", fault, usual)
                .isGreaterThan(mean(usual, PageRush.Rates::unasked) / 2);
        softly.assertThat(rates.again())
                .as("the same pages again while Redis %s; usually %s", fault, usual)
                .isGreaterThan(mean(usual, PageRush.Rates::again) / 2);
    }

    private static double mean(List<PageRush.Rates> rates, ToDoubleFunction<PageRush.Rates> of) {
        return rates.stream().mapToDouble(of).average().orElseThrow();
    }

    /** Row 4, the messages held back: Redis hangs while a roster is withdrawn. */
    @Test
    void aWithdrawnRosterIsGoneWithinTwoSecondsWhileRedisHangs() throws Exception {
        UUID id = roster("2033-05");
        Replica.signal(servers.redisPid(), "STOP");
        try {
            withdrawUnderEyes(id);
        } finally {
            Replica.signal(servers.redisPid(), "CONT");
        }
        awaitEars();
    }

    /** Row 4, the messages not taken: Redis has no room for a single one. */
    @Test
    void aWithdrawnRosterIsGoneWithinTwoSecondsWhileRedisIsFull() throws Exception {
        UUID id = roster("2033-09");
        try (RawRedis redis = RawRedis.connect(servers.redisUrl())) {
            redis.full(true);
            try {
                withdrawUnderEyes(id);
            } finally {
                redis.full(false);
            }
        }
        awaitEars();
    }

    /** Row 4, the messages dropped: every connection on which they are pushed is cut, over and over. */
    @Test
    void aWithdrawnRosterIsGoneWithinTwoSecondsThoughNobodyIsTold() throws Exception {
        UUID id = roster("2033-06");
        AtomicBoolean over = new AtomicBoolean();
        try (RawRedis redis = RawRedis.connect(servers.redisUrl());
                ExecutorService cutter = Executors.newSingleThreadExecutor()) {
            Future<Integer> cut = cutter.submit(() -> {
                int count = 0;
                while (!over.get()) {
                    count += redis.killTracking();
                }
                return count;
            });
            withdrawUnderEyes(id);
            over.set(true);
            assertThat(cut.get()).isPositive();
        }
        awaitEars();
    }

    /** The usual case: both are told, and the answer need not wait. */
    @Test
    void aWithdrawnRosterIsGoneAtOnce() throws Exception {
        awaitEars();
        UUID id = roster("2033-07");
        assertThat(withdrawUnderEyes(id)).isLessThan(Duration.ofMillis(900));
    }

    /** Withdraws through one replica while the other is read all the time: nothing old after the answer. */
    private static Duration withdrawUnderEyes(UUID id) throws Exception {
        Replica other = replicas.getLast();
        String path = "/api/v1/rosters/" + id + "/lines?limit=" + PAGE;
        assertThat(status(other, path)).isEqualTo(200);
        record Seen(long asked, int status) {}
        ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        long asked;
        long answered;
        try (ExecutorService eyes = Executors.newFixedThreadPool(2)) {
            Callable<Void> look = () -> {
                while (!over.get()) {
                    long now = System.nanoTime();
                    seen.add(new Seen(now, status(other, path)));
                }
                return null;
            };
            List<Future<Void>> looking = List.of(eyes.submit(look), eyes.submit(look));
            asked = System.nanoTime();
            replicas.getFirst()
                    .as(reviewer)
                    .contentType(ContentType.JSON)
                    .body(Map.of("reason", "金额有误"))
                    .post("/api/v1/staff/rosters/{id}/withdraw", id)
                    .then()
                    .statusCode(200);
            answered = System.nanoTime();
            await().pollInterval(Duration.ofMillis(50))
                    .until(() ->
                            seen.stream().filter(one -> one.asked > answered).count() > 50);
            over.set(true);
            for (Future<Void> one : looking) {
                one.get();
            }
        }
        assertThat(Duration.ofNanos(answered - asked)).isLessThan(Duration.ofSeconds(2));
        assertThat(seen.stream().filter(one -> one.asked > answered).map(Seen::status))
                .as("no stale read after the answer")
                .containsOnly(410);
        assertThat(seen.stream().map(Seen::status)).containsOnly(200, 410);
        return Duration.ofNanos(answered - asked);
    }

    /** Every replica is told of changes. */
    private static void awaitEars() {
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            try (RawRedis redis = RawRedis.connect(servers.redisUrl())) {
                return redis.tracking().size() == replicas.size();
            }
        });
    }

    /** The first replica puts pages into Redis again, which it leaves alone for some seconds after a fault. */
    private static void awaitSharing() throws Exception {
        UUID id = roster("2035-%02d".formatted(SHARED.incrementAndGet()));
        AtomicInteger page = new AtomicInteger();
        await().atMost(Duration.ofSeconds(15)).ignoreExceptions().until(() -> {
            try (RawRedis redis = RawRedis.connect(servers.redisUrl())) {
                int before = redis.sharedPages();
                status(replicas.getFirst(), PageRush.page(id, page.getAndIncrement()));
                // It is put there when the answer has been sent.
                return await().atMost(Duration.ofMillis(200)).until(redis::sharedPages, now -> now > before) > 0;
            }
        });
    }

    private static UUID roster(String period) throws Exception {
        return roster(period, LINES);
    }

    private static UUID roster(String period, int lines) throws Exception {
        try (Connection database = servers.database()) {
            return SeededRosters.insert(database, period, lines);
        }
    }

    private static int status(Replica replica, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + replica.port() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
