package cn.fingertip.wish;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state with every action: what is legal moves the wish, all else is a 409 that changes nothing. */
@QuarkusTest
class WishLifeTest {
    private static final String VILLAGER = "villager-wish-life";
    private static final List<String> ACTIONS =
            List.of("accept", "return", "start", "done", "close", "close not-ours", "duplicate", "rating", "reopen");

    /**
     * A state, how to come there, and what is legal there, written down apart from the code.
     *
     * @param legal action → the state after it
     */
    record State(String name, List<String> path, Map<String, String> legal) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<State> states() {
        Map<String, String> ends =
                Map.of("close", "closed-unresolved", "close not-ours", "not-ours", "duplicate", "duplicate");
        return Stream.of(
                new State("submitted", List.of(), with(ends, "accept", "accepted", "return", "returned")),
                new State("returned", List.of("return"), with(ends, "accept", "accepted")),
                new State("accepted", List.of("accept"), with(ends, "start", "in-progress")),
                new State("in-progress", List.of("accept", "start"), with(ends, "done", "done")),
                new State(
                        "done",
                        List.of("accept", "start", "done"),
                        Map.of("rating", "confirmed", "reopen", "reopened")),
                new State("confirmed", List.of("accept", "start", "done", "rating"), Map.of("reopen", "reopened")),
                new State(
                        "reopened",
                        List.of("accept", "start", "done", "reopen"),
                        Map.of("start", "in-progress", "close", "closed-unresolved")),
                new State("closed-unresolved", List.of("close"), Map.of()),
                new State("not-ours", List.of("close not-ours"), Map.of()),
                new State("duplicate", List.of("duplicate"), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyActionInThisState(State state) {
        String other = WishSteps.submitted(VILLAGER, WishSteps.ZHUOKENG);
        String still = WishSteps.after(VILLAGER, state.path(), other);
        assertThat(statusOf(still)).isEqualTo(state.name());
        for (String action : ACTIONS) {
            String target = state.legal().get(action);
            if (target == null) {
                Response refused = WishSteps.act(VILLAGER, still, action, other);
                assertThat(refused.statusCode()).as(action).isEqualTo(409);
                assertThat(refused.<String>path("code")).as(action).startsWith("wish-");
            } else {
                String moved = WishSteps.after(VILLAGER, state.path(), other);
                Response answer = WishSteps.act(VILLAGER, moved, action, other);
                assertThat(answer.statusCode()).as(action).isEqualTo(200);
                assertThat(answer.<String>path("status")).as(action).isEqualTo(target);
                assertThat(statusOf(moved)).as(action).isEqualTo(target);
            }
        }
        assertThat(statusOf(still)).as("after all that was refused").isEqualTo(state.name());
    }

    @Test
    void ofFiftyWhoAcceptOneWins() throws Exception {
        String id = WishSteps.submitted(VILLAGER, WishSteps.ZHUOKENG);
        List<Integer> answers =
                atOnce(50, () -> WishSteps.act(VILLAGER, id, "accept", null).statusCode());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
        Response wish = As.villager(VILLAGER).get("/api/v1/wishes/" + id);
        assertThat(wish.jsonPath().getList("history.status")).containsExactly("submitted", "accepted");
    }

    @Test
    void ofDifferentActionsAtOnceOneWins() throws Exception {
        String id = WishSteps.submitted(VILLAGER, WishSteps.ZHUOKENG);
        List<String> actions = List.of("accept", "return", "close not-ours");
        List<Response> answers = atOnce(
                30,
                () -> WishSteps.act(
                        VILLAGER, id, actions.get((int) (Thread.currentThread().threadId() % 3)), null));
        // A returned wish may still be accepted or closed, an accepted one closed: never more than three moves.
        long won = answers.stream().filter(answer -> answer.statusCode() == 200).count();
        assertThat(won).isBetween(1L, 3L);
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 409);
        Response wish = As.villager(VILLAGER).get("/api/v1/wishes/" + id);
        assertThat(wish.jsonPath().getList("history.status"))
                .hasSize((int) won + 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void numbersHaveNoGapsAndNoDoubles() throws Exception {
        String region = "360735105201";
        List<String> numbers = atOnce(
                40,
                () -> WishSteps.submit(
                                VILLAGER,
                                WishSteps.wish(region),
                                UUID.randomUUID().toString())
                        .path("number"));
        List<Integer> places = numbers.stream()
                .map(number -> Integer.parseInt(number.substring(number.lastIndexOf('-') + 1)))
                .sorted()
                .toList();
        assertThat(numbers).allMatch(number -> number.matches("XY" + region + "-20\\d\\d-\\d{4}"));
        int first = places.getFirst();
        assertThat(places).isEqualTo(IntStream.range(first, first + 40).boxed().collect(Collectors.toList()));
    }

    private static String statusOf(String id) {
        return As.villager(VILLAGER).get("/api/v1/wishes/" + id).path("status");
    }

    private static <T> List<T> atOnce(int racers, Callable<T> race) throws Exception {
        WishSteps.submitted(VILLAGER, WishSteps.ZHUOKENG); // logged in before the start
        try (ExecutorService pool = Executors.newFixedThreadPool(racers)) {
            List<T> answers = new ArrayList<>();
            for (var future : pool.invokeAll(Collections.nCopies(racers, race))) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private static Map<String, String> with(Map<String, String> legal, String... more) {
        Map<String, String> all = new HashMap<>(legal);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}
