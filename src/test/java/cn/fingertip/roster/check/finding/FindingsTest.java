package cn.fingertip.roster.check.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.StaffMaker;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What clerks' files hold, what the rules say of it, and what must happen before the public sees it. */
@QuarkusTest
class FindingsTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String REVIEWER = "reviewer.qinjiang";
    private static final String SECRECY = "secrecy.qinjiang";
    private static final String TOWNSHIP = "360735100";
    private static final AtomicInteger MONTH = new AtomicInteger();

    @Inject
    EntityManager em;

    @Test
    void whatIsFoundBlocksPublicationUntilAColleagueDisposesOfItOrAnImportMendsIt() {
        List<Map<String, Object>> rows = rows(700_000, 14);
        rows.add(quantity(Sheets.row(700_000), "33"));
        rows.add(quantity(Sheets.row(700_100), "900"));
        for (int n : new int[] {1, 2, 3}) {
            rows.set(n, Sheets.with(rows.get(n), "银行账号", Sheets.card(700_900)));
        }
        String period = period();
        long[] before = judged("amount-unusual");
        String roster = imported(rows, "farmland", period);
        JsonPath found = As.staff(CLERK).get(findings(roster)).jsonPath();
        assertThat(found.getList("items.rule"))
                .as(found.prettify())
                .containsExactlyInAnyOrder("person-twice", "amount-unusual", "card-shared");
        assertThat(found.getString("items.find { it.rule == 'person-twice' }.text"))
                .isEqualTo("明细第 1、15 号是同一人,共 2 笔、合计 3611.82 元。请核对是否重复发放。");
        assertThat(found.getString("items.find { it.rule == 'card-shared' }.text"))
                .contains("共有 3 人")
                .contains("第 2、3、4 号");
        assertThat(found.getString("items.find { it.rule == 'amount-unusual' }.text"))
                .startsWith("金额 95607.00 元,是本村同一标准 16 笔的中位数 ");
        assertThat(found.getInt("items.find { it.rule == 'amount-unusual' }.line"))
                .isEqualTo(16);
        assertThat(found.prettify()).doesNotContain("360799", "629999");

        review(roster);
        Response refused = As.staff(REVIEWER).post("/api/v1/staff/rosters/{id}/publish", roster);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("roster-findings-open");
        assertThat(refused.jsonPath().getList("violations.field"))
                .containsExactly("findings.amount-unusual", "findings.card-shared", "findings.person-twice");

        String twice = found.getString("items.find { it.rule == 'person-twice' }.id");
        String unusual = found.getString("items.find { it.rule == 'amount-unusual' }.id");
        assertThat(dispose(CLERK, twice, "explained").path("code").toString()).isEqualTo("own-work");
        assertThat(dispose(REVIEWER, twice, "corrected").path("code").toString())
                .isEqualTo("finding-not-corrected");
        assertThat(dispose("reviewer.xiaosong", twice, "explained").statusCode())
                .isEqualTo(404);
        assertThat(dispose(REVIEWER, twice, "nonsense").statusCode()).isEqualTo(422);
        JsonPath explained = dispose(REVIEWER, twice, "explained").jsonPath();
        assertThat(explained.getString("status")).isEqualTo("explained");
        assertThat(explained.getString("by")).isEqualTo("琴江镇审核员");
        assertThat(dispose(REVIEWER, unusual, "confirmed").statusCode()).isEqualTo(200);
        JsonPath all = As.staff(SECRECY)
                .contentType(ContentType.JSON)
                .body(Map.of("rule", "card-shared", "status", "explained", "note", "祖孙三人由监护人代领"))
                .post("/api/v1/staff/rosters/{id}/findings/disposition", roster)
                .jsonPath();
        assertThat(all.getLong("rules.find { it.rule == 'card-shared' }.explained"))
                .isEqualTo(1);
        assertThat(all.getBoolean("blocked")).as("a confirmed one blocks").isTrue();
        Response confirmed = As.staff(REVIEWER).post("/api/v1/staff/rosters/{id}/publish", roster);
        assertThat(confirmed.jsonPath().getString("violations[0].message")).isEqualTo("“金额远离本村一般水平”:1 处确有问题、尚未改正。");

        reason(REVIEWER, roster, "return");
        rows.remove(rows.size() - 1);
        rows.addFirst(Sheets.row(700_200));
        assertThat(imported(rows, "farmland", period)).isEqualTo(roster);
        JsonPath after = As.staff(CLERK).get(findings(roster)).jsonPath();
        assertThat(after.getString("items.find { it.rule == 'person-twice' }.status"))
                .as("the same person and content, two lines further down")
                .isEqualTo("explained");
        assertThat(after.getString("items.find { it.rule == 'person-twice' }.text"))
                .contains("第 2、16 号");
        assertThat(after.getString("items.find { it.rule == 'amount-unusual' }.status"))
                .isEqualTo("corrected");
        assertThat(dispose(REVIEWER, unusual, "explained").path("code").toString())
                .isEqualTo("finding-corrected");
        review(roster);
        As.staff(REVIEWER)
                .post("/api/v1/staff/rosters/{id}/publish", roster)
                .then()
                .statusCode(200);

        // A correction begins with what is known already.
        rows.add(Sheets.row(700_300));
        imported(rows, "farmland", period);
        JsonPath second =
                As.staff(CLERK).get(findings(roster) + "?status=explained").jsonPath();
        assertThat(second.getList("items.rule")).containsExactlyInAnyOrder("person-twice", "card-shared");
        assertThat(second.getList("items.version")).containsOnly(2);

        long[] judged = judged("amount-unusual");
        assertThat(judged).as("one more was right, and none more was not").containsExactly(before[0] + 1, before[1]);
        assertThat(As.staff(CLERK)
                        .get("/api/v1/staff/findings/precision?region=360735")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodysVerdictStandsOnTheirOwnImport() {
        String both = StaffMaker.make("both", TOWNSHIP, "clerk", "reviewer");
        List<Map<String, Object>> rows = rows(706_000, 3);
        rows.add(quantity(Sheets.row(706_000), "33"));
        String period = period();
        String roster = imported(rows, "farmland", period);
        String id = As.staff(CLERK).get(findings(roster)).jsonPath().getString("items[0].id");
        As.staff(both, StaffMaker.PASSWORD)
                .contentType(ContentType.JSON)
                .body(Map.of("status", "explained", "note", "入户核实"))
                .post("/api/v1/staff/findings/{id}/disposition", id)
                .then()
                .statusCode(200);
        byte[] file = Sheets.workbook(rows);
        String location = Importing.send(
                        As.staff(both, StaffMaker.PASSWORD), "a.xlsx", file, "farmland", TOWNSHIP, period)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> As.staff(both, StaffMaker.PASSWORD)
                                .get(location)
                                .jsonPath()
                                .getString("status"),
                        "done"::equals);
        JsonPath taken = As.staff(CLERK).get(findings(roster)).jsonPath();
        assertThat(taken.getString("items[0].status")).isEqualTo("open");
        assertThat(taken.getString("items[0].by")).isNull();
        assertThat(taken.getString("items[0].note")).isNull();
        dispose(REVIEWER, id, "explained").then().statusCode(200);
        imported(Sheets.workbook(rows.reversed()), "farmland", period);
        assertThat(As.staff(CLERK).get(findings(roster)).jsonPath().getString("items[0].status"))
                .as("a colleague's verdict stays")
                .isEqualTo("explained");
    }

    @Test
    void aRuleMayBeDueAfterPublication() {
        settings("forest", "person-twice", "after");
        List<Map<String, Object>> rows = rows(701_000, 3);
        rows.add(quantity(Sheets.row(701_000), "33"));
        String roster = imported(rows, "forest", period());
        JsonPath summary = As.staff(CLERK).get(findings(roster) + "/summary").jsonPath();
        assertThat(summary.getBoolean("blocked")).isFalse();
        review(roster);
        As.staff(REVIEWER)
                .post("/api/v1/staff/rosters/{id}/publish", roster)
                .then()
                .statusCode(200);
        JsonPath due =
                As.staff(REVIEWER).get("/api/v1/staff/findings/due?limit=100").jsonPath();
        String path = "items.find { it.rosterId == '" + roster + "' }.";
        assertThat(due.getString(path + "dueOn")).isNotNull();
        assertThat(As.staff("reviewer.xiaosong")
                        .get("/api/v1/staff/findings/due")
                        .asString())
                .doesNotContain(roster);
        assertThat(dispose(REVIEWER, due.getString(path + "id"), "corrected").statusCode())
                .isEqualTo(200);
        assertThat(As.staff(REVIEWER)
                        .get("/api/v1/staff/findings/due?limit=100")
                        .asString())
                .doesNotContain(roster);
        assertThat(As.staff(CLERK)
                        .post("/api/v1/staff/rosters/{id}/checks", roster)
                        .jsonPath()
                        .getInt("rules.find { it.rule == 'person-twice' }.corrected"))
                .as("what a person settled is not opened by a run that finds the line as it was")
                .isEqualTo(1);
        settings("forest", "person-twice", "off");
        assertThat(As.staff(CLERK)
                        .post("/api/v1/staff/rosters/{id}/checks", roster)
                        .jsonPath()
                        .getString("rules[0].due"))
                .isEqualTo("off");
        settings("forest", "person-twice", "before");
        assertThat(settings("forest", "nonsense", "before").path("code").toString())
                .isEqualTo("check-rule-unknown");
    }

    @Test
    void anExplanationTakenBackAfterPublicationIsDue() {
        List<Map<String, Object>> rows = rows(709_000, 3);
        rows.add(quantity(Sheets.row(709_000), "33"));
        String roster = imported(rows, "farmland", period());
        String twice = As.staff(CLERK).get(findings(roster)).jsonPath().getString("items[0].id");
        dispose(REVIEWER, twice, "explained").then().statusCode(200);
        publish(roster);
        JsonPath back = dispose(REVIEWER, twice, "confirmed").jsonPath();
        assertThat(back.getString("dueOn")).as(back.prettify()).isNotNull();
        assertThat(due(roster)).containsExactly("person-twice");
    }

    @Test
    void aRuleThatIsTurnedOffAsksNobodyAnyMore() {
        List<Map<String, Object>> rows = rows(707_000, 3);
        rows.add(quantity(Sheets.row(707_000), "33"));
        String roster = imported(rows, "forest", period());
        String twice = As.staff(CLERK).get(findings(roster)).jsonPath().getString("items[0].id");
        dispose(REVIEWER, twice, "confirmed").then().statusCode(200);
        settings("forest", "person-twice", "off").then().statusCode(200);
        try {
            JsonPath summary =
                    As.staff(CLERK).get(findings(roster) + "/summary").jsonPath();
            assertThat(summary.getInt("rules[0].ended")).as(summary.prettify()).isEqualTo(1);
            assertThat(summary.getBoolean("blocked")).isFalse();
            assertThat(dispose(REVIEWER, twice, "explained").path("code").toString())
                    .isEqualTo("finding-ended");
        } finally {
            settings("forest", "person-twice", "before").then().statusCode(200);
        }
        JsonPath again = As.staff(CLERK)
                .post("/api/v1/staff/rosters/{id}/checks", roster)
                .jsonPath();
        assertThat(again.getInt("rules[0].confirmed"))
                .as("the verdict is still there when the rule is on again")
                .isEqualTo(1);
        assertThat(again.getBoolean("blocked")).isTrue();
    }

    @Test
    void peopleInProgrammesThatExcludeEachOther() {
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "测试互斥", "basis", "测试依据", "programmes", List.of("machinery", "grain-producer")))
                .put("/api/v1/staff/programme-exclusions/test-exclusion")
                .then()
                .statusCode(200);
        String machinery = imported(rows(702_000, 3), "machinery", "2036-05");
        String roster = imported(rows(702_002, 3), "grain-producer", "2036Q2");
        String other = imported(rows(702_000, 3), "grain-producer", "2036Q3");
        JsonPath found =
                As.staff(CLERK).get(findings(roster) + "?rule=person-excluded").jsonPath();
        assertThat(found.getList("items.line")).containsExactly(1);
        assertThat(found.getString("items[0].text"))
                .as("who has no grant there reads nothing of what is not public")
                .contains("另一份未公布的“农机购置补贴”清册中", "测试依据")
                .doesNotContain("2036年5月", " 元");
        String there = As.staff(CLERK)
                .post("/api/v1/staff/rosters/{id}/checks", machinery)
                .then()
                .extract()
                .jsonPath()
                .getString("rules.rule");
        assertThat(there).contains("person-excluded");
        As.staff(REVIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("rule", "person-excluded", "status", "explained", "note", "入户核实"))
                .post("/api/v1/staff/rosters/{id}/findings/disposition", machinery)
                .then()
                .statusCode(200);
        publish(machinery);
        As.staff(CLERK).post("/api/v1/staff/rosters/{id}/checks", roster);
        assertThat(As.staff(CLERK)
                        .get(findings(roster) + "?rule=person-excluded")
                        .jsonPath()
                        .getString("items[0].text"))
                .contains("2036年5月", "农机购置补贴", " 元", "测试依据");
        assertThat(As.staff(CLERK)
                        .get(findings(other) + "?rule=person-excluded")
                        .jsonPath()
                        .getList("items"))
                .as("another quarter")
                .isEmpty();
        As.staff("admin")
                .delete("/api/v1/staff/programme-exclusions/test-exclusion")
                .then()
                .statusCode(204);
    }

    @Test
    void peopleOfAListAreFoundInWhatIsOnItsWay() {
        String clerk = Importing.clerkOf("360735");
        String roster = imported(rows(703_000, 5), "dibao", period());
        String list = "姓名,身份证号码\n甲," + Sheets.id(703_001) + "\n乙," + Sheets.id(703_999) + "\n丙,123\n";
        Response refused = list(clerk, "deceased", "2026-01-31", list, false);
        assertThat(refused.path("code").toString()).as(refused.asString()).isEqualTo("person-list-rejected");
        assertThat(refused.path("violations[0].message").toString()).startsWith("第 4 行");
        JsonPath added = list(clerk, "deceased", "2026-01-31", list, true).jsonPath();
        assertThat(added.getInt("people")).as(added.prettify()).isEqualTo(2);
        assertThat(added.getInt("rejected")).isEqualTo(1);
        assertThat(added.getString("problems[0].message")).startsWith("第 4 行");
        JsonPath found = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> As.staff(CLERK)
                                .get(findings(roster) + "?rule=person-deceased")
                                .jsonPath(),
                        body -> !body.getList("items").isEmpty());
        assertThat(found.getList("items.line")).containsExactly(2);
        assertThat(found.getString("items[0].text")).isEqualTo("此人在测试民政局提供的死亡人员名单(截至 2026-01-31)中。请核实是否在世,已去世的应停发并追回。");
        assertThat(As.staff(clerk)
                        .get("/api/v1/staff/regions/360735/person-lists")
                        .jsonPath()
                        .getInt("items.find { it.kind == 'deceased' }.people"))
                .isEqualTo(2);
        assertThat(list(CLERK, list).statusCode()).as("a township's clerk").isEqualTo(404);
        assertThat(list(clerk, "姓名\n甲\n").path("code").toString()).isEqualTo("person-list-empty");
        assertThat(list(clerk, "deceased", "2026-01-30", "身份证号码\n" + Sheets.id(703_998) + "\n", false)
                        .path("code")
                        .toString())
                .as("a list older than the present one")
                .isEqualTo("person-list-older");
        list(clerk, "身份证号码\n" + Sheets.id(703_998) + "\n").then().statusCode(200);
        assertThat(As.staff(CLERK)
                        .post("/api/v1/staff/rosters/{id}/checks", roster)
                        .jsonPath()
                        .getLong("rules.find { it.rule == 'person-deceased' }.corrected"))
                .as("not in the new list")
                .isEqualTo(1);
    }

    @Test
    void aRuleTurnedOnAfterReviewIsAskedBeforePublication() {
        settings("forest", "person-twice", "off").then().statusCode(200);
        String roster;
        try {
            List<Map<String, Object>> rows = rows(710_000, 3);
            rows.add(quantity(Sheets.row(710_000), "33"));
            roster = imported(rows, "forest", period());
            review(roster);
        } finally {
            settings("forest", "person-twice", "before").then().statusCode(200);
        }
        Response refused = As.staff(REVIEWER).post("/api/v1/staff/rosters/{id}/publish", roster);
        assertThat(refused.path("code").toString()).as(refused.asString()).isEqualTo("roster-findings-open");
        JsonPath found = As.staff(REVIEWER).get(findings(roster)).jsonPath();
        assertThat(found.getList("items.rule"))
                .as("what was found stays to be disposed of")
                .containsExactly("person-twice");
        dispose(REVIEWER, found.getString("items[0].id"), "explained").then().statusCode(200);
        As.staff(REVIEWER)
                .post("/api/v1/staff/rosters/{id}/publish", roster)
                .then()
                .statusCode(200);
    }

    @Test
    void anExclusionAddedAfterReviewIsAskedBeforePublication() {
        imported(rows(711_000, 2), "dibao", "2061-05");
        String roster = imported(rows(711_001, 2), "machinery", "2061-05");
        review(roster);
        String exclusion = "/api/v1/staff/programme-exclusions/late-exclusion";
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "后加互斥", "basis", "测试依据", "programmes", List.of("machinery", "dibao")))
                .put(exclusion)
                .then()
                .statusCode(200);
        try {
            Response refused = As.staff(REVIEWER).post("/api/v1/staff/rosters/{id}/publish", roster);
            assertThat(refused.jsonPath().getList("violations.code"))
                    .as(refused.asString())
                    .containsExactly("person-excluded");
        } finally {
            As.staff("admin").delete(exclusion).then().statusCode(204);
        }
        As.staff(REVIEWER)
                .post("/api/v1/staff/rosters/{id}/publish", roster)
                .then()
                .statusCode(200);
    }

    @Test
    void anotherRosterThatComesOrGoesAfterReviewIsAskedBeforePublication() {
        String roster = imported(onOneCard(715_000, 2), "farmland", "2088-05");
        review(roster);
        assertThat(As.staff(CLERK).get(findings(roster)).jsonPath().getList("items"))
                .as("two people are too few for one card")
                .isEmpty();
        String exclusion = "/api/v1/staff/programme-exclusions/other-roster";
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "另一清册互斥", "basis", "测试依据", "programmes", List.of("farmland", "dibao")))
                .put(exclusion)
                .then()
                .statusCode(200);
        try {
            // The exclusion is older than the last run; what comes now is another roster, and nothing else.
            As.staff(CLERK)
                    .post("/api/v1/staff/rosters/{id}/checks", roster)
                    .then()
                    .statusCode(200);
            imported(onOneCard(715_001, 2), "dibao", "2088-05");
            Response refused = As.staff(REVIEWER).post("/api/v1/staff/rosters/{id}/publish", roster);
            assertThat(refused.jsonPath().getList("violations.code"))
                    .as(refused.asString())
                    .containsExactly("card-shared", "person-excluded");
            assertThat(As.staff(CLERK)
                            .get(findings(roster) + "?rule=card-shared")
                            .jsonPath()
                            .getString("items[0].text"))
                    .as("it is kept, to be disposed of")
                    .contains("共有 3 人");
            // It gets other lines, and nothing is left to ask.
            imported(rows(715_010, 2), "dibao", "2088-05");
            As.staff(REVIEWER)
                    .post("/api/v1/staff/rosters/{id}/publish", roster)
                    .then()
                    .statusCode(200);
            assertThat(As.staff(CLERK).get(findings(roster)).jsonPath().getList("items.status"))
                    .containsOnly("corrected");
        } finally {
            As.staff("admin").delete(exclusion).then().statusCode(204);
        }
    }

    @Test
    void aCorrectionIsNotHeldAgainstWhatItCorrects() {
        String roster = imported(onOneCard(716_000, 3), "farmland", "2088-06");
        As.staff(REVIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("rule", "card-shared", "status", "explained", "note", "入户核实"))
                .post("/api/v1/staff/rosters/{id}/findings/disposition", roster)
                .then()
                .statusCode(200);
        publish(roster);
        List<Map<String, Object>> rows = onOneCard(716_000, 2);
        rows.add(Sheets.row(716_002));
        imported(rows, "farmland", "2088-06");
        assertThat(As.staff(CLERK)
                        .get(findings(roster) + "?rule=card-shared&version=2")
                        .jsonPath()
                        .getList("items"))
                .as("the third is paid into another account now")
                .isEmpty();
    }

    @Test
    void amountsFarBelowAreAskedTooWhereTheVillageIsOfOneKind() {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows(712_000, 12).forEach(row -> rows.add(quantity(row, "10")));
        rows.add(quantity(Sheets.row(712_100), "1"));
        rows.add(quantity(Sheets.row(712_101), "3"));
        String roster = imported(rows, "farmland", period());
        JsonPath found = As.staff(CLERK).get(findings(roster)).jsonPath();
        assertThat(found.getList("items.rule")).containsExactly("amount-unusual");
        assertThat(found.getInt("items[0].line")).isEqualTo(13);
        assertThat(found.getString("items[0].text"))
                .isEqualTo("金额 106.23 元,是本村同一标准 14 笔的中位数 1062.30 元的 10.0%,低于一般范围(212.46 元起)。请核对数量。");
    }

    @Test
    void aVillageThatCouldNotBeReadIsAskedBeforePublication() {
        Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
        List<List<?>> read = new ArrayList<>();
        read.add(Sheets.COLUMNS);
        rows(713_000, 3).forEach(row -> read.add(new ArrayList<>(row.values())));
        read.add(new ArrayList<>(
                Sheets.with(Sheets.row(713_003), "身份证号码", "360799199001010000").values()));
        sheets.put("濯坑村", read);
        sheets.put(
                "兴隆村",
                List.of(
                        List.of("谁", "号码", "钱"),
                        List.of(Sheets.name(713_010), Sheets.id(713_010), "1"),
                        List.of(Sheets.name(713_011), Sheets.id(713_011), "1")));
        sheets.put("汇总", List.of(List.of("村", "户数"), List.of("濯坑村", 4)));
        JsonPath done = Importing.run(CLERK, "a.xlsx", Sheets.cells(sheets), "farmland", TOWNSHIP, period());
        String roster = done.getString("rosterId");
        JsonPath found = As.staff(CLERK).get(findings(roster)).jsonPath();
        assertThat(found.getList("items.rule")).as(found.prettify()).containsOnly("import-incomplete");
        assertThat(found.<String>getList("items.text"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("工作表“兴隆村”", "有 2 行"))
                .anySatisfy(text -> assertThat(text).contains("有 1 行有错误"));
        review(roster);
        Response refused = As.staff(REVIEWER).post("/api/v1/staff/rosters/{id}/publish", roster);
        assertThat(refused.jsonPath().getList("violations.code")).containsExactly("import-incomplete");
    }

    @Test
    void everyOfficesListCounts() {
        String clerk = Importing.clerkOf("360735");
        String roster = imported(rows(714_000, 4), "dibao", period());
        list(clerk, "测试卫健局", "deceased", "2026-01-30", "身份证号码\n" + Sheets.id(714_000) + "\n", false)
                .then()
                .statusCode(200);
        list(
                        clerk,
                        "测试公安局",
                        "deceased",
                        "2026-01-20",
                        "身份证号码\n" + Sheets.id(714_000) + "\n" + Sheets.id(714_002) + "\n",
                        false)
                .then()
                .statusCode(200);
        assertThat(As.staff(clerk)
                        .get("/api/v1/staff/regions/360735/person-lists")
                        .jsonPath()
                        .getList("items.findAll { it.kind == 'deceased' }.source"))
                .contains("测试卫健局", "测试公安局");
        As.staff(CLERK).post("/api/v1/staff/rosters/{id}/checks", roster).then().statusCode(200);
        JsonPath found =
                As.staff(CLERK).get(findings(roster) + "?rule=person-deceased").jsonPath();
        assertThat(found.getList("items.line")).containsExactlyInAnyOrder(1, 3);
        assertThat(found.getString("items.find { it.line == 1 }.text"))
                .contains("测试卫健局提供的死亡人员名单(截至 2026-01-30)", "测试公安局提供的死亡人员名单(截至 2026-01-20)");
        assertThat(list(clerk, "测试公安局", "deceased", "2026-01-19", "身份证号码\n" + Sheets.id(714_003) + "\n", false)
                        .path("code")
                        .toString())
                .as("older than its own before")
                .isEqualTo("person-list-older");
    }

    @Test
    void aListIsReplacedHoweverItsSourceIsSpelledAndMayBeEnded() {
        String clerk = Importing.clerkOf("360735");
        String lists = "/api/v1/staff/regions/360735/person-lists";
        String roster = imported(rows(717_000, 3), "dibao", period());
        list(clerk, "石城县医保局", "public-payroll", "2026-01-30", "身份证号码\n" + Sheets.id(717_000) + "\n", false)
                .then()
                .statusCode(200);
        list(clerk, "赣州市医疗保障局", "public-payroll", "2026-01-30", "身份证号码\n" + Sheets.id(717_001) + "\n", false)
                .then()
                .statusCode(200);
        assertThat(list(clerk, "医疗保障局", "public-payroll", "2026-01-29", "身份证号码\n" + Sheets.id(717_002) + "\n", false)
                        .<String>path("code"))
                .as("older, by whatever name")
                .isEqualTo("person-list-older");
        JsonPath added = list(
                        clerk,
                        " 江西省赣州市石城县 医疗保障局",
                        "public-payroll",
                        "2026-01-31",
                        "身份证号码\n" + Sheets.id(717_002) + "\n",
                        false)
                .jsonPath();
        assertThat(added.getList("replaced")).as(added.prettify()).containsExactly("石城县医保局");
        As.staff(CLERK).post("/api/v1/staff/rosters/{id}/checks", roster).then().statusCode(200);
        String payroll = findings(roster) + "?rule=person-on-public-payroll";
        assertThat(As.staff(CLERK).get(payroll).jsonPath().getList("items.line"))
                .containsExactlyInAnyOrder(2, 3);

        for (String id : As.staff(clerk)
                .get(lists)
                .jsonPath()
                .<String>getList("items.findAll { it.source.endsWith('医疗保障局') }.id")) {
            assertThat(end(CLERK, lists, id, "误传").statusCode()).isEqualTo(404);
            assertThat(end(clerk, lists, id, " ").statusCode()).isEqualTo(422);
            assertThat(end(clerk, lists, id, "误传").statusCode()).isEqualTo(204);
            assertThat(end(clerk, lists, id, "误传").statusCode())
                    .as("in force no more")
                    .isEqualTo(404);
            assertThat(audited("person-list:" + id)).contains("person-list.ended");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(As.staff(CLERK).get(payroll).jsonPath().getList("items.status"))
                                .containsOnly("corrected"));
    }

    private List<String> audited(String subject) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> actions = em.createNativeQuery("SELECT action FROM audit_entry WHERE subject = ?1")
                    .setParameter(1, subject)
                    .getResultList();
            return actions.stream().map(String::valueOf).toList();
        });
    }

    private static Response end(String clerk, String lists, String id, String reason) {
        return As.staff(clerk)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post(lists + "/{id}/end", id);
    }

    @Test
    void fundsAreNotPutOff() {
        assertThat(settings("forest", "funds", "after").path("code").toString()).isEqualTo("check-due-unfit");
    }

    @Test
    void peopleOfAListAreFoundInWhatIsPublicToo() {
        String roster = imported(rows(708_000, 3), "dibao", period());
        publish(roster);
        list(Importing.clerkOf("360735"), "public-payroll", "2026-01-31", "身份证号码\n" + Sheets.id(708_002) + "\n", false)
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(due(roster)).containsExactly("person-on-public-payroll"));
        assertThat(As.staff(CLERK).get(findings(roster)).jsonPath().getList("items.line"))
                .containsExactly(3);
    }

    @Test
    void aListWhoseSourceCannotBeKeptIsRefused() {
        Response refused = As.staff(Importing.clerkOf("360735"))
                .multiPart("file", "list.csv", ("身份证号码\n" + Sheets.id(703_997) + "\n").getBytes(StandardCharsets.UTF_8))
                .multiPart("kind", "deceased")
                .multiPart("source", "民政\0局", "text/plain; charset=UTF-8")
                .multiPart("asOf", "2026-01-31")
                .post("/api/v1/staff/regions/360735/person-lists");
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.<String>path("code")).isEqualTo("invalid");
    }

    @Test
    void sumsOfTheFileAreTasksToo() {
        List<List<?>> cells = new ArrayList<>();
        cells.add(Sheets.COLUMNS);
        rows(704_000, 3).forEach(row -> cells.add(new ArrayList<>(row.values())));
        cells.add(List.of("合计", "", "", "", "", "", "", 99, ""));
        String roster = imported(Sheets.cells("明细", cells), "farmland", period());
        JsonPath found = As.staff(CLERK).get(findings(roster)).jsonPath();
        assertThat(found.getList("items.rule")).containsExactly("total-mismatch");
        assertThat(found.getString("items[0].line")).isNull();
    }

    @Test
    void findingsAreReadPageByPageAndOnlyWithTheGrant() {
        List<Map<String, Object>> rows = rows(705_000, 3);
        rows(705_000, 3).forEach(row -> rows.add(quantity(row, "33")));
        String roster = imported(rows, "farmland", period());
        JsonPath first = As.staff(CLERK).get(findings(roster) + "?limit=2").jsonPath();
        assertThat(first.getList("items")).hasSize(2);
        JsonPath rest = As.staff(CLERK)
                .queryParam("cursor", first.getString("nextCursor"))
                .get(findings(roster) + "?limit=2")
                .jsonPath();
        assertThat(rest.getList("items")).hasSize(1);
        assertThat(rest.getString("nextCursor")).isNull();
        assertThat(As.staff("clerk.xiaosong").get(findings(roster)).statusCode())
                .isEqualTo(404);
        assertThat(As.nobody().get(findings(roster)).statusCode()).isEqualTo(401);
        assertThat(As.staff(CLERK).get(findings(roster) + "?version=9").statusCode())
                .isEqualTo(404);
    }

    /** Another month for every roster, years that no other test uses. */
    private static String period() {
        int n = MONTH.getAndIncrement();
        return "%d-%02d".formatted(2037 + n / 12, n % 12 + 1);
    }

    private static List<Map<String, Object>> rows(int from, int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int n = from; n < from + count; n++) {
            rows.add(Sheets.row(n));
        }
        return rows;
    }

    /** As {@link #rows}, all paid into one account. */
    private static List<Map<String, Object>> onOneCard(int from, int count) {
        List<Map<String, Object>> rows = rows(from, count);
        rows.replaceAll(row -> Sheets.with(row, "银行账号", Sheets.card(715_900 + from / 1000)));
        return rows;
    }

    private static Map<String, Object> quantity(Map<String, Object> row, String quantity) {
        BigDecimal amount = new BigDecimal(quantity).multiply(new BigDecimal("106.23"));
        return Sheets.with(Sheets.with(row, "面积", new BigDecimal(quantity)), "金额", amount);
    }

    private static String imported(List<Map<String, Object>> rows, String programme, String period) {
        return imported(Sheets.workbook(rows), programme, period);
    }

    private static String imported(byte[] file, String programme, String period) {
        JsonPath done = Importing.run(CLERK, "a.xlsx", file, programme, TOWNSHIP, period);
        assertThat(done.getInt("rejected")).as(done.prettify()).isZero();
        return done.getString("rosterId");
    }

    private static String findings(String roster) {
        return "/api/v1/staff/rosters/" + roster + "/findings";
    }

    private static Response dispose(String who, String finding, String status) {
        return As.staff(who)
                .contentType(ContentType.JSON)
                .body(Map.of("status", status, "note", "入户核实"))
                .post("/api/v1/staff/findings/{id}/disposition", finding);
    }

    private static void review(String roster) {
        RosterFixture.excuseFunds(roster, CLERK);
        As.staff(CLERK).post("/api/v1/staff/rosters/{id}/submit", roster).then().statusCode(200);
        As.staff(REVIEWER)
                .post("/api/v1/staff/rosters/{id}/review", roster)
                .then()
                .statusCode(200);
        As.staff(SECRECY)
                .post("/api/v1/staff/rosters/{id}/clear", roster)
                .then()
                .statusCode(200);
    }

    private static void publish(String roster) {
        review(roster);
        As.staff(REVIEWER)
                .post("/api/v1/staff/rosters/{id}/publish", roster)
                .then()
                .statusCode(200);
    }

    /** @return how often the rule was right and how often not; every month's figure is what follows from its own two */
    private static long[] judged(String rule) {
        JsonPath precision = As.staff("leader.shicheng")
                .get("/api/v1/staff/findings/precision?region=360735")
                .jsonPath();
        long[] judged = new long[2];
        for (Map<String, Object> month :
                precision.<Map<String, Object>>getList("items.findAll { it.rule == '" + rule + "' }")) {
            long confirmed = ((Number) month.get("confirmed")).longValue();
            long explained = ((Number) month.get("explained")).longValue();
            assertThat(new BigDecimal(month.get("precision").toString()))
                    .isEqualByComparingTo(new BigDecimal(confirmed)
                            .divide(new BigDecimal(confirmed + explained), 2, RoundingMode.HALF_UP));
            judged[0] += confirmed;
            judged[1] += explained;
        }
        return judged;
    }

    private static List<String> due(String roster) {
        return As.staff(REVIEWER)
                .get("/api/v1/staff/findings/due?limit=100")
                .jsonPath()
                .getList("items.findAll { it.rosterId == '" + roster + "' }.rule");
    }

    private static void reason(String who, String roster, String action) {
        As.staff(who)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "请改正"))
                .post("/api/v1/staff/rosters/{id}/{action}", roster, action)
                .then()
                .statusCode(200);
    }

    private static Response settings(String programme, String rule, String due) {
        return As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("rules", List.of(Map.of("rule", rule, "due", due))))
                .put("/api/v1/staff/programmes/{code}/checks", programme);
    }

    private static Response list(String clerk, String csv) {
        return list(clerk, "deceased", "2026-01-31", csv, false);
    }

    private static Response list(String clerk, String kind, String asOf, String csv, boolean acceptRejected) {
        return list(clerk, "测试民政局", kind, asOf, csv, acceptRejected);
    }

    private static Response list(
            String clerk, String source, String kind, String asOf, String csv, boolean acceptRejected) {
        return As.staff(clerk)
                .multiPart("file", "list.csv", csv.getBytes(StandardCharsets.UTF_8))
                .multiPart("kind", kind)
                .multiPart("source", source, "text/plain; charset=UTF-8")
                .multiPart("asOf", asOf)
                .multiPart("acceptRejected", Boolean.toString(acceptRejected))
                .post("/api/v1/staff/regions/360735/person-lists");
    }
}
