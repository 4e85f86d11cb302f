package cn.fingertip.roster.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which law, for whom, how to apply, whom to call: written by the administrator, read by everybody. */
@QuarkusTest
class TermsTest {
    @ParameterizedTest
    @CsvSource({
        "farmland,财农〔2016〕26号",
        "grain-producer,玉米和大豆生产者补贴",
        "dibao,国务院令第649号",
        "machinery,农业机械化促进法",
        "forest,森林法"
    })
    void theFiveFixedProgrammesNameTheirLaw(String code, String law) {
        JsonPath seen = As.nobody()
                .get("/api/v1/programmes/{code}", code)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(seen.getString("lawBasis")).contains(law);
        assertThat(seen.getString("qualifies")).isNotBlank();
        assertThat(seen.getString("howToApply")).isNotBlank();
        assertThat(seen.getString("office")).endsWith("局");
    }

    @Test
    void whatIsWrittenIsReadAtOnce() {
        String code = Made.programme();
        Response before = As.nobody().get("/api/v1/programmes/{code}", code);
        assertThat(before.jsonPath().getString("lawBasis")).isNull();
        assertThat(before.jsonPath().getList("standards")).isEmpty();
        assertThat(put(code, terms()).statusCode()).isEqualTo(200);
        Response now =
                As.nobody().header("If-None-Match", before.header("ETag")).get("/api/v1/programmes/{code}", code);
        assertThat(now.statusCode()).isEqualTo(200);
        assertThat(now.jsonPath().getString("officePhone")).isEqualTo("0797-0000001");
        assertThat(now.jsonPath().getString("supervisionPhone")).isEqualTo("12388");
        assertThat(now.jsonPath().getString("policy.url")).isEqualTo("https://example.gov.cn/policy");
        assertThat(now.jsonPath().getList("standards.year")).containsExactly(2025, 2024);
        assertThat(now.jsonPath().getString("standards[0].figure")).isEqualTo("106.23");
        assertThat(now.jsonPath().getString("standards[1].figure")).isNull();
        assertThat(As.nobody()
                        .header("If-None-Match", now.header("ETag"))
                        .get("/api/v1/programmes/{code}", code)
                        .statusCode())
                .isEqualTo(304);

        Map<String, Object> fewer = terms();
        fewer.put("standards", List.of(Map.of("year", 2025, "text", "按户核定")));
        fewer.remove("officePhone");
        assertThat(put(code, fewer).statusCode()).isEqualTo(200);
        JsonPath replaced = As.nobody().get("/api/v1/programmes/{code}", code).jsonPath();
        assertThat(replaced.getList("standards.text")).containsExactly("按户核定");
        assertThat(replaced.getString("officePhone")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800000000",
                "138-0000-0000",
                "1234",
                "0797 0000001",
                "office@example.cn",
                "0797-138000",
                "0138-00138000",
                "0797-1380013-8000",
                "0797-01380013-8000"
            })
    void whatIsNoOfficesTelephoneIsRefused(String phone) {
        Map<String, Object> terms = terms();
        terms.put("officePhone", phone);
        Response refused = put(Made.programme(), terms);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("violations.field")).containsExactly("officePhone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345", "12388", "400-123-4567", "010-00000000", "0797-5712345", "0797-0000001-8023", "96123"})
    void landlinesAndHotlinesArePublicOnPurpose(String phone) {
        Map<String, Object> terms = terms();
        terms.put("supervisionPhone", phone);
        assertThat(put(Made.programme(), terms).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodysNumberStandsInATerm() {
        String code = Made.programme();
        for (String field : List.of("lawBasis", "qualifies", "howToApply", "office", "policyTitle")) {
            Map<String, Object> terms = terms();
            terms.put(field, "请联系张三 13800000000");
            Response refused = put(code, terms);
            assertThat(refused.statusCode()).as(field).isEqualTo(422);
            assertThat(refused.asString()).doesNotContain("13800000000");
        }
        assertThat(As.nobody().get("/api/v1/programmes/{code}", code).jsonPath().getString("lawBasis"))
                .isNull();
    }

    @Test
    void whatIsWrongIsTold() {
        String code = Made.programme();
        Map<String, Object> twice = terms();
        twice.put("standards", List.of(Map.of("year", 2025, "text", "甲"), Map.of("year", 2025, "text", "乙")));
        assertThat(put(code, twice).jsonPath().getString("code")).isEqualTo("standard-year-twice");
        Map<String, Object> script = terms();
        script.put("policyUrl", "javascript:alert(1)");
        assertThat(put(code, script).statusCode()).isEqualTo(422);
        assertThat(put("no-such-programme", terms()).statusCode()).isEqualTo(404);
        assertThat(As.nobody().get("/api/v1/programmes/no-such-programme").statusCode())
                .isEqualTo(404);
        assertThat(As.staff("clerk.qinjiang")
                        .contentType(ContentType.JSON)
                        .body(terms())
                        .put("/api/v1/staff/programmes/{code}/terms", code)
                        .statusCode())
                .isEqualTo(403);
    }

    private static Map<String, Object> terms() {
        return new HashMap<>(Map.of(
                "lawBasis",
                "某办法第三条",
                "qualifies",
                "种地农民",
                "howToApply",
                "不需申请",
                "office",
                "石城县农业农村局",
                "officePhone",
                "0797-0000001",
                "supervisionPhone",
                "12388",
                "policyTitle",
                "某办法",
                "policyUrl",
                "https://example.gov.cn/policy",
                "standards",
                List.of(
                        Map.of("year", 2024, "text", "由县核定"),
                        Map.of("year", 2025, "text", "每亩 106.23 元", "figure", "106.2300"))));
    }

    private static Response put(String code, Map<String, Object> terms) {
        return As.staff("admin")
                .contentType(ContentType.JSON)
                .body(terms)
                .put("/api/v1/staff/programmes/{code}/terms", code);
    }
}
