package cn.fingertip.roster.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.embedded.TestServers;
import cn.fingertip.kernel.Cursor;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trust rows 3 and 4: two replicas of the production package, and a Redis that hangs, dies and drops its messages. */
class RedisFaultsIT {
    private static final int LINES = 4000;
    private static final int PAGE = 50;
    private static final int CLIENTS = 8;
    private static final Duration LOAD = Duration.ofSeconds(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static TestServers servers;
    private static List<Replica> replicas;
    private static String reviewer;

    @BeforeAll
    static void start() throws IOException {
        servers = TestServers.start();
        replicas = Replica.start(servers, 2, Map.of());
        reviewer = replicas.getFirst().staff("faults.reviewer", "360735100", "reviewer");
    }

    @AfterAll
    static void stop() {
        replicas.forEach(Replica::kill);
        servers.close();
    }

    /** Row 3. Each load begins with pages that no cache holds, and goes on with those it has made. */
    @Test
    void lookupsGoOnWithoutRedis() throws Exception {
        UUID first = roster("2033-01");
        UUID second = roster("2033-02");
        UUID third = roster("2033-03");
        long warming = load(first).size();
        assertThat(warming).isPositive();
        int usual = answersOf(load(roster("2033-04")));
        Replica.signal(servers.redisPid(), "STOP");
        try {
            assertThat(answersOf(load(second)))
                    .as("Redis hangs; with it %s", usual)
                    .isGreaterThan(usual / 2);
        } finally {
            Replica.signal(servers.redisPid(), "CONT");
        }
        servers.killRedis();
        assertThat(answersOf(load(third)))
                .as("Redis is gone; with it %s", usual)
                .isGreaterThan(usual / 2);
        servers.startRedisAgain();
        awaitEars();
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
        withdrawUnderEyes(roster("2033-08"));
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

    private static UUID roster(String period) throws Exception {
        try (Connection database = servers.database()) {
            return SeededRosters.insert(database, period, LINES);
        }
    }

    private static int answersOf(List<Integer> statuses) {
        assertThat(statuses).containsOnly(200);
        return statuses.size();
    }

    /** @return the statuses of all answers to some clients in a fixed time */
    private static List<Integer> load(UUID id) throws Exception {
        Replica replica = replicas.getFirst();
        long end = System.nanoTime() + LOAD.toNanos();
        Callable<List<Integer>> client = () -> {
            List<Integer> statuses = new ArrayList<>();
            while (System.nanoTime() < end) {
                int page = ThreadLocalRandom.current().nextInt(LINES / PAGE);
                statuses.add(status(
                        replica,
                        "/api/v1/rosters/" + id + "/lines?limit=" + PAGE + "&cursor=" + Cursor.of(1, page * PAGE)));
            }
            return statuses;
        };
        List<Integer> all = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<List<Integer>> one : clients.invokeAll(java.util.Collections.nCopies(CLIENTS, client))) {
                all.addAll(one.get());
            }
        }
        return all;
    }

    private static int status(Replica replica, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + replica.port() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
