package cn.fingertip.roster.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an inspector may look up from a case, and what is left of each look. */
@QuarkusTest
class InspectionTest {
    @Inject
    RosterFixture rosters;

    @Inject
    EntityManager em;

    @Test
    void everyYearsLinesAreFoundUnmaskedByWhateverIsKnown() {
        CaseCounty county = CaseCounty.fresh(rosters);
        String region = county.office().region();
        county.draft("farmland", "2016", CaseCounty.rows(910_000, 2));
        String first = county.published("farmland", "2017", CaseCounty.rows(910_000, 3));
        String second = county.published("forest", "2018", CaseCounty.rows(910_000, 1));
        String gone = county.published("farmland", "2019", CaseCounty.rows(910_000, 1));
        county.withdraw(gone);
        String open = county.openCase();

        Response byId = county.look(open, Map.of("idNumber", Sheets.id(910_000)));
        byId.then().statusCode(200);
        JsonPath found = byId.jsonPath();
        assertThat(found.getList("items.rosterId", String.class))
                .as("every version that was public once, the newest first, no draft")
                .containsExactly(gone, second, first);
        assertThat(found.getList("items.status")).containsExactly("withdrawn", "published", "published");
        assertThat(found.getList("items.idNumber")).containsOnly(Sheets.id(910_000));
        assertThat(found.getList("items.card")).containsOnly(Sheets.card(910_000));
        assertThat(found.getList("items.name")).containsOnly(Sheets.name(910_000));
        assertThat(byId.header("Cache-Control")).contains("no-store");

        assertThat(rostersOf(county, open, Map.of("idNumber", Sheets.id(910_000), "currentOnly", true)))
                .containsExactly(second, first);
        assertThat(rostersOf(county, open, Map.of("card", Sheets.card(910_001))))
                .containsExactly(first);
        assertThat(rostersOf(county, open, Map.of("name", Sheets.name(910_002))))
                .containsExactly(first);
        assertThat(rostersOf(county, open, Map.of("programme", "forest"))).containsExactly(second);
        assertThat(rostersOf(
                        county, open, Map.of("region", county.office().village(), "fromYear", 2018, "toYear", 2018)))
                .containsExactly(second);
        assertThat(rostersOf(county, open, Map.of("region", region + "100202"))).isEmpty();
        assertThat(rostersOf(county, open, Map.of("idNumber", Sheets.id(910_000), "card", Sheets.card(910_001))))
                .as("all that is given must fit")
                .isEmpty();

        List<String> walked = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = county.look(
                            county.inspector(),
                            open,
                            Map.of("programme", "farmland"),
                            cursor.isEmpty() ? Map.of("limit", 1) : Map.of("limit", 1, "cursor", cursor))
                    .jsonPath();
            walked.add(page.getString("items[0].year") + "/" + page.getString("items[0].no"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(walked).containsExactly("2019/1", "2017/1", "2017/2", "2017/3");
    }

    @Test
    void everyLookIsAuditedWithTheCaseAndTheReasonAndNamesNobody() {
        CaseCounty county = CaseCounty.fresh(rosters);
        county.published("farmland", "2017", CaseCounty.rows(911_000, 1));
        String open = county.openCase();
        county.look(open, Map.of("idNumber", Sheets.id(911_000), "reason", "borrowed-identity"));
        county.look(open, Map.of("card", Sheets.card(911_000)));
        county.look(open, Map.of("name", Sheets.name(911_000)));
        List<?> entries =
                em.createNativeQuery("""
                        SELECT chain || ' ' || actor || ' ' || detail FROM audit_entry
                        WHERE action = 'case.lines-inspected' AND subject = ?1 ORDER BY seq""").setParameter(1, "report:" + open).getResultList();
        assertThat(entries).hasSize(3);
        assertThat(entries.getFirst().toString())
                .startsWith(county.office().region() + " staff:"
                        + county.inspector().id())
                .contains("borrowed-identity", "\"by\":\"id\"", "\"found\":\"1\"", "\"person\":");
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.toString())
                        .doesNotContain(Sheets.id(911_000), Sheets.card(911_000), Sheets.name(911_000)));
    }

    @Test
    void onlyFromAnOpenCaseOfOnesOwn() {
        CaseCounty county = CaseCounty.fresh(rosters);
        Office other = Office.fresh();
        Office.Person stranger = other.add("inspector");
        Office.Person notAdmitted = county.office().add("inspector");
        Map<String, Object> wanted = Map.of("idNumber", Sheets.id(912_000));
        assertProblem(county.look(UUID.randomUUID().toString(), wanted), 404, "not-found");
        assertProblem(county.look("none", wanted), 404, "not-found");

        String id = county.report();
        assertProblem(county.look(id, wanted), 409, "case-not-open");
        county.move(id, "accept", Map.of());
        county.look(id, wanted).then().statusCode(200);
        assertProblem(county.look(stranger, id, wanted, Map.of()), 404, "not-found");
        assertProblem(county.look(notAdmitted, id, wanted, Map.of()), 403, "report-key-missing");
        assertProblem(county.look(id, Map.of("idNumber", Sheets.id(912_000), "region", "360735")), 404, "not-found");
        county.move(id, "assign", Map.of("assignee", notAdmitted.id()));
        assertProblem(county.look(id, wanted), 409, "case-of-colleague");
        county.move(id, "assign", Map.of("assignee", county.inspector().id()));
        county.move(id, "investigate", Map.of());
        county.look(id, wanted).then().statusCode(200);
        county.move(id, "conclude", Map.of("result", "not-found", "text", "查无此事。"));
        assertProblem(county.look(id, wanted), 409, "case-not-open");
        county.move(id, "archive", Map.of());
        assertProblem(county.look(id, wanted), 409, "case-not-open");
    }

    @Test
    void whatMakesNoSenseIsRefusedInWords() {
        CaseCounty county = CaseCounty.fresh(rosters);
        String open = county.openCase();
        assertProblem(county.look(open, Map.of()), 422, "invalid");
        assertProblem(county.look(open, Map.of("idNumber", "360799198503072410")), 422, "invalid");
        assertProblem(county.look(open, Map.of("card", "12")), 422, "invalid");
        assertProblem(county.look(open, Map.of("name", "仇")), 422, "invalid");
        assertProblem(county.look(open, Map.of("programme", "nonsense")), 422, "programme-unknown");
        assertProblem(county.look(open, Map.of("name", "仇和", "region", "36")), 422, "invalid");
        assertProblem(county.look(open, Map.of("name", "仇和", "fromYear", 2019, "toYear", 2018)), 422, "years-invalid");
        assertProblem(
                county.look(county.inspector(), open, Map.of("name", "仇和"), Map.of("cursor", "none")),
                400,
                "cursor-invalid");
        assertThat(county.look(open, Map.of("name", "仇和", "reason", "curious")).statusCode())
                .isBetween(400, 422);
    }

    private static List<String> rostersOf(CaseCounty county, String open, Map<String, ?> wanted) {
        Response found = county.look(open, wanted);
        found.then().statusCode(200);
        return found.jsonPath().getList("items.rosterId", String.class);
    }

    private static void assertProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        if (code != null) {
            assertThat(response.path("code").toString()).isEqualTo(code);
        }
    }
}
