package cn.fingertip.region;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegionApiTest {
    @Inject
    Regions regions;

    @ParameterizedTest
    @CsvSource({
        "36, 江西省, province, , 360",
        "3607, 赣州市, prefecture, 36, 360735",
        "360735, 石城县, county, 3607, 360735100",
        "360735100, 琴江镇, township, 360735, 360735100211",
        "152223, 扎赉特旗, county, 1522, 152223201",
        "361126, 弋阳县, county, 3611, 361126101",
        "420581, 宜都市, county, 4205, 420581001"
    })
    void theTree(String code, String name, String level, String parent, String child) {
        Response region = given().get("/api/v1/regions/" + code);
        region.then().statusCode(200).body("code", equalTo(code)).body("name", equalTo(name));
        region.then().body("level", equalTo(level)).body("parent", equalTo(parent));
        assertThat(region.jsonPath().getList("children.code", String.class))
                .isSorted()
                .anyMatch(found -> found.startsWith(child));
    }

    @Test
    void aVillageHasNobodyBelow() {
        given().get("/api/v1/regions/360735100211")
                .then()
                .statusCode(200)
                .body("level", equalTo("village"))
                .body("children", hasSize(0));
    }

    @Test
    void theCounties() {
        given().get("/api/v1/regions")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("152223", "360735", "361126", "420581"))
                .body("items.find { it.code == '360735' }.name", equalTo("石城县"))
                .body("items.find { it.code == '360735' }.level", equalTo("county"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "x", "%00", "3607351002110", "'", "𬭚"})
    void anUnknownRegion(String code) {
        given().get("/api/v1/regions/{code}", code).then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void cachedByWhoeverAsks() {
        Response first = plain().get("/api/v1/regions/360735");
        String tag = first.header("ETag");
        assertThat(tag).startsWith("\"").endsWith("\"");
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(first.header("Vary")).isEqualTo("Accept-Encoding");
        plain().header("If-None-Match", tag)
                .get("/api/v1/regions/360735")
                .then()
                .statusCode(304)
                .header("ETag", tag);
        plain().header("If-None-Match", "\"other\", W/" + tag)
                .get("/api/v1/regions/360735")
                .then()
                .statusCode(304);
        plain().header("If-None-Match", "\"other\"")
                .get("/api/v1/regions/360735")
                .then()
                .statusCode(200);
    }

    @Test
    void compressedForWhoeverCan() {
        Response compressed = given().header("Accept-Encoding", "br, gzip").get("/api/v1/regions/360735");
        compressed.then().statusCode(200).header("Content-Encoding", "gzip").body("name", equalTo("石城县"));
        assertThat(compressed.header("ETag"))
                .isNotEqualTo(plain().get("/api/v1/regions/360735").header("ETag"));
        given().config(undecoded())
                .header("Accept-Encoding", "gzip;q=0")
                .get("/api/v1/regions/360735")
                .then()
                .header("Content-Encoding", equalTo(null))
                .body("name", equalTo("石城县"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void anAdministratorAddsACountyAndRenamesAVillage(String charset) {
        String county = unusedCounty();
        load(file(county, "甲村委会").getBytes(Charset.forName(charset)))
                .statusCode(200)
                .body("county.code", equalTo(county))
                .body("regions", equalTo(5))
                .body("added", greaterThanOrEqualTo(3))
                .body("changed", equalTo(0));
        given().get("/api/v1/regions").then().body("items.code", hasItem(county));
        String tag = plain().get("/api/v1/regions/" + county + "100").header("ETag");

        load(file(county, "乙村委会").getBytes(Charset.forName(charset)))
                .statusCode(200)
                .body("added", equalTo(0))
                .body("changed", equalTo(1));
        plain().header("If-None-Match", tag)
                .get("/api/v1/regions/" + county + "100")
                .then()
                .statusCode(200)
                .body("children.name", hasItem("乙村委会"));
        assertThat(regions.village(county, "新镇乙村")).isPresent();
        As.staff("admin")
                .queryParam("chain", county)
                .get("/api/v1/staff/audit")
                .then()
                .statusCode(200)
                .body("items.action", hasItem("region.loaded"))
                .body("items[0].detail.changed", equalTo("1"));
    }

    @Test
    void oneWrongRowAndNothingIsLoaded() {
        String county = unusedCounty();
        String file = file(county, "甲村委会") + county + "100202,,village," + county + "100\n";
        load(file.getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("code", equalTo("region-file-invalid"))
                .body("violations[0].field", equalTo("line 7"));
        given().get("/api/v1/regions/" + county).then().statusCode(404);
    }

    @Test
    void onlyAdministratorsLoad() {
        byte[] file = file(unusedCounty(), "甲村委会").getBytes(StandardCharsets.UTF_8);
        As.staff("clerk.qinjiang")
                .multiPart("file", "r.csv", file)
                .post("/api/v1/staff/regions")
                .then()
                .statusCode(403);
        given().multiPart("file", "r.csv", file)
                .post("/api/v1/staff/regions")
                .then()
                .statusCode(401);
    }

    @Test
    void aFormWithoutTheFile() {
        As.staff("admin")
                .multiPart("other", "r.csv", new byte[] {1})
                .post("/api/v1/staff/regions")
                .then()
                .statusCode(422)
                .body("code", equalTo("file-required"));
    }

    private static ValidatableResponse load(byte[] file) {
        return As.staff("admin")
                .multiPart("file", "county.csv", file)
                .post("/api/v1/staff/regions")
                .then();
    }

    /** No province is numbered 9x. */
    private static String unusedCounty() {
        return "99" + ThreadLocalRandom.current().nextInt(1000, 9999);
    }

    private static String file(String county, String village) {
        String prefecture = county.substring(0, 4);
        return """
                code,name,level,parent
                99,某省,province,
                %1$s,某市,prefecture,99
                %2$s,新县,county,%1$s
                %2$s100,新镇,township,%2$s
                %2$s100201,%3$s,village,%2$s100
                """.formatted(prefecture, county, village);
    }

    private static RequestSpecification plain() {
        return given().config(undecoded());
    }

    private static RestAssuredConfig undecoded() {
        return RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    }
}
