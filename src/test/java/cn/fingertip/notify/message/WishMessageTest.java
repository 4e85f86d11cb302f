package cn.fingertip.notify.message;

import static cn.fingertip.notify.message.Phone.WECHAT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.embedded.wechat.server.Failure;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import cn.fingertip.wechat.SubscribeMessage;
import cn.fingertip.wechat.SubscribeMessages;
import cn.fingertip.wish.WishSteps;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Villagers are told through WeChat where their wishes stand: once, where they agreed to it, whatever fails. */
@QuarkusTest
class WishMessageTest {
    private static final String SEND = "/cgi-bin/message/subscribe/send";
    private static final String ACCEPTED = "tpl-wish-accepted";
    private static final String STAFF = "/api/v1/staff/notices";

    @Inject
    Delivery delivery;

    @Inject
    Outbox outbox;

    @Inject
    Sent sent;

    @Inject
    SubscribeMessages wechat;

    @Inject
    MessageRetentionJob retention;

    @Inject
    Clock clock;

    @BeforeEach
    void knownDays() {
        Calendars.knownThroughNextYear(clock);
    }

    @AfterEach
    void asItWas() {
        delivery.run();
        WECHAT.reset();
    }

    @Test
    void fromConsentToTheMessage() {
        Phone phone = Phone.fresh().agrees(ACCEPTED, "tpl-wish-done", "tpl-wish-closed");
        assertThat(phone.remaining("wish-accepted")).isEqualTo(1);
        String wish = accepted(phone);
        delivery.run();

        JsonNode message = phone.messages().getFirst();
        String number = As.villager(phone.code()).get("/api/v1/wishes/" + wish).path("number");
        assertThat(message.path("template").asText()).isEqualTo(ACCEPTED);
        assertThat(message.path("page").asText()).isEqualTo("pages/wish/index?id=" + wish);
        assertThat(message.path("data").path("character_string1").asText()).isEqualTo(number);
        assertThat(message.path("data").path("phrase2").asText()).isEqualTo("已接单");
        assertThat(message.path("data").path("time3").asText()).matches("2\\d{3}年\\d{1,2}月\\d{1,2}日 \\d{2}:\\d{2}");
        assertThat(message.toString()).doesNotContain("路灯");
        assertThat(phone.remaining("wish-accepted")).isZero();
        Sent.Row row = sent.of(phone, ACCEPTED).getFirst();
        assertThat(row.state()).isEqualTo("sent");
        assertThat(row.whole())
                .doesNotContain(
                        phone.openid(), number, wish, sent.citizen(phone).toString());

        step(phone, wish, "start");
        step(phone, wish, "done");
        WishSteps.villager(phone.code(), wish, "reopen", Map.of("reason", "灯亮了两天又灭了"))
                .then()
                .statusCode(200);
        step(phone, wish, "close");
        delivery.run();
        assertThat(phone.messages())
                .extracting(one -> one.path("data").path("phrase2").asText())
                .containsExactlyInAnyOrder("未能解决", "已办结", "已接单");
    }

    @Test
    void withoutConsentNothingIsWritten() {
        Phone phone = Phone.fresh();
        accepted(phone);
        for (String answer : List.of("reject", "ban", "filter")) {
            phone.told(answer, ACCEPTED).then().statusCode(200);
        }
        accepted(phone);
        delivery.run();
        assertThat(phone.messages()).isEmpty();
        assertThat(sent.of(phone, ACCEPTED)).isEmpty();
    }

    @Test
    void oneConsentIsOneMessage() {
        Phone phone = Phone.fresh().agrees(ACCEPTED);
        accepted(phone);
        accepted(phone);
        delivery.run();
        assertThat(phone.messages()).hasSize(1);
    }

