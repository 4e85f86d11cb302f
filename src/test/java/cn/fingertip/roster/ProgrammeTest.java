package cn.fingertip.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProgrammeTest {
    @Test
    void theFiveFixedProgrammesAreThere() {
        JsonPath list = given().get("/api/v1/programmes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> codes = list.getList("items.code");
        assertThat(codes).contains("farmland", "grain-producer", "dibao", "machinery", "forest");
        assertThat(list.getString("items.find { it.code == 'farmland' }.name")).isEqualTo("耕地地力保护补贴");
        assertThat(list.getString("items.find { it.code == 'farmland' }.unit")).isEqualTo("亩");
        assertThat(list.getString("items.find { it.code == 'dibao' }.amountRule"))
                .isEqualTo("free");
    }
}
