package cn.fingertip.report.retention;

import static cn.fingertip.report.casework.Cases.STAFF;
import static cn.fingertip.report.casework.Cases.act;
import static cn.fingertip.report.casework.Cases.done;
import static cn.fingertip.report.casework.Cases.lookUp;
import static cn.fingertip.report.casework.Cases.open;
import static cn.fingertip.report.casework.Cases.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.report.casework.Cases.Sent;
import cn.fingertip.testsupport.Audited;
import cn.fingertip.testsupport.Calendars;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a report: the receipt first, then all of it, unless somebody holds it back. */
@QuarkusTest
class RetentionTest {
    private static final List<String> TABLES =
            List.of("report_message", "report_note", "report_key", "report_receipt", "report_hold", "report_task");

    @Inject
    ReportRetentionJob job;

    @Inject
    RetentionRules rules;

    @Inject
    Clock clock;

    @Inject
    EntityManager em;

    private Office office;
    private Person inspector;

    @BeforeEach
    void anOffice() {
        Calendars.knownThroughNextYear(clock);
        office = Office.fresh();
        inspector = office.add("inspector");
    }

    @Test
    void theReceiptEndsLongBeforeTheOfficesAccess() {
        Sent sent = archived();
        RetentionRule rule = rules.inForce("other", clock.today());
        runAfter(rule.receiptDays());
        lookUp(sent.receipt())
                .then()
                .statusCode(200)
                .body(
                        "receiptEndsOn",
                        equalTo(clock.today().plusDays(rule.receiptDays()).toString()));
        runAfter(rule.receiptDays() + 1);
        lookUp(sent.receipt()).then().statusCode(404).body("code", equalTo("receipt-unknown"));
        open(inspector, sent.id()).then().statusCode(200).body("text", equalTo("请核查。"));
        inspector.in().get(STAFF + "/retention").then().body("items", empty());
        assertThat(audited(sent.id())).containsOnlyOnce("report.receipt-ended");
    }

    @Test
    void whatIsOverIsDestroyedAfterAWarningAndOnlyTheCountRemains() {
        Sent sent = archived();
        RetentionRule rule = rules.inForce("other", clock.today());
        runAfter(rule.keepDays());
        open(inspector, sent.id()).then().statusCode(200);
        age(sent.id(), rule.keepDays() - rule.warningDays());
        inspector
                .in()
                .get(STAFF + "/retention")
                .then()
                .statusCode(200)
                .body("items.report", contains(sent.id()))
                .body(
                        "items[0].keptUntil",
                        equalTo(clock.today().plusDays(rule.warningDays()).toString()));
        assertThat(Audited.reasons("office:" + office.region(), "report.retention-listed"))
                .hasSize(1);
        age(sent.id(), rule.keepDays() + 1);
        job.run();
        open(inspector, sent.id()).then().statusCode(404);
        lookUp(sent.receipt()).then().statusCode(404);
        for (String table : TABLES) {
            assertThat(rows(table, sent.id())).as(table).isZero();
        }
        List<?> details = QuarkusTransaction.requiringNew()
                .call(() -> em.createNativeQuery(
                                "SELECT detail FROM audit_entry WHERE subject = ?1 AND action = 'report.destroyed'")
                        .setParameter(1, "report:" + sent.id())
                        .getResultList());
        assertThat(details).hasSize(1);
        assertThat(details.getFirst().toString()).contains("other").doesNotContain("面积不实", "请核查");
        inspector
                .in()
                .get(STAFF + "/statistics")
                .then()
                .body("total.received", equalTo(1))
                .body("total.destroyed", equalTo(1));
        job.run();
    }

    @Test
    void aHoldKeepsItUntilItsDayOrItsRelease() {
        Sent sent = archived();
        String until = clock.today().plusDays(30).toString();
        act(
                        inspector,
                        sent.id(),
                        "hold",
                        Map.of("reason", "申诉", "until", clock.today().toString()))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-hold-until"));
        act(inspector, sent.id(), "release", Map.of()).then().statusCode(409).body("code", equalTo("report-not-held"));
        done(inspector, sent.id(), "hold", Map.of("reason", "canary-of-hold", "until", until))
                .then()
                .body("items[0].reason", equalTo("canary-of-hold"))
                .body("items[0].by.code", equalTo(inspector.id()))
                .body("items[0].holds", equalTo(true));
        age(sent.id(), rules.inForce("other", clock.today()).keepDays() + 1);
        job.run();
        inspector
                .in()
                .get(STAFF + "/retention")
                .then()
                .body("items.report", contains(sent.id()))
                .body("items[0].heldUntil", equalTo(until));
        done(inspector, sent.id(), "release", Map.of()).then().body("items[0].holds", equalTo(false));
        inspector.in().get(STAFF + "/" + sent.id() + "/holds").then().body("items.size()", equalTo(1));
        job.run();
        open(inspector, sent.id()).then().statusCode(404);
    }

