package cn.fingertip.roster.programme;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void theListIsNotSentTwice() {
        Response first = given().get("/api/v1/programmes");
        String etag = first.header("ETag");
        assertThat(etag).as("this client takes gzip").startsWith("\"").endsWith("-gzip\"");
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=60");
        Response again = given().header("If-None-Match", etag).get("/api/v1/programmes");
        assertThat(again.statusCode()).isEqualTo(304);
        String code = "seen-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(put(code, code)).isEqualTo(200);
        assertThat(given().header("If-None-Match", etag)
                        .get("/api/v1/programmes")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoPutsTheSameTogetherIsAnswered() throws Exception {
        try (ExecutorService admins = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 3; round++) {
                String code = "raced-" + UUID.randomUUID().toString().substring(0, 8);
                List<Callable<Integer>> races = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String mine = i % 2 == 0 ? code : code + i;
                    races.add(() -> put(mine, code));
                }
                List<Integer> answers = new ArrayList<>();
                for (Future<Integer> answer : admins.invokeAll(races)) {
                    answers.add(answer.get());
                }
                assertThat(answers).isSubsetOf(200, 409).contains(200, 409);
            }
        }
    }

    private static int put(String code, String name) {
        return As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        name,
                        "unit",
                        "亩",
                        "amountRule",
                        "product",
                        "showQuantity",
                        true,
                        "showStandard",
                        true,
                        "maskNames",
                        false,
                        "publicityDays",
                        7))
                .put("/api/v1/staff/programmes/{code}", code)
                .statusCode();
    }
}
