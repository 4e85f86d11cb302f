package cn.fingertip.account.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JsSignatureTest {
    @Test
    void aPageOfThisSiteIsSigned() {
        ValidatableResponse signed = sign("https://site.example/r/1?village=2#top")
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("appId", equalTo("wx-dev-mp"));
        assertThat(signed.extract().<String>path("signature")).matches("[0-9a-f]{40}");
        assertThat(signed.extract().<String>path("nonceStr")).isNotBlank();
        sign("https://site.example").statusCode(200);
    }

    @Test
    void noOtherPageIs() {
        for (String url : new String[] {
            "https://site.example.evil.example/",
            "http://site.example/",
            "https://site.example@evil.example/",
            "https://evil.example/"
        }) {
            sign(url).statusCode(422).body("code", equalTo("js-url-foreign"));
        }
        given().queryParams("appId", "wx-none", "url", "https://site.example/")
                .get("/api/v1/wechat/js-signature")
                .then()
                .statusCode(422)
                .body("code", equalTo("wechat-app-unknown"));
    }

    private static ValidatableResponse sign(String url) {
        return given().queryParams("appId", "wx-dev-mp", "url", url)
                .get("/api/v1/wechat/js-signature")
                .then();
    }
}
