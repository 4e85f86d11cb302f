package cn.fingertip.web;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.lines;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Objecting from the page behind the notice's QR code, as a browser without scripts sends it. */
@QuarkusTest
class ObjectionPageTest {
    private static final Pattern KEY = Pattern.compile("<input type=\"hidden\" name=\"key\" value=\"([^\"]+)\">");
    private static final Pattern RECEIPT = Pattern.compile("<p class=\"receipt\">(\\d{4} \\d{4} \\d{4} \\d{4})</p>");

    @Inject
    RosterFixture rosters;

    @Inject
    SourceThrottle throttle;

    @Test
    void aVillagerObjectsToALineAndReadsTheAnswer() {
        UUID roster = published(3);
        assertThat(given().get("/r/" + roster).asString())
                .contains(
                        "href=\"/r/" + roster + "/objection?version=1\"",
                        "href=\"/r/" + roster + "/objection?line=2&amp;version=1\"");
        Response form = given().get("/r/" + roster + "/objection?line=2");
        JsonPath line = given().get("/api/v1/rosters/{id}/lines", roster).jsonPath();
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.header("Cache-Control")).isEqualTo("no-store");
        assertThat(form.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(form.headers().hasHeaderWithName("Set-Cookie")).isFalse();
        assertThat(form.asString())
                .contains("name=\"line\"", "value=\"2\"", "第 2 号", "<b>" + line.getString("items[1].name") + "</b>")
                .doesNotContain("<script", "checked", "aria-invalid");

        String text = "清册少登了 1 亩。\r\n" + "实".repeat(1980);
        Response received =
                send(roster, typed(form, "kind", "wrong-quantity", "text", text, "line", "2", "contact", "村口小卖部"));
        assertThat(received.statusCode()).isEqualTo(200);
        assertThat(received.header("Cache-Control")).isEqualTo("no-store");
        String receipt = receipt(received);

        JsonPath seen = As.staff("clerk.qinjiang")
                .get("/api/v1/staff/rosters/{id}/objections", roster)
                .jsonPath();
        assertThat(seen.getList("items")).hasSize(1);
        assertThat(seen.getInt("items[0].line")).isEqualTo(2);
        assertThat(seen.getString("items[0].kind")).isEqualTo("wrong-quantity");
        assertThat(seen.getString("items[0].text")).isEqualTo(text.replace("\r\n", "\n"));
        assertThat(seen.getString("items[0].contact")).isEqualTo("村口小卖部");

        assertThat(read(receipt).asString()).contains("还没有答复", "第 2 号", "清册少登了").doesNotContain("小卖部");
        As.staff("clerk.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "partly", "text", "经复核<b>应为</b> 8 亩"))
                .post("/api/v1/staff/objections/{id}/answer", seen.getString("items[0].id"))
                .then()
                .statusCode(200);
        Response answered = read(receipt.replace(" ", ""));
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answered.asString()).contains("部分成立", "经复核&lt;b&gt;应为&lt;/b&gt; 8 亩", "href=\"/r/" + roster + "\"");
    }

