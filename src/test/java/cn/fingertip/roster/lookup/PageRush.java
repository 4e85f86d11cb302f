package cn.fingertip.roster.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Cursor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some clients that share out the pages of a roster among themselves, each asking for the next when it has its answer. */
final class PageRush {
    private static final int CLIENTS = 8;
    private static final int PAGE = 10;
    /** A hit takes so little that one walk would be over before it can be measured. */
    private static final int AGAIN = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    PageRush(int port) {
        this.port = port;
    }

    /**
     * Answers a second.
     *
     * @param unasked where each page was wanted for the first time
     * @param again where each was wanted before
     */
    record Rates(double unasked, double again) {}

    /**
     * Asks for every page once, and then for every page some times more. Fails where an answer is not 200.
     *
     * @param lines of the roster
     */
    Rates ask(UUID roster, int lines) throws Exception {
        return new Rates(walk(roster, lines / PAGE, 1), walk(roster, lines / PAGE, AGAIN));
    }

    /** @return path of a page that replicas share through Redis, the first is 0 */
    static String page(UUID roster, int number) {
        return "/api/v1/rosters/" + roster + "/lines?limit=" + PAGE + "&cursor=" + Cursor.of(1, number * PAGE);
    }

    private double walk(UUID roster, int pages, int times) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<List<Integer>> client = () -> {
            List<Integer> statuses = new ArrayList<>();
            for (int page = next.getAndIncrement(); page < pages * times; page = next.getAndIncrement()) {
                statuses.add(status(page(roster, page % pages)));
            }
            return statuses;
        };
        List<Integer> all = new ArrayList<>();
        long begun = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<List<Integer>> one : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                all.addAll(one.get());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(all).hasSize(pages * times).containsOnly(200);
        return pages * times / seconds;
    }

    private int status(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