    @Test
    void whatIsRolledBackIsNotToldAndWhatHappensTwiceIsToldOnce() throws Exception {
        Phone phone = Phone.fresh().agrees(ACCEPTED, ACCEPTED).agrees(ACCEPTED);
        int before = phone.remaining("wish-accepted");
        Outbox.Event event = new Outbox.Event(
                NoticeKind.WISH_ACCEPTED, sent.citizen(phone), "the same", UUID.randomUUID(), "XY-1", "已接单");
        QuarkusTransaction.begin();
        outbox.tell(event);
        QuarkusTransaction.rollback();
        assertThat(sent.of(phone, ACCEPTED)).isEmpty();
        assertThat(phone.remaining("wish-accepted")).isEqualTo(before);
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> tell = () -> {
                QuarkusTransaction.requiringNew().run(() -> outbox.tell(event));
                return true;
            };
            assertThat(replicas.invokeAll(List.of(tell, tell, tell)).stream().map(Future::resultNow))
                    .containsOnly(true);
            assertThat(phone.remaining("wish-accepted")).isEqualTo(before - 1);
            Callable<Boolean> send = () -> {
                delivery.run();
                return true;
            };
            assertThat(replicas.invokeAll(List.of(send, send)).stream().map(Future::resultNow))
                    .containsOnly(true);
        }
        assertThat(phone.messages()).hasSize(1);
    }

    @Test
    void whoTookConsentBackIsAskedNoMore() {
        Phone phone = Phone.fresh();
        phone.told("accept", ACCEPTED).then().statusCode(200);
        phone.told("accept", ACCEPTED).then().body("items.find { it.kind == 'wish-accepted' }.remaining", is(2));
        accepted(phone);
        delivery.run();
        assertThat(sent.of(phone, ACCEPTED)).extracting(Sent.Row::state).containsExactly("refused");
        assertThat(phone.remaining("wish-accepted")).isZero();
    }

    @Test
    void aQuotaUsedUpCostsNoAttempt() {
        Phone phone = Phone.fresh().agrees(ACCEPTED);
        accepted(phone);
        WECHAT.fail(SEND, Failure.errcode(45009), 1);
        delivery.run();
        Sent.Row waits = sent.of(phone, ACCEPTED).getFirst();
        assertThat(waits.state()).isEqualTo("pending");
        assertThat(waits.attempts()).isZero();
        assertThat(waits.errcode()).isEqualTo(45009);
        delivery.run();
        assertThat(phone.messages()).isEmpty();
        later(Duration.ofHours(1));
        assertThat(phone.messages()).hasSize(1);
    }

    @Test
    void theDeadAreSeenAndBegunAnew() {
        Phone late = Phone.fresh().agrees(ACCEPTED);
        accepted(late);
        WECHAT.fail(SEND, Failure.errcode(-1), 2);
        delivery.run();
        assertThat(sent.of(late, ACCEPTED).getFirst().attempts()).isEqualTo(1);
        later(Duration.ofHours(73));
        Phone wrong = Phone.fresh().agrees(ACCEPTED);
        accepted(wrong);
        WECHAT.fail(SEND, Failure.errcode(47003), 1);
        delivery.run();
        for (Phone phone : List.of(late, wrong)) {
            assertThat(sent.of(phone, ACCEPTED)).extracting(Sent.Row::state).containsExactly("dead");
            assertThat(phone.remaining("wish-accepted")).as("given back").isEqualTo(1);
        }

        String id = sent.of(wrong, ACCEPTED).getFirst().id().toString();
        Response list = As.staff("admin").get(STAFF + "?state=dead&limit=100");
        list.then().statusCode(200);
        assertThat(list.<String>path("items.find { it.id == '" + id + "' }.advice"))
                .contains("fields");
        assertThat(list.<Integer>path("items.find { it.id == '" + id + "' }.errcode"))
                .isEqualTo(47003);
        assertThat(list.asString())
                .doesNotContain(wrong.openid(), sent.citizen(wrong).toString());
        assertThat(As.staff("admin").get(STAFF + "?limit=1").<String>path("nextCursor"))
                .isNotNull();
        As.staff("admin")
                .queryParam("cursor", As.staff("admin").get(STAFF + "?limit=1").<String>path("nextCursor"))
                .get(STAFF)
                .then()
                .statusCode(200);
        As.staff("admin").get(STAFF + "?state=lost").then().statusCode(422);
        As.staff("admin").get(STAFF + "?cursor=x").then().statusCode(400);
        As.staff("inspector.shicheng").get(STAFF).then().statusCode(403);

        assertThat(retry(id).<String>path("state")).isEqualTo("pending");
        assertThat(wrong.remaining("wish-accepted")).isZero();
        assertThat(retry(id).<String>path("code")).isEqualTo("notice-not-dead");
        delivery.run();
        assertThat(wrong.messages()).hasSize(1);
        assertThat(retry(id).<String>path("code")).isEqualTo("notice-not-dead");
        assertThat(retry(UUID.randomUUID().toString()).statusCode()).isEqualTo(404);

        accepted(late);
        String without = sent.of(late, ACCEPTED).getFirst().id().toString();
        assertThat(retry(without).<String>path("code")).isEqualTo("notice-consent-missing");
        assertThat(As.nobody().get("/q/metrics").asString())
                .contains("fingertip_notices_total{kind=\"wish-accepted\",state=\"dead\"}")
                .doesNotContain("kind=\"attention\",state=\"sent\"");
        assertThat(As.nobody().get("/q/health/ready").asString()).contains("notices over WeChat");
        sent.age(wrong, ACCEPTED, 31);
        retention.run();
        assertThat(sent.of(wrong, ACCEPTED)).isEmpty();
    }

    @Test
    void aLostAnswerDoublesNothing() {
        Phone phone = Phone.fresh().agrees(ACCEPTED);
        accepted(phone);
        WECHAT.fail(SEND, Failure.lost(), 1);
        delivery.run();
        assertThat(sent.of(phone, ACCEPTED).getFirst().uncertain()).isTrue();
        later(Duration.ofMinutes(5));
        assertThat(phone.messages()).hasSize(1);
        assertThat(sent.of(phone, ACCEPTED)).extracting(Sent.Row::state).containsExactly("sent");
    }

    @Test
    void norWhereTheVillagerAgreedToMoreThanOne() {
        Phone phone = Phone.fresh().agrees(ACCEPTED).agrees(ACCEPTED);
        accepted(phone);
        WECHAT.fail(SEND, Failure.lost(), 1);
        delivery.run();
        later(Duration.ofMinutes(5));
        assertThat(phone.messages()).hasSize(1);
        Sent.Row row = sent.of(phone, ACCEPTED).getFirst();
        assertThat(row.state()).isEqualTo("dead");
        assertThat(As.staff("admin")
                        .get(STAFF + "?state=dead&limit=100")
                        .<String>path("items.find { it.id == '" + row.id() + "' }.advice"))
                .contains("可能已经送达");
        assertThat(phone.remaining("wish-accepted")).isEqualTo(1);
    }

    /** A replica is killed after WeChat took the message, before it wrote that down. */
    @Test
    void aCrashBetweenDoublesNothing() {
        Phone phone = Phone.fresh().agrees(ACCEPTED);
        accepted(phone);
        assertThat(delivery.take()).hasSize(1);
        wechat.send(new SubscribeMessage(null, phone.openid(), ACCEPTED, null, Map.of("thing1", "您的心愿已接单")));
        delivery.run();
        assertThat(sent.of(phone, ACCEPTED)).extracting(Sent.Row::state).containsExactly("sending");
        later(Duration.ofMinutes(3));
        assertThat(phone.messages()).hasSize(1);
        assertThat(sent.of(phone, ACCEPTED)).extracting(Sent.Row::state).containsExactly("sent");
    }

    @Test
    void eachAppHasTemplatesOfItsOwnAndLongTermOnesAreNotUsedUp() {
        String code = "township-" + UUID.randomUUID();
        String token = As.nobody()
                .contentType(ContentType.JSON)
                .body(Map.of("code", code, "appId", "wx-dev-0002"))
                .post("/api/v1/auth/wechat")
                .path("accessToken");
        Response offered = As.token(token).get("/api/v1/me/notice-templates");
        assertThat(offered.<List<String>>path("items.template"))
                .containsExactly("tpl-qinjiang-wish", "tpl-qinjiang-attention");
        assertThat(offered.<List<Boolean>>path("items.longTerm")).containsExactly(true, false);
        consent(token, "tpl-wish-accepted", "accept").then().statusCode(422);
        assertThat(consent(token, "tpl-qinjiang-wish", "accept").<List<Boolean>>path("items.accepted"))
                .containsExactly(true, false);
        UUID citizen = UUID.fromString(As.nobody()
                .contentType(ContentType.JSON)
                .body(Map.of("code", code, "appId", "wx-dev-0002"))
                .post("/api/v1/auth/wechat")
                .path("citizen.id"));
        String openid = WECHAT.openid("wx-dev-0002", code);
        WECHAT.consent(openid, "tpl-qinjiang-wish", 2);
        for (String event : List.of("one", "two")) {
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.tell(new Outbox.Event(
                            NoticeKind.WISH_ACCEPTED, citizen, event, UUID.randomUUID(), "XY-2", "已接单")));
        }
        delivery.run();
        Phone phone = new Phone(code, openid);
        assertThat(phone.messages()).hasSize(2);
        assertThat(phone.messages().getFirst().path("data").path("thing1").asText())
                .isEqualTo("您的心愿已接单");

        // Nobody knows whether it came; a long-term template would take it twice.
        WECHAT.consent(openid, "tpl-qinjiang-wish", 5);
        WECHAT.fail(SEND, Failure.lost(), 1);
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.tell(new Outbox.Event(
                        NoticeKind.WISH_ACCEPTED, citizen, "three", UUID.randomUUID(), "XY-2", "已接单")));
        delivery.run();
        later(Duration.ofMinutes(5));
        assertThat(phone.messages()).hasSize(3);
        assertThat(consent(token, "tpl-qinjiang-wish", "ban").<List<Boolean>>path("items.accepted"))
                .containsExactly(true, false);
        assertThat(consent(token, "tpl-qinjiang-wish", "reject").<List<Boolean>>path("items.accepted"))
                .containsExactly(false, false);
    }

    @Test
    void consentsAreBounded() {
        Phone phone = Phone.fresh();
        phone.told("accept", ACCEPTED, ACCEPTED, ACCEPTED)
                .then()
                .body("items.find { it.kind == 'wish-accepted' }.remaining", is(1));
        for (int i = 0; i < 20; i++) {
            phone.told("acceptWithAudio", ACCEPTED).then().statusCode(200);
        }
        assertThat(phone.remaining("wish-accepted")).isEqualTo(20);
        phone.told("accept", "a", "b", "c", "d", "e", "f")
                .then()
                .statusCode(422)
                .body("code", is("invalid"));
        phone.told("accept", ACCEPTED, "tpl-of-nobody")
                .then()
                .statusCode(422)
                .body("code", is("notice-template-unknown"));
        assertThat(phone.told("maybe", ACCEPTED).statusCode()).isBetween(400, 422);
        sent.age(phone, ACCEPTED, 401);
        retention.run();
        assertThat(phone.remaining("wish-accepted")).isZero();
    }

    private static org.hamcrest.Matcher<Object> is(Object value) {
        return org.hamcrest.Matchers.equalTo(value);
    }

    private static Response consent(String token, String template, String result) {
        return As.token(token)
                .contentType(ContentType.JSON)
                .body(Map.of("results", List.of(Map.of("template", template, "result", result))))
                .post("/api/v1/me/notice-consents");
    }

    private static Response retry(String id) {
        return As.staff("admin").post(STAFF + "/" + id + "/retry");
    }

    private static String accepted(Phone phone) {
        String wish = WishSteps.submitted(phone.code(), WishSteps.ZHUOKENG);
        step(phone, wish, "accept");
        return wish;
    }

    private static void step(Phone phone, String wish, String action) {
        WishSteps.act(phone.code(), wish, action, null).then().statusCode(200);
    }

    private void later(Duration by) {
        try (ClockShift shift = ClockShift.by(clock, by)) {
            assertThat(shift).isNotNull();
            delivery.run();
        }
    }
}
