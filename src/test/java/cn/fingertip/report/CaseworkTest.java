package cn.fingertip.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.Proved;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CaseworkTest {
    private static final Map<String, ReportStatus> MOVES = new LinkedHashMap<>();

    private static final List<String> ACTIONS = List.of(
            "accept",
            "transfer",
            "reject",
            "investigate",
            "reply",
            "conclude",
            "archive",
            "feedback",
            "merge",
            "assign",
            "title",
            "links",
            "notes",
            "hold",
            "release");

    static {
        MOVES.put("accept", ReportStatus.ACCEPTED);
        MOVES.put("transfer", ReportStatus.NOT_OURS);
        MOVES.put("reject", ReportStatus.REJECTED);
        MOVES.put("investigate", ReportStatus.INVESTIGATING);
        MOVES.put("conclude", ReportStatus.CONCLUDED);
        MOVES.put("archive", ReportStatus.ARCHIVED);
    }

    @Inject
    ReportRepository reports;

    @Inject
    AuditTrail audit;

    @ParameterizedTest
    @EnumSource(ReportStatus.class)
    void everyActionInEveryStateDoesWhatTheLifeSays(ReportStatus from) {
        String id = Reporting.received();
        MOVES.forEach((action, target) -> {
            put(id, from);
            Response response = Reporting.act(id, action);
            if (from.next().contains(target)) {
                response.then().statusCode(200).body("status", equalTo(target.wire()));
                assertThat(statusOf(id)).isEqualTo(target);
            } else {
                response.then().statusCode(409).body("code", equalTo("report-move-illegal"));
                assertThat(statusOf(id)).isEqualTo(from);
            }
        });
        put(id, from);
        Reporting.act(id, "reply").then().statusCode(201);
        assertThat(statusOf(id)).isEqualTo(from);
    }

    @Test
    void ofManyInspectorsOneWins() throws Exception {
        String id = Reporting.received();
        List<Callable<Response>> attempts = new ArrayList<>();
        for (String action : List.of("accept", "transfer", "reject")) {
            attempts.addAll(Collections.nCopies(10, () -> Reporting.act(id, action)));
        }
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = racers.invokeAll(attempts).stream()
                    .map(Future::resultNow)
                    .map(Response::statusCode)
                    .toList();
            assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        }
    }

    @Test
    void racingMessagesAreAllKeptInOneOrder() throws Exception {
        String id = Reporting.received();
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Response> attempt = () -> Reporting.act(id, "reply");
            assertThat(racers.invokeAll(Collections.nCopies(12, attempt)))
                    .allSatisfy(
                            sent -> assertThat(sent.resultNow().statusCode()).isEqualTo(201));
        }
        List<String> texts = Reporting.inspector()
                .get(Reporting.STAFF + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("messages.text");
        assertThat(texts).hasSize(12);
    }

    @Test
    void aReplySentTwiceUnderOneKeyIsOneReply() {
        String id = Reporting.received();
        String key = UUID.randomUUID().toString();
        List<String> times = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            times.add(Reporting.inspector()
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(Reporting.bodyOf("reply"))
                    .post(Reporting.STAFF + "/" + id + "/reply")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("at"));
        }
        assertThat(times.getFirst()).isEqualTo(times.getLast());
        Reporting.inspector().get(Reporting.STAFF + "/" + id).then().body("messages.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept",
                "transfer",
                "reject",
                "investigate",
                "reply",
                "conclude",
                "archive",
                "feedback",
                "merge",
                "assign",
                "title",
                "links",
                "notes",
                "hold",
                "release",
                ""
            })
    void reportsOfAnotherCountyAreNotThere(String action) {
        Office other = Office.fresh();
        other.add("inspector");
        other.send();
        String id = newestIn(other.village());
        if (action.isEmpty()) {
            Reporting.inspector()
                    .get(Reporting.STAFF + "/" + id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not-found"));
            Reporting.inspector()
                    .get(Reporting.STAFF + "/" + id + "/files/" + UUID.randomUUID() + "/view")
                    .then()
                    .statusCode(404);
        } else {
            Reporting.act(id, action).then().statusCode(404).body("code", equalTo("not-found"));
        }
        Reporting.inspector()
                .queryParam("limit", 100)
                .get(Reporting.STAFF)
                .then()
                .body("items.id", not(hasItem(id)));
        Reporting.inspector()
                .queryParam("region", other.region())
                .get(Reporting.STAFF)
                .then()
                .body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "clerk.qinjiang",
                "reviewer.qinjiang",
                "secrecy.qinjiang",
                "cadre.zhuokeng",
                "custodian.shicheng",
                "leader.shicheng"
            })
    void nobodyButInspectorsReadsReports(String username) {
        String id = Reporting.received();
        As.staff(username).get(Reporting.STAFF).then().statusCode(403);
        As.staff(username).get(Reporting.STAFF + "/" + id).then().statusCode(403);
        As.staff(username)
                .get(Reporting.STAFF + "/" + id + "/files/" + UUID.randomUUID() + "/view")
                .then()
                .statusCode(403);
        for (String action : MOVES.keySet()) {
            As.staff(username)
                    .contentType(ContentType.JSON)
                    .body(Reporting.bodyOf(action))
                    .post(Reporting.STAFF + "/" + id + "/" + action)
                    .then()
                    .statusCode(403);
        }
        assertThat(statusOf(id)).isEqualTo(ReportStatus.RECEIVED);
    }

    /** Every state × action × role: only an inspector's hand moves anything. */
    @ParameterizedTest
    @EnumSource(ReportStatus.class)
    void inNoStateDoesAnyOtherRoleAnything(ReportStatus state) {
        String id = Reporting.received();
        put(id, state);
        for (String username : List.of(
                "admin",
                "clerk.qinjiang",
                "reviewer.qinjiang",
                "secrecy.qinjiang",
                "cadre.zhuokeng",
                "custodian.shicheng",
                "leader.shicheng")) {
            for (String action : ACTIONS) {
                As.staff(username)
                        .contentType(ContentType.JSON)
                        .body(Reporting.bodyOf(action))
                        .post(Reporting.STAFF + "/" + id + "/" + action)
                        .then()
                        .statusCode(403);
            }
            for (String list : List.of("", "/due", "/escalations", "/statistics", "/statistics/csv", "/retention")) {
                As.staff(username).get(Reporting.STAFF + list).then().statusCode(403);
            }
        }
        assertThat(statusOf(id)).isEqualTo(state);
    }

    @Test
    void villagersAndStrangersHaveNoWayIn() {
        As.villager("villager-of-casework-test").get(Reporting.STAFF).then().statusCode(403);
        As.nobody().get(Reporting.STAFF).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "00000000-0000-4000-8000-000000000000"})
    void unknownIdsAreNotFound(String id) {
        Reporting.inspector().get(Reporting.STAFF + "/" + id).then().statusCode(404);
        Reporting.act(id, "accept").then().statusCode(404);
    }

    @Test
    void theListIsNarrowedAndPagedNewestFirst() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, Object> body = Reporting.body("region", "360735101");
            body.put("kind", "conduct");
            Reporting.sent(given(), body);
            made.addFirst(Reporting.idOf((String) body.get("subject")));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = Reporting.inspector()
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .queryParam("kind", "conduct")
                    .queryParam("region", "360735101")
                    .queryParam("status", "received")
                    .queryParam("limit", 2)
                    .get(Reporting.STAFF);
            page.then()
                    .statusCode(200)
                    .body("items.kind.code", everyItem(equalTo("conduct")))
                    .body("items.region.code", everyItem(equalTo("360735101")))
                    .body("items.status", everyItem(equalTo("received")));
            seen.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().startsWith(made.toArray(String[]::new));
    }

    @Test
    void badFiltersAreNoFault() {
        Reporting.inspector()
                .queryParam("status", "lost")
                .get(Reporting.STAFF)
                .then()
                .statusCode(422)
                .body("code", equalTo("report-status-unknown"));
        Reporting.inspector()
                .queryParam("region", "%")
                .get(Reporting.STAFF)
                .then()
                .statusCode(422);
        for (String filter : List.of("kind", "status", "region")) {
            Reporting.inspector()
                    .queryParam(filter, "weather")
                    .get(Reporting.STAFF)
                    .then()
                    .statusCode(422);
            for (String unkeepable : List.of("\0", "a\0b")) {
                Reporting.inspector()
                        .queryParam(filter, unkeepable)
                        .get(Reporting.STAFF)
                        .then()
                        .statusCode(400);
            }
        }
        Reporting.inspector()
                .queryParam("limit", 101)
                .get(Reporting.STAFF)
                .then()
                .statusCode(422);
        for (String cursor : List.of("!", "AAAA", "LTEfeA", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5H3g")) {
            Reporting.inspector()
                    .queryParam("cursor", cursor)
                    .get(Reporting.STAFF)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("cursor-invalid"));
        }
    }

    @Test
    void decisionsNeedTheirReasons() {
        String id = Reporting.received();
        for (String action : List.of("transfer", "reject", "reply", "conclude")) {
            Reporting.inspector()
                    .contentType(ContentType.JSON)
                    .body(Map.of())
                    .post(Reporting.STAFF + "/" + id + "/" + action)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("invalid"));
        }
        Reporting.inspector()
                .contentType(ContentType.JSON)
                .body(Map.of("result", "guilty", "text", "x"))
                .post(Reporting.STAFF + "/" + id + "/conclude")
                .then()
                .statusCode(422);
        assertThat(statusOf(id)).isEqualTo(ReportStatus.RECEIVED);
    }

    @Test
    void transferAndRejectionTellTheReporterWhy() {
        Map<String, Object> body = Reporting.body();
        String receipt = Reporting.sent(given(), body);
        Reporting.act(Reporting.idOf((String) body.get("subject")), "transfer");
        Reporting.lookUp(receipt)
                .then()
                .body("status", equalTo("not-ours"))
                .body("messages[0].about", equalTo("transfer"))
                .body("messages[0].to", equalTo("县农业农村局"))
                .body("messages[0].text", equalTo("不涉及纪律问题"));

        Map<String, Object> other = Reporting.body();
        String otherReceipt = Reporting.sent(given(), other);
        Reporting.act(Reporting.idOf((String) other.get("subject")), "reject");
        Reporting.lookUp(otherReceipt)
                .then()
                .body("status", equalTo("rejected"))
                .body("messages[0].about", equalTo("rejection"))
                .body("messages[0].text", equalTo("内容与另一件举报相同"));
    }

    @Test
    void everyOpeningAndStepIsAudited() {
        String id = Reporting.received();
        Reporting.inspector().get(Reporting.STAFF + "/" + id).then().statusCode(200);
        Reporting.act(id, "accept");
        Reporting.act(id, "reply");
        Reporting.act(id, "conclude");
        Reporting.act(id, "archive");
        List<?> actions = QuarkusTransaction.requiringNew()
                .call(() -> reports.getEntityManager()
                        .createNativeQuery("SELECT action FROM audit_entry WHERE subject = ?1 ORDER BY seq")
                        .setParameter(1, "report:" + id)
                        .getResultList());
        assertThat(actions)
                .isEqualTo(List.of(
                        "report.submitted",
                        "report.opened",
                        "report.accepted",
                        "report.replied",
                        "report.concluded",
                        "report.archived"));
        assertThat(QuarkusTransaction.requiringNew().call(() -> audit.firstBroken("360735")))
                .isEmpty();
    }

    @Test
    void aDeadlineInAYearWithoutCalendarIsSaidToBeUnknown() {
        Map<String, Object> body = Reporting.body();
        String receipt = Reporting.sent(Proved.villager("villager-of-casework-test", "欧阳案"), body);
        String id = Reporting.idOf((String) body.get("subject"));
        QuarkusTransaction.requiringNew()
                .run(() -> reports.update(
                        "receivedAt = ?1 where id = ?2", Instant.parse("2041-06-03T01:00:00Z"), UUID.fromString(id)));
        Reporting.lookUp(receipt)
                .then()
                .statusCode(200)
                .body("deadlines.acceptBy", nullValue())
                .body("deadlines.note", containsString("2041"));
        Reporting.inspector()
                .get(Reporting.STAFF + "/" + id)
                .then()
                .statusCode(200)
                .body("deadlines.note", containsString("2041"));
    }

    private void put(String id, ReportStatus status) {
        QuarkusTransaction.requiringNew()
                .run(() -> reports.update("status = ?1 where id = ?2", status, UUID.fromString(id)));
    }

    private ReportStatus statusOf(String id) {
        return QuarkusTransaction.requiringNew().call(() -> reports.findById(UUID.fromString(id)).status);
    }

    private String newestIn(String region) {
        return QuarkusTransaction.requiringNew()
                .call(() -> reports.find("region = ?1 order by receivedAt desc", region)
                        .firstResult()
                        .id
                        .toString());
    }
}
