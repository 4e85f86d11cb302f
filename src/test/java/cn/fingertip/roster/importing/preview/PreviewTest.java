package cn.fingertip.roster.importing.preview;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.Written;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A clerk looks at what was recognised before anything is kept, corrects a column, and need not do so again. */
@QuarkusTest
class PreviewTest {
    private static final String QINJIANG = "360735100";

    @Inject
    Written written;

    @Test
    void nothingIsKeptBeforeTheClerkConfirms() {
        String clerk = Importing.clerkOf(QINJIANG);
        byte[] file = Sheets.workbook(
                List.of(Sheets.row(1), Sheets.row(2), Sheets.with(Sheets.row(3), "身份证号码", "360799199001010000")));
        Response sent = send(clerk, file, "farmland", "2038");
        String location = sent.header("Location");
        JsonPath seen = Importing.finished(clerk, sent);
        assertThat(seen.getString("status")).isEqualTo("recognised");
        assertThat(seen.getInt("accepted")).isEqualTo(2);
        assertThat(seen.getString("rosterId")).isNull();
        assertThat(seen.getList("problems.code")).containsExactly("id-checksum");
        Response look = As.staff(clerk).get(location + "/recognition");
        JsonPath recognition = look.jsonPath();
        assertThat(recognition.getString("sheets[0].sheet")).isEqualTo("明细");
        assertThat(recognition.getList("sheets[0].headerRows")).containsExactly(1);
        assertThat(recognition.getList("sheets[0].columns.field"))
                .contains("name", "id", "village", "quantity", "standard", "amount", "card");
        assertThat(recognition.getInt("rows")).isEqualTo(3);
        assertThat(recognition.getString("sheets[0].villages")).isEqualTo("column");
        assertThat(recognition.getString("refusal")).isNull();
        assertThat(look.asString())
                .contains(Sheets.name(1))
                .doesNotContain(Sheets.id(1), Sheets.card(1), "360799", "629999");
        assertThat(send(clerk, file, "farmland", "2038").header("Location"))
                .as("the same file")
                .isEqualTo(location);

        assertThat(As.staff("clerk.xiaosong").get(location + "/recognition").statusCode())
                .isEqualTo(404);
        Response colleague = As.staff("clerk.qinjiang").post(location + "/confirm");
        assertThat(colleague.<String>path("code")).isEqualTo("import-of-colleague");
        Response confirmed = As.staff(clerk).post(location + "/confirm");
        assertThat(confirmed.statusCode()).isEqualTo(202);
        JsonPath done = until(clerk, location, "done");
        assertThat(done.getInt("accepted")).isEqualTo(2);
        assertThat(written.names(done.getString("rosterId"))).containsExactly(Sheets.name(1), Sheets.name(2));
        assertThat(As.staff(clerk).post(location + "/confirm").<String>path("code"))
                .isEqualTo("import-not-recognised");
        for (String who : List.of(clerk, "reviewer.qinjiang", "secrecy.qinjiang")) {
            assertThat(As.staff(who).get(location + "/recognition").jsonPath().getList("sheets[0].columns.field"))
                    .as("who reviews sees what was made of the columns")
                    .contains("name", "id", "village");
        }
        assertThat(As.staff("reviewer.xiaosong").get(location + "/recognition").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatWasRecognisedIsSeenWhereNobodyLookedBefore() {
        JsonPath done = Importing.run(
                "clerk.qinjiang", "a.xlsx", Sheets.workbook(List.of(Sheets.row(60))), "farmland", QINJIANG, "2038-09");
        String location = Importing.PATH + "/" + done.getString("id");
        for (String who : List.of("clerk.qinjiang", "reviewer.qinjiang")) {
            Response look = As.staff(who).get(location + "/recognition");
            assertThat(look.statusCode()).as(look.asString()).isEqualTo(200);
            assertThat(look.jsonPath().getString("sheets[0].columns.find { it.field == 'name' }.heading"))
                    .isEqualTo("姓名");
            assertThat(look.asString()).doesNotContain(Sheets.id(60), Sheets.card(60));
        }
        assertThat(As.staff("clerk.qinjiang").post(location + "/confirm").<String>path("code"))
                .isEqualTo("import-not-recognised");
    }

    @Test
    void aCorrectionIsRememberedForTheProgrammeAndTheOffice() {
        String clerk = Importing.clerkOf(QINJIANG);
        byte[] odd = Sheets.workbook(odd(10, 3));
        Response sent = send(clerk, odd, "forest", "2038");
        String location = sent.header("Location");
        JsonPath first = Importing.finished(clerk, sent);
        assertThat(first.getString("status")).isEqualTo("recognised");
        JsonPath look = As.staff(clerk).get(location + "/recognition").jsonPath();
        assertThat(look.getString("refusal.code")).isEqualTo("column-missing");
        assertThat(look.getString("office")).isEqualTo(QINJIANG);
        String key = look.getString("sheets[0].columns.find { it.heading == '甲乙丙' }.key");

        assertThat(correct(clerk, location, "没有的列", "amount").<String>path("code"))
                .isEqualTo("mapping-invalid");
        assertThat(correct(clerk, location, key, "nothing").<String>path("code"))
                .isEqualTo("mapping-invalid");
        assertThat(correct(clerk, location, key, "amount").statusCode()).isEqualTo(202);
        JsonPath again = until(clerk, location, "recognised");
        assertThat(again.getInt("accepted")).isEqualTo(3);
        JsonPath corrected = As.staff(clerk).get(location + "/recognition").jsonPath();
        assertThat(corrected.getString("refusal")).isNull();
        assertThat(corrected.getString("mapping[0].field")).isEqualTo("amount");
        assertThat(As.staff(clerk).post(location + "/confirm").statusCode()).isEqualTo(202);
        assertThat(until(clerk, location, "done").getInt("accepted")).isEqualTo(3);

        // A colleague of the same office, without a preview.
        String colleague = Importing.clerkOf(QINJIANG);
        JsonPath next = Importing.run(colleague, "b.xlsx", Sheets.workbook(odd(20, 2)), "forest", QINJIANG, "2038-02");
        assertThat(next.getInt("accepted")).isEqualTo(2);
        // Another office and another programme know nothing of it.
        String county = Importing.clerkOf("360735");
        assertThat(Importing.run(county, "c.xlsx", Sheets.workbook(odd(30, 2)), "forest", QINJIANG, "2038-03")
                        .getString("status"))
                .isEqualTo("refused");
        assertThat(Importing.run(colleague, "d.xlsx", Sheets.workbook(odd(40, 2)), "farmland", QINJIANG, "2038-04")
                        .getString("status"))
                .isEqualTo("refused");
    }

    @Test
    void whatTheLinesSettleIsShownBeforeItIsTaken() {
        String clerk = Importing.clerkOf(QINJIANG);
        List<List<?>> cells = new ArrayList<>();
        cells.add(List.of("村", "领款人(签字)", "身份证号码", "亩", "元/亩", "元"));
        for (int n = 70; n < 73; n++) {
            cells.add(List.of("濯坑村", Sheets.name(n), Sheets.id(n), 2, "106.23", "212.46元"));
        }
        cells.add(List.of("合计(大写):陆佰叁拾柒元叁角捌分"));
        Response sent = send(clerk, Sheets.cells("明细", cells), "farmland", "2038-07");
        String location = sent.header("Location");
        JsonPath seen = Importing.finished(clerk, sent);
        assertThat(seen.getInt("accepted")).as(seen.prettify()).isEqualTo(3);
        JsonPath look = As.staff(clerk).get(location + "/recognition").jsonPath();
        assertThat(look.getList("sheets[0].columns.field"))
                .containsExactly("village", "name", "id", "quantity", "standard", "amount");
        assertThat(look.getList("sheets[0].columns.why")).containsSubsequence("按列名", "按内容", "按列名", "按内容");
        assertThat(look.getList("sheets[0].doubts.code"))
                .containsExactly("name-by-content", "column-by-content", "column-by-content", "column-by-content");
        As.staff(clerk).post(location + "/confirm").then().statusCode(202);
        assertThat(written.names(until(clerk, location, "done").getString("rosterId")))
                .containsExactly(Sheets.name(70), Sheets.name(71), Sheets.name(72));
    }

    @Test
    void whatWaitsCanBeCancelledOrGoOnAtOnce() {
        String clerk = Importing.clerkOf(QINJIANG);
        byte[] file = Sheets.workbook(List.of(Sheets.row(50)));
        Response sent = send(clerk, file, "farmland", "2038-05");
        Importing.finished(clerk, sent);
        assertThat(As.staff(clerk).post(sent.header("Location") + "/cancel").<String>path("status"))
                .isEqualTo("cancelled");
        assertThat(As.staff(clerk).post(sent.header("Location") + "/confirm").statusCode())
                .isEqualTo(409);
        Response second = send(clerk, file, "farmland", "2038-05");
        assertThat(second.header("Location")).isNotEqualTo(sent.header("Location"));
        Importing.finished(clerk, second);
        // Sent again without a preview, it goes on.
        Response straight = Importing.send(As.staff(clerk), "a.xlsx", file, "farmland", QINJIANG, "2038-05");
        assertThat(straight.header("Location")).isEqualTo(second.header("Location"));
        assertThat(until(clerk, second.header("Location"), "done").getInt("accepted"))
                .isOne();
    }

    @Test
    void onesOwnDraftMayBeLookedAtAnew() {
        String clerk = Importing.clerkOf(QINJIANG);
        byte[] file = Sheets.workbook(List.of(Sheets.row(60), Sheets.row(61)));
        Response sent = Importing.send(As.staff(clerk), "a.xlsx", file, "farmland", QINJIANG, "2038-06");
        String roster = Importing.finished(clerk, sent).getString("rosterId");
        String before = written.fingerprint(roster);

        Response again = send(clerk, file, "farmland", "2038-06");
        assertThat(again.header("Location")).isNotEqualTo(sent.header("Location"));
        JsonPath seen = Importing.finished(clerk, again);
        assertThat(seen.getString("status")).isEqualTo("recognised");
        assertThat(written.fingerprint(roster)).as("the draft is as it was").isEqualTo(before);
        String key = As.staff(clerk)
                .get(again.header("Location") + "/recognition")
                .path("sheets[0].columns.find { it.heading == '组' }.key");
        assertThat(correct(clerk, again.header("Location"), key, "ignored").statusCode())
                .isEqualTo(202);
        until(clerk, again.header("Location"), "recognised");
        assertThat(As.staff(clerk).post(again.header("Location") + "/confirm").statusCode())
                .isEqualTo(202);
        JsonPath done = until(clerk, again.header("Location"), "done");
        assertThat(done.getString("rosterId")).isEqualTo(roster);
        assertThat(written.names(roster)).containsExactly(Sheets.name(60), Sheets.name(61));
        assertThat(written.fingerprint(roster)).as("the group is left out").isNotEqualTo(before);
    }

    /** Rows whose amount stands under a heading that nobody knows. */
    private static List<Map<String, Object>> odd(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(n -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    Sheets.row(n).forEach((column, value) -> row.put(column.equals("金额") ? "甲乙丙" : column, value));
                    return row;
                })
                .toList();
    }

    private static Response send(String clerk, byte[] file, String programme, String period) {
        return Importing.send(
                As.staff(clerk).multiPart("preview", "true"), "a.xlsx", file, programme, QINJIANG, period);
    }

    private static Response correct(String clerk, String location, String key, String field) {
        return As.staff(clerk)
                .contentType(ContentType.JSON)
                .body(Map.of("columns", List.of(Map.of("key", key, "field", field))))
                .put(location + "/mapping");
    }

    private static JsonPath until(String clerk, String location, String status) {
        return Importing.until(clerk, location, List.of(status));
    }
}
