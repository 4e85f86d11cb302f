package cn.fingertip.roster.importing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.fingertip.embedded.TestServers;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.Replica;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

/**
 * Row 18: background work takes effect once. The work is the product's own: imports, each of which must leave one draft,
 * one step and one audit entry, while the two replicas that do them are killed in turn and whoever sent a file sends it
 * again until it is taken. Small by default; {@code -Dfingertip.it.firings=1000 -Dfingertip.it.kills=50} is the whole.
 */
class ImportOnceIT {
    private static final int FIRINGS = Integer.getInteger("fingertip.it.firings", 30);
    private static final int KILLS = Integer.getInteger("fingertip.it.kills", 2);
    private static final int SENDERS = 4;
    /** Several times what it takes on a busy machine: whatever waits for ever fails the test instead. */
    private static final Duration LIMIT = Duration.ofSeconds(180 + 30L * KILLS + 3L * FIRINGS);

    private static final byte[] FILE = Sheets.workbook(List.of(Sheets.row(1), Sheets.row(2), Sheets.row(3)));

    @Test
    void everyFiringTakesEffectOnceWhoeverDies() {
        assertTimeoutPreemptively(LIMIT, ImportOnceIT::fireWhileTheyDie);
    }

    private static void fireWhileTheyDie() throws IOException, SQLException, InterruptedException, ExecutionException {
        Random random = new Random(18);
        try (TestServers servers = TestServers.start();
                ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Replica> both = Replica.start(servers, 2, Crashes.SOON);
            AtomicReferenceArray<Replica> replicas = new AtomicReferenceArray<>(both.toArray(Replica[]::new));
            try {
                String token = both.getFirst().staff("clerk.once", Crashes.QINJIANG, "clerk");
                AtomicInteger fired = new AtomicInteger();
                for (int kill = 0; kill < KILLS; kill++) {
                    List<Future<?>> sent = fire(senders, replicas, token, fired, FIRINGS * (kill + 1) / KILLS);
                    // Somewhere among the work, not at the end of it.
                    int some = FIRINGS * kill / KILLS + random.nextInt(1, Math.max(2, FIRINGS / KILLS));
                    await().atMost(Crashes.PATIENCE)
                            .pollInterval(Duration.ofMillis(10))
                            .until(() -> fired.get() >= some);
                    replicas.get(kill % 2).kill();
                    replicas.set(
                            kill % 2, Replica.start(servers, 1, Crashes.SOON).getFirst());
                    for (Future<?> each : sent) {
                        each.get();
                    }
                }
                await().atMost(Crashes.PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> Crashes.value(servers, "SELECT count(*) FROM import_job WHERE status = 'done'")
                                .equals(String.valueOf(FIRINGS)));
                verify(servers);
            } finally {
                replicas.get(0).kill();
                replicas.get(1).kill();
            }
        }
    }

    private static void verify(TestServers servers) throws SQLException {
        String all = String.valueOf(FIRINGS);
        assertThat(Crashes.value(servers, "SELECT count(*) FROM import_job"))
                .as("none is doubled by sending again")
                .isEqualTo(all);
        assertThat(Crashes.value(servers, "SELECT count(*) || ' ' || max(version) FROM roster_version"))
                .isEqualTo(all + " 1");
        assertThat(Crashes.value(servers, "SELECT count(*) FROM roster_line")).isEqualTo(String.valueOf(3 * FIRINGS));
        assertThat(Crashes.value(servers, "SELECT count(*) FROM roster_step WHERE action = 'import'"))
                .isEqualTo(all);
        assertThat(
                        Crashes.value(
                                servers,
                                "SELECT count(*) || ' ' || count(DISTINCT subject) FROM audit_entry WHERE action = 'roster.imported'"))
                .isEqualTo(all + " " + all);
        assertThat(Crashes.value(servers, "SELECT count(*) FROM scheduled_tasks WHERE task_name = 'import-roster'"))
                .as("nothing left to do")
                .isEqualTo("0");
    }

    private static List<Future<?>> fire(
            ExecutorService senders,
            AtomicReferenceArray<Replica> replicas,
            String token,
            AtomicInteger fired,
            int until) {
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            sent.add(senders.submit(() -> {
                for (int n = fired.getAndIncrement(); n < until; n = fired.getAndIncrement()) {
                    send(replicas, token, n);
                }
                fired.decrementAndGet();
                return null;
            }));
        }
        return sent;
    }

    /** Until one of the two has taken it, as a client does that sees its connection break. */
    private static void send(AtomicReferenceArray<Replica> replicas, String token, int n) {
        String period = "%d-%02d".formatted(2000 + n / 12, n % 12 + 1);
        AtomicInteger tries = new AtomicInteger(n);
        await().atMost(Crashes.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    try {
                        Response answer = Crashes.send(replicas.get(tries.getAndIncrement() % 2), token, FILE, period);
                        assertThat(answer.statusCode()).as(answer.asString()).isIn(202, 503);
                        return answer.statusCode() == 202;
                    } catch (Exception brokenConnection) {
                        return false;
                    }
                });
    }
}
