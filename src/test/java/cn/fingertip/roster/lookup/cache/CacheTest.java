package cn.fingertip.roster.lookup.cache;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.roster.lookup.Raw;
import cn.fingertip.roster.programme.Made;
import cn.fingertip.testsupport.As;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The three levels of cache: what they save, and that they never harm. */
@QuarkusTest
class CacheTest {
    @Inject
    RosterFixture rosters;

    @Inject
    PageCache pages;

    @Inject
    CurrentVersions versions;

    @Inject
    RedisDataSource redis;

    @Test
    void aPageSurvivesInRedisAndItsBytesAreTheSame() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 60));
        byte[] first = page(id);
        Awaitility.await().until(() -> !keys(id).isEmpty());
        pages.forget();
        assertThat(page(id)).isEqualTo(first);
        String key = keys(id).iterator().next();
        assertThat(redis.key().ttl(key)).isPositive();
        redis.value(byte[].class).set(key, "damaged".getBytes(StandardCharsets.UTF_8));
        pages.forget();
        assertThat(page(id)).as("a damaged page counts as none").isEqualTo(first);
    }

    @Test
    void oneLoadForManyAtOnce() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        PageKey key = new PageKey.Lines(UUID.randomUUID(), 0, null, 0, 20);
        CompletableFuture<Void> gate = new CompletableFuture<>();
        List<CompletableFuture<PublicBody>> waiting = new java.util.ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(pages.get(key, () -> {
                        gate.join();
                        loads.incrementAndGet();
                        return "{}".getBytes(StandardCharsets.UTF_8);
                    })
                    .subscribeAsCompletionStage());
        }
        waiting.getFirst().cancel(true);
        gate.complete(null);
        for (CompletableFuture<PublicBody> one : waiting.subList(1, 100)) {
            assertThat(one.get().plain().bytes()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void lookupsGoOnWhileRedisHangs() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 60));
        redis.execute("CLIENT", "PAUSE", "3000");
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            Callable<Integer> ask = () -> {
                pages.forget();
                return Raw.get("/api/v1/rosters/" + id + "/lines?limit=50", Map.of())
                        .statusCode();
            };
            for (Future<Integer> status : clients.invokeAll(java.util.Collections.nCopies(200, ask))) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> "PONG".equals(redis.execute("PING").toString()));
    }

    @Test
    void anotherReplicasWordIsHeardAndAnswered() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        page(id);
        CurrentVersion before = versions.of(id).await().indefinitely();
        String token = UUID.randomUUID().toString();
        redis.execute("SET", "fingertip:changed:" + id + ":" + token, "another", "PX", "5000");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMillis(900))
                .until(() -> redis.list(String.class).llen("fingertip:seen:" + token) == 1);
        assertThat(versions.of(id).await().indefinitely())
                .as("read anew")
                .isNotSameAs(before)
                .isEqualTo(before);
    }

    @Test
    void aLostEarIsFoundAgain() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        redis.execute("CLIENT", "KILL", "TYPE", "normal");
        String before = redis.value(String.class).get("fingertip:no-such-key");
        assertThat(before).isNull();
        Awaitility.await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            String token = UUID.randomUUID().toString();
            redis.execute("SET", "fingertip:changed:" + id + ":" + token, "another", "PX", "5000");
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMillis(200))
                    .until(() -> redis.list(String.class).llen("fingertip:seen:" + token) == 1);
        });
    }

    @Test
    void whatAnotherReplicaMakesIsWaitedFor() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 60));
        byte[] made = page(id);
        Awaitility.await().until(() -> !keys(id).isEmpty());
        String key = keys(id).iterator().next();
        byte[] kept = redis.value(byte[].class).get(key);
        redis.key().del(key);
        redis.value(String.class).set("fingertip:making:" + key, "another");
        pages.forget();
        try (ExecutorService client = Executors.newSingleThreadExecutor()) {
            Future<byte[]> asked = client.submit(() -> page(id));
            // Bytes that this process would not have made: only compressed otherwise.
            byte[] other = java.util.Arrays.copyOf(kept, kept.length);
            other[8] = 0;
            redis.value(byte[].class).set(key, other);
            assertThat(asked.get()).isEqualTo(made);
        }
        assertThat(redis.value(byte[].class).get(key)[8])
                .as("not made here once more")
                .isZero();
        redis.key().del(key);
        pages.forget();
        assertThat(page(id)).as("who never delivers is not waited for long").isEqualTo(made);
        redis.key().del("fingertip:making:" + key);
    }

    @Test
    void noNumberOfAPersonInRedis() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 60));
        byte[] page = page(id);
        Awaitility.await().until(() -> !keys(id).isEmpty());
        assertThat(new String(page, StandardCharsets.UTF_8))
                .doesNotContain("360799")
                .doesNotContain("629999");
        for (String key : keys(id)) {
            String kept = new String(Raw.gunzip(redis.value(byte[].class).get(key)), StandardCharsets.UTF_8);
            assertThat(kept).doesNotContain("360799").doesNotContain("629999");
            assertThat(Pattern.compile("\\d{15,}").matcher(kept).find()).isFalse();
        }
    }

    @Test
    void aListOfVersionsShowsNothingThatARevisionTells() throws Exception {
        String programme = Made.programme();
        UUID id = rosters.published(programme, TOWNSHIP, When.next(), lines(XINGLONG, 2));
        CurrentVersion.Published before = versions.of(id).await().indefinitely().published();
        byte[] first = Raw.get("/api/v1/rosters/" + id + "/versions", Map.of()).body();
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "改名" + programme,
                        "unit",
                        "公顷",
                        "amountRule",
                        "free",
                        "showQuantity",
                        false,
                        "showStandard",
                        false,
                        "maskNames",
                        true,
                        "publicityDays",
                        9))
                .put("/api/v1/staff/programmes/{code}", programme)
                .then()
                .statusCode(200);
        versions.forgetAll();
        assertThat(versions.of(id).await().indefinitely().published().revision())
                .isNotEqualTo(before.revision());
        assertThat(Raw.get("/api/v1/rosters/" + id + "/versions", Map.of()).body())
                .as("as it was kept")
                .isEqualTo(first);
        pages.forget();
        redis.key().del("fingertip:versions:1:" + before.versionId() + ":false");
        assertThat(Raw.get("/api/v1/rosters/" + id + "/versions", Map.of()).body())
                .as("made anew")
                .isEqualTo(first);
    }

    @Test
    void pagesOfNoVillageAreNotKept() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 60));
        for (String village : List.of("360735100999", "360735101200", "152223100200", "000000000000")) {
            var answer = Raw.get("/api/v1/rosters/" + id + "/lines?limit=50&village=" + village, Map.of());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"items\":[]");
        }
        String beyond = Cursor.of(1, 100_000);
        assertThat(Raw.get("/api/v1/rosters/" + id + "/lines?limit=50&cursor=" + beyond, Map.of())
                        .statusCode())
                .isEqualTo(200);
        Raw.get("/api/v1/rosters/" + id + "/lines?limit=50&village=" + XINGLONG, Map.of());
        Awaitility.await().until(() -> !keys(id).isEmpty());
        assertThat(keys(id)).singleElement().asString().contains(XINGLONG);
    }

    private byte[] page(UUID id) throws Exception {
        var answer = Raw.get("/api/v1/rosters/" + id + "/lines?limit=50", Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private Set<String> keys(UUID id) {
        CurrentVersion.Published published =
                versions.of(id).await().indefinitely().published();
        return Set.copyOf(redis.key().keys("fingertip:lines:1:" + published.versionId() + "*"));
    }
}
