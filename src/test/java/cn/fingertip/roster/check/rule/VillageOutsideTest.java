package cn.fingertip.roster.check.rule;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** 村不属于本地区: told at its cell where a file names it, and as a finding where a line has it all the same. */
@QuarkusTest
class VillageOutsideTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String NEIGHBOURING_TOWNSHIP = "360735101001";
    private static final String OTHER_COUNTY = "152223100207";

    @Inject
    RosterFixture rosters;

    @Test
    void aFileThatNamesOneIsToldSheetRowColumnAndWhat() {
        String neighbour = name(NEIGHBOURING_TOWNSHIP);
        String far = name(OTHER_COUNTY);
        byte[] file = Sheets.workbook(List.of(
                Sheets.row(740_000),
                Sheets.with(Sheets.row(740_001), "村", neighbour),
                Sheets.with(Sheets.row(740_002), "村", far)));
        JsonPath done = Importing.run(
                CLERK, "a.xlsx", file, "farmland", TOWNSHIP, When.next().period());
        assertThat(Importing.places(done))
                .containsExactly("明细 3 B village-unknown error", "明细 4 B village-unknown error");
        assertThat(done.<String>getList("problems.message"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("“" + neighbour + "”不在本清册的区划范围内"),
                        second -> assertThat(second).startsWith("“" + far + "”不在本清册的区划范围内"));
        assertThat(done.getInt("accepted")).isEqualTo(1);
        assertThat(done.getInt("rejected")).isEqualTo(2);
    }

    @Test
    void aLineThatHasOneIsAFindingThatBlocksPublication() {
        UUID roster = rosters.draft(
                "dibao",
                TOWNSHIP,
                When.next(),
                List.of(
                        Line.of(XINGLONG, "尤甲"),
                        Line.of(NEIGHBOURING_TOWNSHIP, "尤乙"),
                        Line.of(OTHER_COUNTY, "尤丙"),
                        Line.of("360735100999", "尤丁")));
        As.staff(CLERK).post("/api/v1/staff/rosters/{id}/checks", roster).then().statusCode(200);
        JsonPath found = As.staff(CLERK)
                .get("/api/v1/staff/rosters/{id}/findings?rule=village-outside", roster)
                .jsonPath();
        assertThat(found.getList("items.line")).as(found.prettify()).containsExactly(2, 3, 4);
        assertThat(found.getList("items.name")).containsExactly("尤乙", "尤丙", "尤丁");
        assertThat(found.getList("items.title")).containsOnly("村不属于清册的区划");
        assertThat(found.getList("items.text"))
                .containsExactly(
                        "村代码 360735101001 不是本清册区划内的村。", "村代码 152223100207 不是本清册区划内的村。", "村代码 360735100999 不是本清册区划内的村。");
        rosters.take(roster, CLERK, "submit");
        rosters.take(roster, "reviewer.qinjiang", "review");
        rosters.take(roster, "secrecy.qinjiang", "clear");
        Response refused = As.staff("reviewer.qinjiang").post("/api/v1/staff/rosters/{id}/publish", roster);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("roster-findings-open");
        assertThat(refused.jsonPath().getList("violations.field")).contains("findings.village-outside");
    }

    private static String name(String village) {
        return As.nobody().get("/api/v1/regions/{code}", village).jsonPath().getString("name");
    }
}
