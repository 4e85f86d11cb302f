package cn.fingertip.roster.importing;

import static cn.fingertip.roster.importing.Importing.places;
import static cn.fingertip.roster.importing.Importing.run;
import static cn.fingertip.roster.importing.Importing.send;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.sheet.ReadFile;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The files of {@code data/rosters} over HTTP. Each test has a period of its own, so that no two speak of one roster;
 * expected figures were reckoned from the files by other means.
 */
@QuarkusTest
class ImportResourceTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String QINJIANG = "360735100";

    @Inject
    Written written;

    @Test
    void theWorkbookOfATownshipBecomesADraft() {
        JsonPath body = run(CLERK, "清册.xlsx", ReadFile.sample("石城县琴江镇"), "farmland", QINJIANG, "2031");
        assertThat(body.getString("status")).isEqualTo("done");
        assertThat(body.getInt("rows")).isEqualTo(4050);
        assertThat(body.getInt("accepted")).isEqualTo(4050);
        assertThat(body.getInt("rejected")).isZero();
        assertThat(body.getString("totalAmount")).isEqualTo("2462302.97");
        assertThat(places(body))
                .containsExactly(
                        "发放清册 null null year-other warning",
                        "发放清册 1396 E person-two-names warning",
                        "发放清册 3097 E person-two-names warning");
        Written.Sum sum = written.sum(body.getString("rosterId"));
        assertThat(sum).isEqualTo(new Written.Sum("draft", 4050, 246_230_297L, 4050, 246_230_297L, 27, 4050, 4048));
    }

    @Test
    void theTextFileOfABannerBecomesADraft() {
        String clerk = Importing.clerkOf("152223");
        JsonPath body = run(clerk, "清册.csv", ReadFile.sample("扎赉特旗"), "grain-producer", "152223", "2031");
        assertThat(body.getString("status")).isEqualTo("done");
        assertThat(body.getInt("accepted")).isEqualTo(2820);
        assertThat(body.getInt("rejected")).isZero();
        assertThat(body.getString("totalAmount")).isEqualTo("41840380.37");
        assertThat(body.getList("problems")).isEmpty();
        Written.Sum sum = written.sum(body.getString("rosterId"));
        assertThat(sum).isEqualTo(new Written.Sum("draft", 2820, 4_184_038_037L, 2820, 4_184_038_037L, 47, 2820, 2820));
    }

    @Test
    void aLegacyWorkbookWithASheetForEachVillageIsTakenWhole() {
        String clerk = Importing.clerkOf("361126101");
        JsonPath body = run(clerk, "低保.xls", ReadFile.sample("弋阳县"), "dibao", "361126101", "2031Q3");
        assertThat(body.getString("status")).as(body.prettify()).isEqualTo("done");
        assertThat(body.getInt("rows")).isEqualTo(288);
        assertThat(body.getInt("accepted")).isEqualTo(288);
        assertThat(body.getString("totalAmount")).isEqualTo("904230.00");
        assertThat(places(body)).containsExactly("曹溪村民委员会 null null year-other warning");
        Written.Sum sum = written.sum(body.getString("rosterId"));
        assertThat(sum.lines()).isEqualTo(288);
        assertThat(sum.villages()).isEqualTo(8);
    }

    @Test
    void wrongRowsAreRefusedAndTheOthersTaken() {
        JsonPath body = run(CLERK, "错误样例.xlsx", ReadFile.sample("错误样例"), "farmland", QINJIANG, "2031-02");
        assertThat(body.getString("status")).isEqualTo("done");
        assertThat(body.getInt("rows")).isEqualTo(18);
        assertThat(body.getInt("accepted")).isEqualTo(9);
        assertThat(body.getInt("rejected")).isEqualTo(9);
        assertThat(body.getString("totalAmount")).isEqualTo("9560.70");
        assertThat(places(body))
                .containsExactly(
                        "Sheet1 7 D id-checksum error",
                        "Sheet1 8 D id-numeric error",
                        "Sheet1 9 H card-numeric error",
                        "Sheet1 10 G amount-not-positive error",
                        "Sheet1 11 G amount-mismatch error",
                        "Sheet1 12 C name-missing error",
                        "Sheet1 14 null row-repeated error",
                        "Sheet1 15 G amount-not-number error",
                        "Sheet1 16 B village-unknown error",
                        "Sheet1 17 E unit-in-cell warning",
                        "Sheet1 20 G total-mismatch warning");
        assertThat(written.names(body.getString("rosterId")))
                .containsExactly("阎华静", "温凤礼", "宋银竹", "戴春东", "郭松松", "高建", "谭水竹", "赖西柏", "温洋永");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        byte[] file = ReadFile.sample("错误样例");
        Response first = send(As.staff(CLERK), "一.xlsx", file, "farmland", QINJIANG, "2031-03");
        JsonPath done = Importing.finished(CLERK, first);
        String before = written.fingerprint(done.getString("rosterId"));
        Response again = send(As.staff(CLERK), "二.xlsx", file, "farmland", QINJIANG, "2031-03");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.<String>path("status")).isEqualTo("done");
        assertThat(again.<Integer>path("accepted")).isEqualTo(9);
        assertThat(written.fingerprint(done.getString("rosterId"))).isEqualTo(before);
        // Another period is another roster.
        Response other = send(As.staff(CLERK), "一.xlsx", file, "farmland", QINJIANG, "2031-04");
        assertThat(other.header("Location")).isNotEqualTo(first.header("Location"));
        Importing.finished(CLERK, other);
    }

    @Test
    void aColleaguesDraftIsNotHandedOver() {
        byte[] file = Sheets.workbook(List.of(Sheets.row(1), Sheets.row(2)));
        Response first = send(As.staff(CLERK), "a.xlsx", file, "farmland", QINJIANG, "2031-09");
        String roster = Importing.finished(CLERK, first).getString("rosterId");
        String colleague = Importing.clerkOf(QINJIANG);
        Response second = send(As.staff(colleague), "a.xlsx", file, "farmland", QINJIANG, "2031-09");
        assertThat(second.header("Location")).isNotEqualTo(first.header("Location"));
        assertThat(Importing.finished(colleague, second).getString("rosterId")).isEqualTo(roster);
        assertThat(As.staff(colleague)
                        .post("/api/v1/staff/rosters/" + roster + "/submit")
                        .statusCode())
                .isEqualTo(200);
        Response third = send(As.staff(CLERK), "a.xlsx", file, "farmland", QINJIANG, "2031-09");
        assertThat(third.header("Location")).as("under review").isEqualTo(second.header("Location"));
    }

    @Test
    void anotherFileReplacesTheDraftAndThenTheFirstMayComeBack() {
        byte[] first = Sheets.workbook(List.of(Sheets.row(1), Sheets.row(2), Sheets.row(3)));
        byte[] second = Sheets.workbook(List.of(Sheets.row(4), Sheets.row(5)));
        JsonPath one = run(CLERK, "a.xlsx", first, "farmland", QINJIANG, "2031-05");
        JsonPath two = run(CLERK, "b.xlsx", second, "farmland", QINJIANG, "2031-05");
        assertThat(two.getString("rosterId")).isEqualTo(one.getString("rosterId"));
        assertThat(written.names(two.getString("rosterId"))).containsExactly(Sheets.name(4), Sheets.name(5));
        JsonPath three = run(CLERK, "a.xlsx", first, "farmland", QINJIANG, "2031-05");
        assertThat(three.getString("id")).isNotEqualTo(one.getString("id"));
        assertThat(written.names(one.getString("rosterId")))
                .containsExactly(Sheets.name(1), Sheets.name(2), Sheets.name(3));
    }

    @Test
    void aVillagesOwnRosterTakesItsOwnRowsOnly() {
        String clerk = Importing.clerkOf("360735100211");
        byte[] file = Sheets.workbook(List.of(
                Sheets.row(1), Sheets.with(Sheets.row(2), "村", "兴隆村"), Sheets.with(Sheets.row(3), "村", "濯坑村委会")));
        JsonPath body = run(clerk, "a.xlsx", file, "farmland", "360735100211", "2031");
        assertThat(places(body)).containsExactly("明细 3 B village-unknown error");
        assertThat(body.getInt("accepted")).isEqualTo(2);
    }

    @Test
    void anotherVillagesOrAnotherYearsFileIsADoubt() {
        String clerk = Importing.clerkOf("360735100211");
        List<Object> header = List.of("姓名", "身份证号码", "面积", "标准", "金额");
        List<List<?>> cells = new ArrayList<>(List.of(List.of("琴江镇兴隆村2030年补贴清册"), header));
        cells.add(Sheets.row(4).entrySet().stream()
                .filter(cell -> header.contains(cell.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        JsonPath body = run(clerk, "a.xlsx", Sheets.cells("濯坑村", cells), "farmland", "360735100211", "2032");
        assertThat(places(body))
                .containsExactly("濯坑村 null null year-other warning", "濯坑村 null null village-other warning");
        assertThat(body.getString("problems[1].message")).startsWith("“琴江镇兴隆村2030年补贴清册”写的不是本清册的村");
        assertThat(As.staff(CLERK)
                        .get("/api/v1/staff/rosters/{id}/findings", body.getString("rosterId"))
                        .jsonPath()
                        .getList("items.rule"))
                .as("whose village it is must be answered before anybody reads it")
                .containsExactly("village-outside");
        assertThat(body.getInt("accepted")).isEqualTo(1);
    }

    @Test
    void whoMayNotOrAsksForNonsenseIsTold() {
        byte[] file = Sheets.workbook(List.of(Sheets.row(1)));
        assertThat(send(As.nobody(), "a.xlsx", file, "farmland", QINJIANG, "2031")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(As.staff("reviewer.qinjiang"), "a.xlsx", file, "farmland", QINJIANG, "2031")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(As.staff("clerk.xiaosong"), "a.xlsx", file, "farmland", QINJIANG, "2031")
                        .statusCode())
                .isEqualTo(404);
        assertThat(code(send(As.staff(CLERK), "a.xlsx", file, "nothing", QINJIANG, "2031")))
                .isEqualTo("422 programme-unknown");
        assertThat(code(send(As.staff(CLERK), "a.xlsx", file, "farmland", "360735199", "2031")))
                .isEqualTo("422 region-unknown");
        assertThat(code(send(As.staff(CLERK), "a.xlsx", file, "farmland", QINJIANG, "2031Q5")))
                .isEqualTo("422 period-invalid");
        for (String odd : List.of("farm\u0000land", "耕地", "farm land")) {
            assertThat(code(send(As.staff(CLERK), "a.xlsx", file, odd, QINJIANG, "2031")))
                    .isEqualTo("422 invalid");
        }
        assertThat(code(send(As.staff(CLERK), "a.xlsx", file, "farmland", "3607\u0000", "2031")))
                .isEqualTo("422 invalid");
        assertThat(code(send(As.staff(CLERK), "a.xlsx", file, "farmland", QINJIANG, "2031\u0000")))
                .isEqualTo("422 invalid");
        Response bare = As.staff(CLERK).multiPart("programme", "farmland").post(Importing.PATH);
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.jsonPath().getList("violations.field")).contains("file", "region", "year", "period");
    }

    @Test
    void anImportIsSeenOnlyWhereItsRegionIs() {
        Response sent = send(
                As.staff(CLERK), "a.xlsx", Sheets.workbook(List.of(Sheets.row(1))), "farmland", QINJIANG, "2031-06");
        Importing.finished(CLERK, sent);
        String id = sent.path("id");
        assertThat(As.staff("clerk.xiaosong").get(Importing.PATH + "/" + id).statusCode())
                .isEqualTo(404);
        for (String reader : List.of("reviewer.qinjiang", "secrecy.qinjiang")) {
            assertThat(As.staff(reader).get(Importing.PATH + "/" + id).<String>path("status"))
                    .isEqualTo("done");
        }
        for (String stranger : List.of("reviewer.xiaosong", "secrecy.xiaosong")) {
            assertThat(As.staff(stranger).get(Importing.PATH + "/" + id).statusCode())
                    .isEqualTo(404);
        }
        assertThat(As.staff(CLERK).get(Importing.PATH + "/none").statusCode()).isEqualTo(404);
        assertThat(As.staff("clerk.xiaosong").get(Importing.PATH).jsonPath().getList("items.id"))
                .doesNotContain(id);
        JsonPath newest =
                As.staff(CLERK).queryParam("limit", 1).get(Importing.PATH).jsonPath();
        assertThat(newest.getList("items")).hasSize(1);
        assertThat(newest.getList("items.problems").getFirst()).isNull();
        String mine = Importing.clerkOf(QINJIANG);
        assertThat(walk(mine)).contains(id).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void theFileNameShowsNoLongNumber() {
        Response sent = send(
                As.staff(CLERK),
                "C:\\表\\张三360799195808214250.xlsx",
                Sheets.workbook(List.of(Sheets.row(1))),
                "farmland",
                QINJIANG,
                "2031-07");
        assertThat(sent.<String>path("fileName")).isEqualTo("张三***.xlsx");
        Importing.finished(CLERK, sent);
    }

    @Test
    void aRosterUnderReviewTakesNoDraft() {
        JsonPath first = run(CLERK, "a.xlsx", Sheets.workbook(List.of(Sheets.row(1))), "farmland", QINJIANG, "2031-08");
        assertThat(As.staff(CLERK)
                        .post("/api/v1/staff/rosters/" + first.getString("rosterId") + "/submit")
                        .statusCode())
                .isEqualTo(200);
        JsonPath second =
                run(CLERK, "b.xlsx", Sheets.workbook(List.of(Sheets.row(2))), "farmland", QINJIANG, "2031-08");
        assertThat(second.getString("status")).isEqualTo("refused");
        assertThat(places(second)).containsExactly("null null null roster-under-review error");
        assertThat(written.names(first.getString("rosterId"))).containsExactly(Sheets.name(1));
    }

    private static List<String> walk(String clerk) {
        List<String> ids = new java.util.ArrayList<>();
        String cursor = null;
        do {
            var request = As.staff(clerk).queryParam("limit", 3);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(Importing.PATH)
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return ids;
    }

    private static String code(Response answer) {
        return answer.statusCode() + " " + answer.path("code");
    }
}