    /** A duplicate is of the same matter as what it was merged into, and as the others that were. */
    @Test
    void aHoldIsOnTheWholeCase() {
        Sent main = sent();
        Sent one = sent();
        Sent other = sent();
        done(inspector, one.id(), "merge", Map.of("into", main.id()));
        done(inspector, other.id(), "merge", Map.of("into", main.id()));
        done(inspector, main.id(), "reject", Map.of("reason", "没有具体内容"));
        List<Sent> all = List.of(main, one, other);
        String until = clock.today().plusDays(30).toString();
        int over = rules.inForce("other", clock.today()).keepDays() + 1;
        for (Sent held : List.of(main, one)) {
            done(inspector, held.id(), "hold", Map.of("reason", "诉讼", "until", until));
            all.forEach(sent -> age(sent.id(), over));
            job.run();
            all.forEach(sent -> open(inspector, sent.id()).then().statusCode(200));
            inspector
                    .in()
                    .get(STAFF + "/retention")
                    .then()
                    .body("items.report", containsInAnyOrder(main.id(), one.id(), other.id()))
                    .body("items.heldUntil", everyItem(equalTo(until)))
                    .body("items.heldOn", everyItem(equalTo(held.id())));
            done(inspector, held.id(), "release", Map.of());
        }
        job.run();
        all.forEach(sent -> open(inspector, sent.id()).then().statusCode(404));
    }

