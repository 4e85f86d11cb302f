package cn.fingertip.roster.inspect.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.roster.inspect.CaseCounty;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Borrowed identities in the rosters of several years, and what a check says of them. */
@QuarkusTest
class RegionCheckTest {
    private static final Map<String, String> LISTS =
            Map.of("person-deceased", "死亡人员名单", "person-on-public-payroll", "财政供养人员名单");

    @Inject
    RosterFixture rosters;

    @Inject
    EntityManager em;

    @Test
    void eachCheckFindsWhatItIsForOverTheYears() {
        CaseCounty county = CaseCounty.fresh(rosters);
        List<Map<String, Object>> first = CaseCounty.rows(920_000, 12);
        // Persons 1 to 3 into one account, this year and the next.
        for (int n : new int[] {1, 2, 3}) {
            first.set(n, Sheets.with(first.get(n), "银行账号", Sheets.card(920_900)));
        }
        // Person 5 in a second village, person 6 with a hundred times the land.
        first.add(Sheets.with(first.get(5), "村", CaseCounty.SECOND_VILLAGE));
        first.set(6, quantity(first.get(6), "4000"));
        county.published("farmland", "2017", first);
        List<Map<String, Object>> second = CaseCounty.rows(920_000, 5);
        for (int n : new int[] {1, 2, 3, 4}) {
            second.set(n, Sheets.with(second.get(n), "银行账号", Sheets.card(920_900)));
        }
        // Person 0 under another name.
        second.set(0, Sheets.with(second.get(0), "姓名", "甲某"));
        county.published("farmland", "2018", second);
        String clerk = Importing.clerkOf(county.office().region());
        list(clerk, county, "deceased", Sheets.id(920_002));
        list(clerk, county, "public-payroll", Sheets.id(920_004));
        String open = county.openCase();

        JsonPath shared = run(county, open, "card-shared", Map.of()).jsonPath();
        assertThat(shared.getList("items")).hasSize(1);
        assertThat(shared.getString("items[0].text"))
                .startsWith("同一个账户2018 年收了 4 人的补贴(4 笔、")
                .contains(";2017 年收了 3 人的补贴(3 笔、")
                .doesNotContain("629999");
        assertThat(shared.getList("items[0].lines")).hasSize(7);
        assertThat(shared.getList("items[0].lines.card")).containsOnly(Sheets.card(920_900));
        assertThat(run(county, open, "card-shared", Map.of("toYear", 2016))
                        .jsonPath()
                        .getList("items"))
                .isEmpty();

        JsonPath dead = run(county, open, "person-deceased", Map.of()).jsonPath();
        assertThat(dead.getList("items")).hasSize(1);
        assertThat(dead.getString("items[0].text"))
                .startsWith("此人在civil affairs提供的死亡人员名单(截至 2017-06-30)中,2017–2018 年领取 2 笔")
                .contains("其中名单截至年度之后 1 笔");
        assertThat(dead.getList("items[0].lines.idNumber")).containsOnly(Sheets.id(920_002));
        assertThat(run(county, open, "person-on-public-payroll", Map.of())
                        .jsonPath()
                        .getList("items[0].lines.name"))
                .containsOnly(Sheets.name(920_004));

        JsonPath unusual = run(county, open, "amount-unusual", Map.of()).jsonPath();
        assertThat(unusual.getList("items.lines.flatten().idNumber")).containsExactly(Sheets.id(920_006));
        assertThat(unusual.getString("items[0].text")).startsWith("金额 424920.00 元,是本村这份清册同一标准 12 笔的中位数 ");

        JsonPath villages = run(county, open, "person-in-villages", Map.of()).jsonPath();
        assertThat(villages.getList("items")).hasSize(1);
        assertThat(villages.getString("items[0].text"))
                .startsWith("同一人 2017 年在 2 个村领取(")
                .contains(CaseCounty.FIRST_VILLAGE, CaseCounty.SECOND_VILLAGE);
        assertThat(run(
                                county,
                                open,
                                "person-in-villages",
                                Map.of("region", county.office().village()))
                        .jsonPath()
                        .getList("items"))
                .isEmpty();

        JsonPath names = run(county, open, "person-two-names", Map.of()).jsonPath();
        assertThat(names.getList("items")).hasSize(1);
        assertThat(names.getString("items[0].text"))
                .startsWith("同一身份证号写过 2 个姓名:甲某(2018 年,1 笔、")
                .contains(Sheets.name(920_000) + "(2017 年");

        List<?> audited =
                em.createNativeQuery("""
                        SELECT detail FROM audit_entry WHERE action = 'case.region-checked' AND subject = ?1
                        AND detail LIKE '%"rule":"card-shared"%' ORDER BY seq""").setParameter(1, "report:" + open).getResultList();
        assertThat(audited).hasSize(2);
        assertThat(audited.getFirst().toString()).contains("borrowed-identity", "\"found\":\"1\"");
    }

