package cn.fingertip.roster.search;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who looks for one person across a region, and what is left of the look. */
@QuarkusTest
class StaffLineSearchTest {
    private static final When WHEN = new When(2031, "2031");

    @Inject
    RosterFixture rosters;

    @Inject
    EntityManager em;

    @Test
    void aPersonIsFoundByNameAcrossRostersPageByPage() {
        UUID one = rosters.published(
                "farmland", XINGLONG, WHEN, List.of(Line.of(XINGLONG, "仇䶮和"), Line.of(XINGLONG, "仇和")));
        UUID other = rosters.published("forest", XIWAI, WHEN, List.of(Line.of(XIWAI, "仇䶮和")));
        UUID withdrawn = rosters.published("machinery", XIWAI, WHEN, List.of(Line.of(XIWAI, "仇䶮和")));
        withdraw(withdrawn);
        rosters.draft("grain-producer", XIWAI, WHEN, List.of(Line.of(XIWAI, "仇䶮和")));
        for (String typed : List.of("仇䶮和", "仇䶮", "qiuyanhe", "qyh")) {
            JsonPath found = byName("360735", typed).jsonPath();
            assertThat(found.getList("items.rosterId", String.class))
                    .as(typed)
                    .containsExactlyInAnyOrder(one.toString(), other.toString());
        }
        JsonPath line = byName(XIWAI, "仇䶮和").jsonPath();
        assertThat(line.getList("items")).hasSize(1);
        assertThat(line.getString("items[0].village.code")).isEqualTo(XIWAI);
        assertThat(line.getString("items[0].amount")).isEqualTo("764.86");
        assertThat(line.getString("items[0].programme.code")).isEqualTo("forest");

        List<String> walked = new ArrayList<>();
        String cursor = null;
        do {
            var request = asInspector("360735", "仇䶮和").queryParam("limit", 1);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/staff/lines")
                    .jsonPath();
            walked.addAll(page.getList("items.rosterId", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(walked).containsExactlyInAnyOrder(one.toString(), other.toString());
    }

    @Test
    void aPersonIsFoundByIdNumberOldAndNew() {
        String id = RosterFixture.newIdNumber();
        When when = When.next();
        UUID roster = rosters.published("farmland", TOWNSHIP, when, List.of(Line.of(XINGLONG, "朴树", id)));
        for (String typed : List.of(id, id.substring(0, 6) + id.substring(8, 17))) {
            Response found = byPerson(typed, "360735");
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.header("Cache-Control")).contains("no-store");
            assertThat(found.jsonPath().getList("items.rosterId")).containsExactly(roster.toString());
            assertThat(found.asString()).doesNotContain(id).doesNotContain(typed);
        }
        assertThat(byPerson(RosterFixture.newIdNumber(), "360735").jsonPath().getList("items"))
                .isEmpty();
        assertThat(byPerson("360799198503072410", "360735").statusCode()).isEqualTo(422);
    }

    @Test
    void allThatWasPaidToAPersonPageByPage() {
        String id = RosterFixture.newIdNumber();
        When when = When.next();
        List<UUID> paid = List.of(
                rosters.published("farmland", TOWNSHIP, when, List.of(Line.of(XINGLONG, "朴树", id))),
                rosters.published("forest", TOWNSHIP, when, List.of(Line.of(XINGLONG, "朴树", id))),
                rosters.published("machinery", TOWNSHIP, when, List.of(Line.of(XINGLONG, "朴树", id))));
        List<String> walked = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = byPerson(
                            id, "360735", cursor.isEmpty() ? Map.of("limit", 1) : Map.of("limit", 1, "cursor", cursor))
                    .jsonPath();
            walked.addAll(page.getList("items.rosterId", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(walked)
                .containsExactlyInAnyOrderElementsOf(
                        paid.stream().map(UUID::toString).toList());
        assertThat(byPerson(id, "360735", Map.of("cursor", "none")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyInspectorsWithinTheirRegionAndForAReason() {
        for (String who : List.of("clerk.qinjiang", "reviewer.qinjiang", "leader.shicheng", "admin")) {
            assertThat(As.staff(who)
                            .queryParams(Map.of("region", "360735", "year", 2031, "name", "仇和", "reason", "report"))
                            .get("/api/v1/staff/lines")
                            .statusCode())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(As.nobody().get("/api/v1/staff/lines").statusCode()).isEqualTo(401);
        assertThat(As.villager("villager-1").get("/api/v1/staff/lines").statusCode())
                .isEqualTo(403);
        assertThat(byName("361126", "仇和").statusCode()).isEqualTo(404);
        assertThat(byPerson(RosterFixture.newIdNumber(), "361126").statusCode()).isEqualTo(404);
        assertThat(byName("36", "仇和").statusCode()).isEqualTo(422);
        assertThat(byName("360735", "仇").statusCode()).isEqualTo(422);
        for (String left : List.of("region", "year", "name", "reason")) {
            var all = new java.util.HashMap<String, Object>(
                    Map.of("region", "360735", "year", 2031, "name", "仇和", "reason", "report"));
            all.remove(left);
            assertThat(As.staff("inspector.shicheng")
                            .queryParams(all)
                            .get("/api/v1/staff/lines")
                            .statusCode())
                    .as(left)
                    .isEqualTo(422);
        }
        assertThat(As.staff("inspector.shicheng")
                        .queryParams(Map.of("region", "360735", "year", 2031, "name", "仇和", "reason", "curious"))
                        .get("/api/v1/staff/lines")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void everySearchIsAuditedWithoutNamingAnybody() {
        long before = audited();
        byName(TOWNSHIP, "无此人");
        byPerson(RosterFixture.newIdNumber(), TOWNSHIP);
        assertThat(audited()).isEqualTo(before + 2);
        List<?> details = em.createNativeQuery(
                        "SELECT CAST(detail AS text) FROM audit_entry WHERE action = 'lines.searched' ORDER BY seq DESC LIMIT 2")
                .getResultList();
        assertThat(details)
                .allSatisfy(
                        detail -> assertThat((String) detail).contains("report").doesNotContain("无此人"));
    }

    private long audited() {
        return ((Number) em.createNativeQuery("SELECT count(*) FROM audit_entry WHERE action = 'lines.searched'")
                        .getSingleResult())
                .longValue();
    }

    private static Response byName(String region, String name) {
        return asInspector(region, name).get("/api/v1/staff/lines");
    }

    private static io.restassured.specification.RequestSpecification asInspector(String region, String name) {
        return As.staff("inspector.shicheng")
                .queryParams(Map.of("region", region, "year", WHEN.year(), "name", name, "reason", "report"));
    }

    private static Response byPerson(String id, String region) {
        return byPerson(id, region, Map.of());
    }

    private static Response byPerson(String id, String region, Map<String, ?> page) {
        return As.staff("inspector.shicheng")
                .queryParams(page)
                .contentType(ContentType.JSON)
                .body(Map.of("idNumber", id, "region", region, "reason", "report"))
                .post("/api/v1/staff/lines/search");
    }

    private static void withdraw(UUID id) {
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
    }
}
