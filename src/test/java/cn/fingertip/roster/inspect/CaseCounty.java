package cn.fingertip.roster.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A county of a test's own with two villages, an inspector, and rosters that came in as files. */
public record CaseCounty(Office office, Office.Person inspector, RosterFixture rosters) {
    public static final String FIRST_VILLAGE = "试验村委会";
    public static final String SECOND_VILLAGE = "新建村委会";

    public static CaseCounty fresh(RosterFixture rosters) {
        Office office = Office.fresh();
        String county = office.region();
        String file = """
                code,name,level,parent
                %s,试验省,province,
                %s,试验市,prefecture,%s
                %s,试验县,county,%s
                %s100,试验镇,township,%s
                %s,%s,village,%s100
                %s,%s,village,%s100
                """.formatted(
                        office.province(),
                        office.above(),
                        office.province(),
                        county,
                        office.above(),
                        county,
                        county,
                        office.village(),
                        FIRST_VILLAGE,
                        county,
                        county + "100202",
                        SECOND_VILLAGE,
                        county);
        As.staff("admin")
                .multiPart("file", "county.csv", file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/staff/regions")
                .then()
                .statusCode(200);
        for (String role : List.of("clerk", "reviewer", "secrecy")) {
            As.staff("admin")
                    .contentType(ContentType.JSON)
                    .body(Map.of(
                            "username",
                            role + "." + county,
                            "name",
                            "试用人员",
                            "password",
                            "fingertip-dev",
                            "grants",
                            List.of(Map.of(
                                    "role",
                                    role.equals("secrecy") ? "secrecy-reviewer" : role,
                                    "region",
                                    county + "100"))))
                    .post("/api/v1/staff/people")
                    .then()
                    .statusCode(201);
        }
        return new CaseCounty(office, office.add("inspector"), rosters);
    }

    /** @return a row of a file of this county's first village; the same n is the same person and account */
    public static Map<String, Object> row(int n) {
        return Sheets.with(Sheets.row(n), "村", FIRST_VILLAGE);
    }

    public static List<Map<String, Object>> rows(int from, int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int n = from; n < from + count; n++) {
            rows.add(row(n));
        }
        return rows;
    }

    public String draft(String programme, String period, List<Map<String, Object>> rows) {
        JsonPath done = Importing.run(
                "clerk." + office.region(),
                "a.xlsx",
                Sheets.workbook(rows),
                programme,
                office.region() + "100",
                period);
        assertThat(done.getInt("rejected")).as(done.prettify()).isZero();
        return done.getString("rosterId");
    }

    /** @return the roster's id */
    public String published(String programme, String period, List<Map<String, Object>> rows) {
        String roster = draft(programme, period, rows);
        rosters.clear(UUID.fromString(roster), office.region());
        rosters.take(UUID.fromString(roster), "reviewer." + office.region(), "publish");
        return roster;
    }

    public void withdraw(String roster) {
        As.staff("reviewer." + office.region())
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", roster)
                .then()
                .statusCode(200);
    }

    /** @return the id of a report that was just received */
    public String report() {
        List<String> before = inspector.reports();
        office.send();
        List<String> after = new ArrayList<>(inspector.reports());
        after.removeAll(before);
        return after.getFirst();
    }

    /** @return the id of a report that is being handled */
    public String openCase() {
        String id = report();
        move(id, "accept", Map.of());
        return id;
    }

    public void move(String id, String action, Map<String, ?> body) {
        inspector
                .in()
                .body(body)
                .post("/api/v1/staff/reports/{id}/{action}", id, action)
                .then()
                .statusCode(200);
    }

    /** A look into lines as this county's inspector. */
    public Response look(String caseId, Map<String, ?> wanted) {
        return look(inspector, caseId, wanted, Map.of());
    }

    public Response look(Office.Person who, String caseId, Map<String, ?> wanted, Map<String, ?> page) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("reason", "facts", "region", office.region()));
        body.putAll(wanted);
        return who.in().queryParams(page).body(body).post("/api/v1/staff/reports/{id}/lines/search", caseId);
    }
}