    @Test
    void theWorstComesFirstPageByPageAndWithdrawnRostersDoNotCount() {
        CaseCounty county = CaseCounty.fresh(rosters);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            Map<String, Object> row = quantity(CaseCounty.row(921_000 + n), String.valueOf(10 * (n + 1)));
            rows.add(row);
            rows.add(Sheets.with(row, "村", CaseCounty.SECOND_VILLAGE));
        }
        String roster = county.published("farmland", "2017", rows);
        String open = county.openCase();
        List<String> walked = new ArrayList<>();
        String cursor = "";
        do {
            Response answer = run(
                    county,
                    open,
                    "person-in-villages",
                    Map.of(),
                    cursor.isEmpty() ? Map.of("limit", 1) : Map.of("limit", 1, "cursor", cursor));
            answer.then().statusCode(200);
            walked.add(answer.jsonPath().getString("items[0].lines[0].idNumber"));
            cursor = answer.jsonPath().getString("nextCursor");
        } while (cursor != null);
        assertThat(walked).containsExactly(Sheets.id(921_002), Sheets.id(921_001), Sheets.id(921_000));
        county.withdraw(roster);
        assertThat(run(county, open, "person-in-villages", Map.of()).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void onlyFromAnOpenCaseAndOnlyWhatThereIs() {
        CaseCounty county = CaseCounty.fresh(rosters);
        String id = county.report();
        assertThat(run(county, id, "card-shared", Map.of()).path("code").toString())
                .isEqualTo("case-not-open");
        county.move(id, "accept", Map.of());
        assertThat(run(county, id, "card-shared", Map.of()).statusCode()).isEqualTo(200);
        assertThat(run(county, id, "nonsense", Map.of()).statusCode()).isEqualTo(404);
        assertThat(run(county, id, "card-shared", Map.of("region", "360735")).statusCode())
                .isEqualTo(404);
        assertThat(run(county, id, "card-shared", Map.of("programme", "nonsense"))
                        .path("code")
                        .toString())
                .isEqualTo("programme-unknown");
        assertThat(run(county, id, "card-shared", Map.of(), Map.of("cursor", "none"))
                        .path("code")
                        .toString())
                .isEqualTo("cursor-invalid");
        JsonPath list =
                county.inspector().in().get("/api/v1/staff/region-checks").jsonPath();
        assertThat(list.getList("items.rule"))
                .containsExactly(
                        "amount-unusual",
                        "card-shared",
                        "person-deceased",
                        "person-in-villages",
                        "person-on-public-payroll",
                        "person-two-names");
        for (String rule : list.<String>getList("items.rule")) {
            Response answer = run(county, id, rule, Map.of());
            if (LISTS.containsKey(rule)) {
                answer.then()
                        .statusCode(409)
                        .body("code", equalTo("person-list-missing"))
                        .body("detail", containsString(LISTS.get(rule)));
            } else {
                assertThat(answer.jsonPath().getList("items")).as(rule).isEmpty();
            }
        }
        // The other list does not do.
        list(Importing.clerkOf(county.office().region()), county, "deceased", Sheets.id(922_000));
        assertThat(run(county, id, "person-deceased", Map.of()).jsonPath().getList("items"))
                .isEmpty();
        assertThat(run(county, id, "person-on-public-payroll", Map.of()).statusCode())
                .isEqualTo(409);
    }

    private static Response run(CaseCounty county, String caseId, String rule, Map<String, ?> over) {
        return run(county, caseId, rule, over, Map.of());
    }

    private static Response run(
            CaseCounty county, String caseId, String rule, Map<String, ?> over, Map<String, ?> page) {
        Map<String, Object> body = new HashMap<>(
                Map.of("reason", "borrowed-identity", "region", county.office().region()));
        body.putAll(over);
        return county.inspector()
                .in()
                .queryParams(page)
                .body(body)
                .post("/api/v1/staff/reports/{id}/checks/{rule}", caseId, rule);
    }

    private static Map<String, Object> quantity(Map<String, Object> row, String quantity) {
        BigDecimal amount = new BigDecimal(quantity).multiply(new BigDecimal("106.23"));
        return Sheets.with(Sheets.with(row, "面积", new BigDecimal(quantity)), "金额", amount);
    }

    private static void list(String clerk, CaseCounty county, String kind, String id) {
        As.staff(clerk)
                .multiPart("file", "list.csv", ("身份证号码\n" + id + "\n").getBytes(StandardCharsets.UTF_8))
                .multiPart("kind", kind)
                .multiPart("source", "civil affairs")
                .multiPart("asOf", "2017-06-30")
                .post(
                        "/api/v1/staff/regions/{county}/person-lists",
                        county.office().region())
                .then()
                .statusCode(200);
    }
}
