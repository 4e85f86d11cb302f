package cn.fingertip.roster;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Nobody approves their own work, and no move is illegal: every state × action × person, and a hundred racers. */
@QuarkusTest
class TransitionMatrixTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String REVIEWER = "reviewer.qinjiang";
    private static final String SECRECY = "secrecy.qinjiang";

    @Inject
    RosterFixture rosters;

    /** What is asked for; the name is the path's. */
    private enum Act {
        SUBMIT,
        REVIEW,
        CLEAR,
        PUBLISH,
        RETURN,
        WITHDRAW,
        FINALIZE,
        /** PUT of the correction's reasons. */
        CORRECTION
    }

    /** Where a roster stands, and what may be done there at all. */
    private enum State {
        DRAFT(Act.SUBMIT),
        SUBMITTED(Act.REVIEW, Act.RETURN),
        REVIEWED(Act.CLEAR, Act.RETURN),
        CLEARED(Act.PUBLISH, Act.RETURN),
        PUBLISHED(Act.WITHDRAW),
        PUBLICITY_OVER(Act.WITHDRAW, Act.FINALIZE),
        FINAL(Act.WITHDRAW),
        WITHDRAWN,
        /** A draft over a published version, explained. */
        CORRECTED(Act.SUBMIT, Act.CORRECTION, Act.WITHDRAW, Act.FINALIZE),
        CORRECTION_SUBMITTED(Act.REVIEW, Act.RETURN, Act.WITHDRAW, Act.FINALIZE);

        private final Set<Act> legal;

        State(Act... legal) {
            this.legal = legal.length == 0 ? EnumSet.noneOf(Act.class) : EnumSet.copyOf(List.of(legal));
        }

        boolean corrects() {
            return this == CORRECTED || this == CORRECTION_SUBMITTED;
        }
    }

    /** Who asks; the roles decide which acts the route lets through. */
    private enum Who {
        NOBODY,
        VILLAGER,
        LEADER,
        CADRE,
        ADMIN,
        CUSTODIAN,
        INSPECTOR,
        OTHER_CLERK(Act.SUBMIT, Act.CORRECTION),
        OTHER_REVIEWER(Act.REVIEW, Act.PUBLISH, Act.RETURN, Act.WITHDRAW, Act.FINALIZE),
        OTHER_SECRECY(Act.CLEAR, Act.PUBLISH, Act.RETURN),
        AUTHOR(Act.SUBMIT, Act.CORRECTION),
        THE_REVIEWER(Act.REVIEW, Act.PUBLISH, Act.RETURN, Act.WITHDRAW, Act.FINALIZE),
        THE_SECRECY(Act.CLEAR, Act.PUBLISH, Act.RETURN);

        private final Set<Act> acts;

        Who(Act... acts) {
            this.acts = acts.length == 0 ? EnumSet.noneOf(Act.class) : EnumSet.copyOf(List.of(acts));
        }

        RequestSpecification asks() {
            return switch (this) {
                case NOBODY -> As.nobody();
                case VILLAGER -> As.villager("matrix-1");
                case LEADER -> As.staff("leader.shicheng");
                case CADRE -> As.staff("cadre.zhuokeng");
                case ADMIN -> As.staff("admin");
                case CUSTODIAN -> As.staff("custodian.shicheng");
                case INSPECTOR -> As.staff("inspector.shicheng");
                case OTHER_CLERK -> As.staff("clerk.xiaosong");
                case OTHER_REVIEWER -> As.staff("reviewer.xiaosong");
                case OTHER_SECRECY -> As.staff("secrecy.xiaosong");
                case AUTHOR -> As.staff(CLERK);
                case THE_REVIEWER -> As.staff(REVIEWER);
                case THE_SECRECY -> As.staff(SECRECY);
            };
        }

        int expected(State state, Act act) {
            if (this == NOBODY) {
                return 401;
            }
            if (!acts.contains(act)) {
                return 403;
            }
            if (name().startsWith("OTHER")) {
                return 404;
            }
            if (state.legal.contains(act)) {
                return 200;
            }
            return act == Act.CORRECTION && !state.corrects() ? 404 : 409;
        }
    }

    @Test
    void everyStateActionAndPerson() {
        List<String> wrong = new ArrayList<>();
        for (State state : State.values()) {
            // What is refused changes nothing, so one roster bears all refusals.
            UUID bearing = in(state, CLERK);
            for (Who who : Who.values()) {
                for (Act act : Act.values()) {
                    int expected = who.expected(state, act);
                    UUID id = expected == 200 ? in(state, CLERK) : bearing;
                    int actual = take(who.asks(), id, act).statusCode();
                    if (actual != expected) {
                        wrong.add(state + ": " + who + " " + act + " gave " + actual + ", not " + expected);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoHoldsEveryRoleStillApprovesNothingOfTheirOwn() {
        String all = StaffMaker.make("all", TOWNSHIP, "clerk", "reviewer", "secrecy-reviewer");
        Set<Act> own = EnumSet.of(Act.SUBMIT, Act.CORRECTION, Act.WITHDRAW);
        List<String> wrong = new ArrayList<>();
        for (State state : State.values()) {
            UUID bearing = in(state, all);
            for (Act act : Act.values()) {
                // Whether publicity is over is only looked at for who may close it.
                boolean legal = state.legal.contains(act)
                        || act == Act.FINALIZE && (state == State.PUBLISHED || state == State.FINAL);
                int expected =
                        legal ? own.contains(act) ? 200 : 403 : act == Act.CORRECTION && !state.corrects() ? 404 : 409;
                UUID id = expected == 200 ? in(state, all) : bearing;
                Response answer = take(As.staff(all, StaffMaker.PASSWORD), id, act);
                if (answer.statusCode() != expected
                        || expected == 403
                                && !"own-work".equals(answer.jsonPath().getString("code"))) {
                    wrong.add(state + ": " + act + " gave " + answer.statusCode() + ", not " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void ofAHundredRacersOneWins() throws Exception {
        UUID id = in(State.DRAFT, CLERK);
        race(id, Act.SUBMIT, List.of(Who.AUTHOR));
        race(id, Act.REVIEW, List.of(Who.THE_REVIEWER));
        race(id, Act.CLEAR, List.of(Who.THE_SECRECY));
        race(id, Act.PUBLISH, List.of(Who.THE_REVIEWER, Who.THE_SECRECY));
        rosters.endPublicity(id);
        race(id, Act.FINALIZE, List.of(Who.THE_REVIEWER));
        race(id, Act.WITHDRAW, List.of(Who.THE_REVIEWER));
        assertThat(As.staff(REVIEWER)
                        .get("/api/v1/staff/rosters/{id}", id)
                        .jsonPath()
                        .getList("versions[0].steps.action"))
                .containsExactly("import", "submit", "review", "clear", "publish", "finalize", "withdraw");
    }

    private static void race(UUID id, Act act, List<Who> whos) throws Exception {
        List<Callable<Integer>> races = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            RequestSpecification who = whos.get(i % whos.size()).asks();
            races.add(() -> take(who, id, act).statusCode());
        }
        Collections.shuffle(races);
        try (ExecutorService racers = Executors.newFixedThreadPool(20)) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : racers.invokeAll(races)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .as("%s", act)
                    .filteredOn(status -> status == 200)
                    .hasSize(1);
            assertThat(answers)
                    .as("%s", act)
                    .filteredOn(status -> status == 409)
                    .hasSize(99);
        }
    }

    /** @return a roster of its own in that state, imported by {@code author} */
    private UUID in(State state, String author) {
        When when = When.next();
        UUID id = rosters.draft("farmland", TOWNSHIP, when, RosterFixture.lines(XINGLONG, 2), author);
        switch (state) {
            case DRAFT -> {
                // it is one
            }
            case SUBMITTED -> way(id, author, 1);
            case REVIEWED -> way(id, author, 2);
            case CLEARED -> way(id, author, 3);
            case PUBLISHED -> way(id, author, 4);
            case PUBLICITY_OVER -> over(id, author);
            case FINAL -> {
                over(id, author);
                must(Who.THE_REVIEWER.asks(), id, Act.FINALIZE);
            }
            case WITHDRAWN -> {
                way(id, author, 4);
                must(Who.THE_REVIEWER.asks(), id, Act.WITHDRAW);
            }
            case CORRECTED, CORRECTION_SUBMITTED -> {
                over(id, author);
                rosters.draft("farmland", TOWNSHIP, when, RosterFixture.lines(XINGLONG, 3), author);
                must(staff(author), id, Act.CORRECTION);
                if (state == State.CORRECTION_SUBMITTED) {
                    must(staff(author), id, Act.SUBMIT);
                }
            }
        }
        return id;
    }

    private void over(UUID id, String author) {
        way(id, author, 4);
        rosters.endPublicity(id);
    }

    private static void way(UUID id, String author, int steps) {
        List<Runnable> way = List.of(
                () -> must(staff(author), id, Act.SUBMIT),
                () -> must(Who.THE_REVIEWER.asks(), id, Act.REVIEW),
                () -> must(Who.THE_SECRECY.asks(), id, Act.CLEAR),
                () -> must(Who.THE_REVIEWER.asks(), id, Act.PUBLISH));
        way.subList(0, steps).forEach(Runnable::run);
    }

    private static RequestSpecification staff(String username) {
        return username.contains("qinjiang") ? As.staff(username) : As.staff(username, StaffMaker.PASSWORD);
    }

    private static void must(RequestSpecification who, UUID id, Act act) {
        take(who, id, act).then().statusCode(200);
    }

    private static Response take(RequestSpecification who, UUID id, Act act) {
        RequestSpecification request = switch (act) {
            case RETURN, WITHDRAW, CORRECTION ->
                who.contentType(ContentType.JSON).body(Map.of("reason", "面积与台账不符"));
            case SUBMIT, REVIEW, CLEAR, PUBLISH, FINALIZE -> who;
        };
        String path = act.name().toLowerCase(java.util.Locale.ROOT);
        return act == Act.CORRECTION
                ? request.put("/api/v1/staff/rosters/{id}/correction", id)
                : request.post("/api/v1/staff/rosters/{id}/{action}", id, path);
    }
}