    @Test
    void whatNobodyCanTypeIsRefusedAndNotKept() {
        UUID roster = published(1);
        for (String field : List.of("text", "contact", "line", "kind", "key")) {
            Response refused = send(
                    roster, typed(open(roster), "kind", "other", "text", "面积不对,请核实", "contact", "村口", field, "甲\0乙"));
            assertThat(refused.statusCode()).as(field).isEqualTo(422);
            assertThat(refused.contentType()).startsWith("text/html");
            assertThat(refused.asString()).contains("无法保存的字符", "href=\"/r/" + roster);
        }
        assertThat(read("1234\0").statusCode()).isEqualTo(422);
        assertThat(As.staff("clerk.qinjiang")
                        .get("/api/v1/staff/rosters/{id}/objections", roster)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void theSameFormSentTwiceIsOneObjection() {
        UUID roster = published(1);
        Map<String, String> form = typed(open(roster), "kind", "other", "text", "整份清册没有张贴");
        String receipt = receipt(send(roster, form));
        assertThat(receipt(send(roster, form))).isEqualTo(receipt);
        assertThat(objections(roster)).hasSize(1);
        Map<String, String> changed = new HashMap<>(form);
        changed.put("text", "另一件事");
        Response told = send(roster, changed);
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.asString()).contains("这张表提交过了", "另一件事</textarea>");
        assertThat(objections(roster)).hasSize(1);
        receipt(send(roster, typed(told, "kind", "other", "text", "另一件事")));
        assertThat(objections(roster)).hasSize(2);
        assertThat(seenLine(roster)).isNull();
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() {
        UUID roster = published(2);
        Response open = open(roster);
        Response nothing = send(roster, typed(open));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(nothing.asString())
                .contains("role=\"alert\"", "id=\"kind-wrong\">请选择异议类型", "id=\"text-wrong\">请写明情况");
        Response wrong = send(
                roster,
                typed(
                        open,
                        "kind",
                        "nonsense",
                        "text",
                        "\"><script>x</script>",
                        "line",
                        "第二",
                        "contact",
                        "长".repeat(101)));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString())
                .contains("请选择异议类型", "id=\"line-wrong\"", "value=\"第二\"", "不超过 100 字", "长".repeat(101))
                .contains("&lt;script&gt;x&lt;/script&gt;</textarea>")
                .doesNotContain("<script");
        Response tooLong = send(roster, typed(open, "kind", "other", "text", "长".repeat(2001)));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.asString())
                .contains("不超过 2000 字", "长".repeat(2001), "value=\"other\" checked")
                .doesNotContain("kind-wrong");
        Response noLine = send(roster, typed(open, "kind", "not-me", "text", "没有这一行", "line", "99"));
        assertThat(noLine.statusCode()).isEqualTo(422);
        assertThat(noLine.asString()).contains("没有这条明细", "没有这一行</textarea>", "value=\"not-me\" checked");
        assertThat(objections(roster)).isEmpty();
        receipt(send(roster, typed(noLine, "kind", "not-me", "text", "钱不是我领的", "line", "2")));
        assertThat(seenLine(roster)).isEqualTo(2);
    }

    @Test
    void onlyWhilePublicityLastsAndWherePublic() {
        UUID roster = published(1);
        Response open = open(roster);
        rosters.endPublicity(roster);
        Response late = send(roster, typed(open, "kind", "other", "text", "迟了一天"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("公示期已结束", "迟了一天").doesNotContain("<form");
        UUID over = published(1);
        rosters.endPublicity(over);
        assertThat(open(over).asString()).contains("公示期已结束").doesNotContain("<form");
        assertThat(given().get("/r/" + over).asString()).doesNotContain("/objection\"", "/objection?");
        assertThat(send(roster, typed(open, "kind", "other", "text", "长".repeat(30_000)))
                        .statusCode())
                .isEqualTo(413);
        UUID draft = rosters.draft("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        for (String id : List.of(draft.toString(), "misprinted")) {
            assertThat(given().get("/r/" + id + "/objection").statusCode()).isEqualTo(404);
            Response refused = send(id, Map.of("key", UUID.randomUUID().toString(), "kind", "other", "text", "无"));
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.asString()).startsWith("<!DOCTYPE html>");
        }
    }

    @Test
    void anotherSitesFormIsNotTaken() {
        UUID roster = published(1);
        Response open = open(roster);
        String own = "http://localhost:" + RestAssured.port;
        Map<Map<String, String>, Boolean> senders = Map.of(
                Map.of("Sec-Fetch-Site", "cross-site", "Origin", own), false,
                Map.of("Sec-Fetch-Site", "same-site"), false,
                Map.of("Origin", "https://elsewhere.example"), false,
                Map.of("Origin", "null"), false,
                Map.of("Origin", "not an address"), false,
                Map.of("Origin", own), true,
                Map.of("Sec-Fetch-Site", "same-origin"), true);
        senders.forEach((headers, taken) -> {
            Map<String, String> form = typed(open, "kind", "other", "text", "从哪来", "key", UUID.randomUUID() + "");
            Response answer = browser().headers(headers).formParams(form).post("/r/" + roster + "/objection");
            assertThat(answer.statusCode()).as("%s", headers).isEqualTo(taken ? 200 : 403);
            assertThat(browser()
                            .headers(headers)
                            .formParam("receipt", "0000000000000000")
                            .post("/r/objections")
                            .statusCode())
                    .as("%s", headers)
                    .isEqualTo(taken ? 404 : 403);
        });
        assertThat(objections(roster)).hasSize(2);
    }

    @Test
    void aWrongReceiptIsToldOnThePage() {
        assertThat(given().get("/r/objections").asString())
                .contains("<form action=\"/r/objections\" method=\"post\"")
                .doesNotContain("role=\"alert\"");
        for (Map.Entry<String, Integer> wrong : Map.of(
                        "1234567812345678", 404, "12<b>", 404, "", 422, "9".repeat(41), 422)
                .entrySet()) {
            Response page = read(wrong.getKey());
            assertThat(page.statusCode()).as(wrong.getKey()).isEqualTo(wrong.getValue());
            assertThat(page.asString())
                    .contains("role=\"alert\"", "name=\"receipt\"")
                    .doesNotContain("<b>12", "9".repeat(41));
        }
        assertThat(read("12<b>").asString()).contains("value=\"12&lt;b&gt;\"");
    }

    @Test
    void whoGuessesReceiptsIsAskedToWait() throws Exception {
        // An address of its own, so that no other test is shut out.
        try (HttpClient phone = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.7.9"))
                .build()) {
            throttle.take("objection-look-up", "127.0.7.9", 1_000_000);
            HttpResponse<String> answer = phone.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/r/objections"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("receipt=12-34"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("操作过于频繁", "value=\"12-34\"").doesNotContain("Proof-Of-Work");
        }
    }

