package cn.fingertip.roster.code;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static cn.fingertip.roster.RosterFixture.lines;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.embedded.wechat.server.Failure;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.StandIn;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Codes that lead into the mini-program, as the stand-in WeChat makes them. */
@QuarkusTest
class RosterCodeTest {
    private static final String APP = "wx-dev-0001";
    private static final String CODE = "/wxa/getwxacodeunlimit";

    @Inject
    RosterFixture rosters;

    @Inject
    RedisDataSource redis;

    @Test
    void aCodeLeadsToTheRosterOrToOneVillagesPart() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        String path = "/api/v1/rosters/" + id + "/wxacode.png";
        Response whole = get(path);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.contentType()).isEqualTo("image/png");
        assertThat(whole.header("Cache-Control")).contains("public");
        assertThat(read(whole)).endsWith("pages/roster/index?scene=" + RosterScene.of(id, null));
        String village = RosterScene.of(id, XINGLONG);
        assertThat(read(get(path + "?village=" + XINGLONG))).endsWith("?scene=" + village);

        // As the mini-program reads it.
        assertThat(village).hasSizeLessThanOrEqualTo(32);
        String[] parts = village.split("\\.");
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts[0]));
        assertThat(new UUID(bytes.getLong(), bytes.getLong())).isEqualTo(id);
        assertThat(Long.parseLong(parts[1], 36)).isEqualTo(Long.parseLong(XINGLONG));

        Response known = given().header("If-None-Match", whole.header("ETag")).get(path);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.asByteArray()).isEmpty();
        assertThat(redis.key().keys("wechat:code:*" + village))
                .as("kept for other replicas")
                .hasSize(1);
    }

    @Test
    void whatIsNotThereHasNoCode() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        problem("/api/v1/rosters/" + id + "/wxacode.png?village=" + XIWAI, 422, "village-not-in-roster");
        problem("/api/v1/rosters/" + id + "/wxacode.png?village=1", 422, "invalid");
        problem("/api/v1/rosters/" + UUID.randomUUID() + "/wxacode.png", 404, "roster-not-published");
        problem("/api/v1/regions/999999/wxacode.png", 404, "not-found");
    }

    @Test
    void aLinkLeadsToTheRosterItsVillageOrARegionAndIsMadeOnce() {
        StandIn wechat = StandIn.ofTheApplication();
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        String path = "/api/v1/rosters/" + id + "/wxalink";
        String whole = link(path);
        assertThat(whole).startsWith("http");
        assertThat(link(path)).isEqualTo(whole);
        assertThat(link(path + "?village=" + XINGLONG)).isNotEqualTo(whole);
        link("/api/v1/regions/" + XINGLONG + "/wxalink");
        assertThat(wechat.delivered().toString())
                .contains("id=" + id + "&village=" + XINGLONG)
                .contains("pages/roster/index", "pages/site/index", "region=" + XINGLONG);
        problem(path + "?village=" + XIWAI, 422, "village-not-in-roster");
        problem("/api/v1/rosters/" + UUID.randomUUID() + "/wxalink", 404, "roster-not-published");
        problem("/api/v1/regions/999999/wxalink", 404, "not-found");
    }

    private static String link(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.path("url");
    }

    @Test
    void aVillageHasACode() throws Exception {
        Response village = get("/api/v1/regions/" + XINGLONG + "/wxacode.png");
        assertThat(village.statusCode()).isEqualTo(200);
        assertThat(read(village)).endsWith("pages/site/index?scene=" + XINGLONG);
    }

    /** WeChat may call its error plain text where it is asked for a picture. */
    @Test
    void aCodeIsMadeThoughTheTokenDiedAndIsMadeOnce() throws Exception {
        StandIn wechat = StandIn.ofTheApplication();
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        String path = "/api/v1/rosters/" + id + "/wxacode.png";
        try {
            wechat.reset();
            wechat.killToken(APP);
            assertThat(read(get(path))).endsWith("?scene=" + RosterScene.of(id, null));
            long asked = asked(wechat);
            assertThat(get(path).statusCode()).isEqualTo(200);
            assertThat(asked(wechat)).isEqualTo(asked);

            wechat.fail(CODE, Failure.errcode(45009), 1);
            Response none = get(path + "?village=" + XINGLONG);
            assertThat(none.statusCode()).isEqualTo(503);
            assertThat(none.<String>path("code")).isEqualTo("wechat-unavailable");
            assertThat(none.header("Retry-After")).isEqualTo("3600");
            assertThat(none.header("Cache-Control")).doesNotContain("public");
            assertThat(get(path + "?village=" + XINGLONG).statusCode()).isEqualTo(200);
        } finally {
            wechat.reset();
        }
    }

    private static long asked(StandIn wechat) {
        return wechat.calls().stream().filter(CODE::equals).count();
    }

    private static void problem(String path, int status, String code) {
        Response answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    private static String read(Response png) throws Exception {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png.asByteArray()));
        int width = picture.getWidth();
        int height = picture.getHeight();
        RGBLuminanceSource source =
                new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        // As it was drawn, not as a camera sees it: looked for as in a photo, 6 of 1,500 codes were not found.
        return new MultiFormatReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(source)),
                        Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE, DecodeHintType.CHARACTER_SET, "UTF-8"))
                .getText();
    }
}