    /** However many others ended before it. */
    @Test
    void aWarningBehindManyOthersIsGiven() {
        Sent sent = archived();
        RetentionRule rule = rules.inForce("other", clock.today());
        age(sent.id(), rule.keepDays() - rule.warningDays());
        List<String> columns = QuarkusTransaction.requiringNew()
                .call(() -> em.unwrap(Session.class)
                        .createNativeQuery(
                                "SELECT column_name FROM information_schema.columns WHERE table_name = 'report'"
                                        + " AND column_name NOT IN ('id', 'kind', 'ended_at', 'lead')",
                                String.class)
                        .getResultList());
        String copied = String.join(", ", columns);
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> em.createNativeQuery("INSERT INTO report (id, kind, ended_at, " + copied
                                    + ") SELECT gen_random_uuid(), 'conduct', ended_at - interval '1 day', " + copied
                                    + " FROM report, generate_series(1, 520) WHERE id = ?1")
                            .setParameter(1, UUID.fromString(sent.id()))
                            .executeUpdate());
            inspector.in().get(STAFF + "/retention").then().body("items.report", contains(sent.id()));
        } finally {
            QuarkusTransaction.requiringNew()
                    .run(() -> em.createNativeQuery("DELETE FROM report WHERE office = ?1 AND kind = 'conduct'")
                            .setParameter(1, office.region())
                            .executeUpdate());
        }
    }

    @Test
    void aHoldThatHasRunOutHoldsNothing() {
        Sent sent = archived();
        done(
                inspector,
                sent.id(),
                "hold",
                Map.of("reason", "申诉", "until", clock.today().plusDays(5).toString()));
        age(sent.id(), rules.inForce("other", clock.today()).keepDays() + 1);
        try (ClockShift shift = ClockShift.by(clock, Duration.ofDays(5))) {
            assertThat(shift).isNotNull();
            job.run();
        }
        open(inspector, sent.id()).then().statusCode(200);
        try (ClockShift shift = ClockShift.by(clock, Duration.ofDays(6))) {
            assertThat(shift).isNotNull();
            job.run();
        }
        open(inspector, sent.id()).then().statusCode(404);
    }

    /** They go by id: one that cannot be destroyed would hold up all behind it, run after run. */
    @Test
    void oneThatFailsHoldsUpNoneBehindIt() {
        List<Sent> sent = Stream.of(archived(), archived())
                .sorted(Comparator.comparing(Sent::id))
                .toList();
        int over = rules.inForce("other", clock.today()).keepDays() + 1;
        sent.forEach(one -> age(one.id(), over));
        String fault = "fault_" + office.region();
        sql("CREATE TABLE " + fault + " (county char(6), id uuid, FOREIGN KEY (county, id) REFERENCES report)");
        try {
            sql("INSERT INTO " + fault + " SELECT county, id FROM report WHERE id = '"
                    + sent.getFirst().id() + "'");
            assertThatThrownBy(job::run).isInstanceOf(IllegalStateException.class);
            open(inspector, sent.getFirst().id()).then().statusCode(200);
            open(inspector, sent.getLast().id()).then().statusCode(404);
        } finally {
            sql("DROP TABLE " + fault);
        }
        job.run();
        open(inspector, sent.getFirst().id()).then().statusCode(404);
    }

    /** Whatever way it comes to its end, and whether or not anybody archives it. */
    @Test
    void whatNobodyArchivesEndsToo() {
        Sent rejected = sent();
        done(inspector, rejected.id(), "reject", Map.of("reason", "没有具体内容"));
        Sent notOurs = sent();
        done(inspector, notOurs.id(), "transfer", Map.of("to", "县农业农村局", "reason", "不涉及纪律问题"));
        Sent untold = sent();
        done(inspector, untold.id(), "accept", Map.of());
        done(inspector, untold.id(), "conclude", Map.of("result", "not-found"));
        Sent told = sent();
        done(inspector, told.id(), "accept", Map.of());
        done(inspector, told.id(), "conclude", Map.of("result", "not-found", "text", "查无此事"));
        Sent open = sent();
        done(inspector, open.id(), "accept", Map.of());
        done(inspector, open.id(), "investigate", Map.of());
        Sent waiting = sent();

        RetentionRule rule = rules.inForce("other", clock.today());
        List<Sent> ended = List.of(rejected, notOurs, untold, told);
        ended.forEach(sent -> age(sent.id(), rule.keepDays() - rule.warningDays()));
        inspector
                .in()
                .get(STAFF + "/retention")
                .then()
                .body(
                        "items.report",
                        containsInAnyOrder(ended.stream().map(Sent::id).toArray()))
                .body("items.status", containsInAnyOrder("rejected", "not-ours", "concluded", "concluded"))
                .body("items.archivedOn", everyItem(nullValue()));
        ended.forEach(sent -> age(sent.id(), rule.receiptDays() + 1));
        job.run();
        ended.forEach(sent -> {
            lookUp(sent.receipt()).then().statusCode(404);
            open(inspector, sent.id()).then().statusCode(200);
        });
        ended.forEach(sent -> age(sent.id(), rule.keepDays() + 1));
        job.run();
        ended.forEach(sent -> open(inspector, sent.id()).then().statusCode(404));
        runAfter(rule.keepDays() + 1);
        for (Sent unfinished : List.of(open, waiting)) {
            open(inspector, unfinished.id()).then().statusCode(200);
            lookUp(unfinished.receipt()).then().statusCode(200);
        }
    }

    /** What was told, and what was archived, later than it was concluded, is kept from then on. */
    @Test
    void aLaterStepBeginsTheTimeAnew() {
        Sent sent = sent();
        RetentionRule rule = rules.inForce("other", clock.today());
        done(inspector, sent.id(), "accept", Map.of());
        done(inspector, sent.id(), "conclude", Map.of("result", "not-found"));
        age(sent.id(), rule.keepDays() + 1);
        done(inspector, sent.id(), "feedback", Map.of("text", "查无此事"));
        job.run();
        open(inspector, sent.id()).then().statusCode(200);
        age(sent.id(), rule.keepDays() + 1);
        done(inspector, sent.id(), "archive", Map.of());
        job.run();
        open(inspector, sent.id()).then().statusCode(200);
    }

    private Sent sent() {
        return send(office, inspector, Map.of("kind", "other"));
    }

    private Sent archived() {
        Sent sent = sent();
        done(inspector, sent.id(), "accept", Map.of());
        done(inspector, sent.id(), "notes", Map.of("text", "内部"));
        done(inspector, sent.id(), "conclude", Map.of("result", "partly", "text", "已更正"));
        done(inspector, sent.id(), "archive", Map.of());
        return sent;
    }

    private void runAfter(int days) {
        try (ClockShift shift = ClockShift.by(clock, Duration.ofDays(days))) {
            assertThat(shift).isNotNull();
            job.run();
        }
    }

    private void age(String id, int days) {
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("UPDATE report SET ended_at = ?1 WHERE id = ?2")
                        .setParameter(1, clock.now().minus(Duration.ofDays(days)))
                        .setParameter(2, UUID.fromString(id))
                        .executeUpdate());
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery(statement).executeUpdate());
    }

    private long rows(String table, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) em.createNativeQuery("SELECT count(*) FROM " + table + " WHERE report_id = ?1")
                                .setParameter(1, UUID.fromString(id))
                                .getSingleResult())
                        .longValue());
    }

    private List<String> audited(String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> actions = em.createNativeQuery("SELECT action FROM audit_entry WHERE subject = ?1")
                    .setParameter(1, "report:" + id)
                    .getResultList();
            return actions.stream().map(String::valueOf).toList();
        });
    }
}