    @Test
    void theLineIsShownAsThePublicSeesIt() {
        UUID roster = rosters.published("farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏&lt;异")));
        String form = given().get("/r/" + roster + "/objection?line=1").asString();
        String asPublic = given().get("/api/v1/rosters/{id}/lines", roster).path("items[0].name");
        assertThat(asPublic).isEqualTo("苏&lt;异");
        assertThat(form).contains("苏&amp;lt;异").doesNotContain("苏&lt;异", "360799", "629999");
        assertThat(given().queryParam("line", "\"><script>")
                        .get("/r/" + roster + "/objection")
                        .asString())
                .contains("value=\"&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("<script");
    }

    @Test
    void aLineSeenBeforeACorrectionIsNotTakenForTheLineOfToday() {
        When when = When.next();
        UUID roster = rosters.published(
                "farmland", TOWNSHIP, when, List.of(Line.of(XINGLONG, "苏甲"), Line.of(XINGLONG, "苏乙")));
        Response before = given().get("/r/" + roster + "/objection?line=1&version=1");
        assertThat(before.asString()).contains("<b>苏甲</b>", "name=\"version\" value=\"1\"");
        Map<String, String> form = typed(before, "version", "1", "line", "1", "kind", "deceased", "text", "苏甲已去世");
        rosters.draft("farmland", TOWNSHIP, when, List.of(Line.of(XINGLONG, "苏丙"), Line.of(XINGLONG, "苏甲")));
        rosters.publish(roster);
        Response refused = send(roster, form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("清册已更正", "还没有提交", "<b>苏丙</b>", "苏甲已去世", "name=\"version\" value=\"2\"");
        assertThat(given().get("/r/" + roster + "/objection?version=1").asString())
                .as("from a notice of before")
                .contains("清册已更正", "name=\"version\" value=\"2\"");
        form.put("version", "2");
        form.put("line", "2");
        assertThat(send(roster, form).statusCode()).isEqualTo(200);
    }

    private UUID published(int count) {
        return rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, count));
    }

    private static Response open(UUID roster) {
        return given().get("/r/" + roster + "/objection");
    }

    /** What a browser would send of this page's form, with these fields filled in. */
    private static Map<String, String> typed(Response page, String... fields) {
        Matcher key = KEY.matcher(page.asString());
        assertThat(key.find()).as("the form carries a key").isTrue();
        Map<String, String> form = new HashMap<>(Map.of("key", key.group(1), "line", "", "text", "", "contact", ""));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    private static Response send(Object roster, Map<String, String> form) {
        return browser().formParams(form).post("/r/" + roster + "/objection");
    }

    private static Response read(String receipt) {
        return browser().formParam("receipt", receipt).post("/r/objections");
    }

    private static RequestSpecification browser() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .defaultContentCharset(StandardCharsets.UTF_8)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(ContentType.URLENC);
    }

    private static String receipt(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        Matcher receipt = RECEIPT.matcher(page.asString());
        assertThat(receipt.find()).as("a receipt").isTrue();
        return receipt.group(1);
    }

    private static List<Object> objections(UUID roster) {
        return As.staff("clerk.qinjiang")
                .get("/api/v1/staff/rosters/{id}/objections", roster)
                .jsonPath()
                .getList("items");
    }

    /** @return the line of the newest objection */
    private static Integer seenLine(UUID roster) {
        return As.staff("clerk.qinjiang")
                .get("/api/v1/staff/rosters/{id}/objections", roster)
                .path("items[0].line");
    }
}
