package cn.fingertip.roster.programme.year;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.roster.programme.Made;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A programme year on year, from what is published now. */
@QuarkusTest
class ProgrammeYearsTest {
    @Inject
    RosterFixture rosters;

    @Test
    void eachYearStandsBesideTheOneBefore() {
        String code = Made.programme();
        rosters.published(code, TOWNSHIP, new When(2030, "2030"), List.of(line(XINGLONG, 99_00)));
        rosters.published(
                code, TOWNSHIP, new When(2032, "2032-01"), List.of(line(XINGLONG, 100_00), line(XIWAI, 50_00)));
        rosters.published(code, TOWNSHIP, new When(2032, "2032-02"), List.of(line(XINGLONG, 50_00)));
        When last = new When(2033, "2033");
        UUID newest = rosters.published(code, TOWNSHIP, last, List.of(line(XINGLONG, 150_00), line(XIWAI, 75_55)));
        JsonPath years = years(code, TOWNSHIP);
        assertThat(years.getList("items.year")).containsExactly(2033, 2032, 2030);
        assertThat(years.getList("items.amount")).containsExactly("225.55", "200.00", "99.00");
        assertThat(years.getList("items.payments")).containsExactly(2, 3, 1);
        assertThat(years.getList("items.rosters")).containsExactly(1, 2, 1);
        assertThat(years.getString("items[0].change.amount")).isEqualTo("25.55");
        assertThat(years.getString("items[0].change.percent")).isEqualTo("12.8");
        assertThat(years.getInt("items[0].change.payments")).isEqualTo(-1);
        assertThat(years.getMap("items[1].change")).as("2031 has nothing").isNull();

        assertThat(years(code, XIWAI).getList("items.amount"))
                .as("a village's part of a wider roster")
                .containsExactly("75.55", "50.00");
        assertThat(years(code, "360735").getList("items.year")).containsExactly(2033, 2032, 2030);
        assertThat(years(code, "152223").getList("items")).isEmpty();

        rosters.draft(code, TOWNSHIP, last, List.of(line(XINGLONG, 150_00)));
        assertThat(years(code, TOWNSHIP).getString("items[0].amount"))
                .as("a draft is not public")
                .isEqualTo("225.55");
        rosters.publish(newest);
        assertThat(years(code, TOWNSHIP).getString("items[0].amount"))
                .as("a correction counts at once")
                .isEqualTo("150.00");
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "暂缓发放"))
                .post("/api/v1/staff/rosters/{id}/withdraw", newest)
                .then()
                .statusCode(200);
        assertThat(years(code, TOWNSHIP).getList("items.year")).containsExactly(2032, 2030);
    }

    @Test
    void oddQuestionsAreAnswered() {
        assertThat(As.nobody().get("/api/v1/programmes/no-such/years").statusCode())
                .isEqualTo(422);
        assertThat(As.nobody()
                        .get("/api/v1/programmes/farmland/years?region=99999")
                        .statusCode())
                .isEqualTo(422);
        Response first = As.nobody().get("/api/v1/programmes/{code}/years", Made.programme());
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("ETag")).startsWith("\"");
    }

    @ParameterizedTest
    @CsvSource({
        "360735,2025,2025,2025年石城县",
        "360735100,2025,2025,2025年石城县琴江镇",
        "360735100,2025,2025Q3,2025年第三季度石城县琴江镇",
        "360735100200,2025,2025-06,2025年6月石城县琴江镇兴隆村委会",
        "360735100200,2024,2024Q1,2024年第一季度石城县琴江镇兴隆村委会"
    })
    void everyTitleIsMadeTheSameWay(String region, int year, String period, String begins) {
        String code = Made.programme();
        UUID id = rosters.draft(code, region, new When(year, period), List.of(line(XINGLONG, 1_00)));
        assertThat(As.staff("inspector.shicheng")
                        .get("/api/v1/staff/rosters/{id}", id)
                        .jsonPath()
                        .getString("roster.title"))
                .isEqualTo(begins + code + "发放清册");
    }

    private static JsonPath years(String code, String region) {
        return As.nobody()
                .queryParam("region", region)
                .get("/api/v1/programmes/{code}/years", code)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Line line(String village, long fen) {
        return new Line(village, "苏松", RosterFixture.newIdNumber(), "1", "1", fen);
    }
}
