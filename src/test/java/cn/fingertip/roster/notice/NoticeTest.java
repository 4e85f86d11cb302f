package cn.fingertip.roster.notice;

import static cn.fingertip.roster.RosterFixture.MEIFU;
import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static cn.fingertip.roster.RosterFixture.lines;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The notice for the village board, read as a villager with a phone reads it. */
@QuarkusTest
class NoticeTest {
    @Inject
    RosterFixture rosters;

    @Inject
    EntityManager em;

    @Test
    void aVillagesNoticeHoldsItsLinesAndLeadsToThePage() throws Exception {
        List<Line> all = new ArrayList<>(lines(XIWAI, 20));
        all.addAll(List.of(Line.of(XINGLONG, "巴图·苏和"), Line.of(XINGLONG, "𬭚小䶮")));
        all.addAll(lines(XINGLONG, 80));
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), all);
        Response answer = get("/api/v1/rosters/" + id + "/notice.pdf?village=" + XINGLONG);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        String name = answer.header("Content-Disposition");
        assertThat(name).startsWith("inline; filename=\"notice-" + id + "-" + XINGLONG);
        assertThat(URLDecoder.decode(name.substring(name.indexOf("''") + 2), StandardCharsets.UTF_8))
                .startsWith("公示单-")
                .endsWith("石城县琴江镇兴隆村委会.pdf");

        JsonPath roster = get("/api/v1/rosters/" + id).jsonPath();
        try (PDDocument pdf = Loader.loadPDF(answer.asByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            String text = new PDFTextStripper().getText(pdf);
            List<String> expected = get("/api/v1/rosters/" + id + "/lines?limit=100&village=" + XINGLONG)
                    .jsonPath()
                    .<Map<String, Object>>getList("items")
                    .stream()
                    .map(NoticeTest::asPrinted)
                    .toList();
            assertThat(expected).hasSize(82);
            assertThat(text.lines().filter(line -> line.matches("\\d+ 第.*")).toList())
                    .isEqualTo(expected);
            assertThat(text)
                    .contains(
                            roster.getString("title"),
                            "石城县琴江镇兴隆村委会",
                            "共 82 条，合计 62718.52 元",
                            "合计：82 条，590.4 亩，金额 62718.52 元",
                            "公示期：",
                            "第 1 版",
                            "张贴日期：",
                            "公章")
                    .doesNotContain("西外");
            for (int page = 0; page < 2; page++) {
                assertThat(qrCode(pdf, page))
                        .isEqualTo("http://localhost:" + RestAssured.port + "/r/" + id + "?version=1");
            }
        }
    }

    @Test
    void whatTheCatalogueKnowsIsPrinted() throws IOException {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        JsonPath programme = get("/api/v1/programmes/farmland").jsonPath();
        String text;
        try (PDDocument pdf =
                Loader.loadPDF(get("/api/v1/rosters/" + id + "/notice.pdf").asByteArray())) {
            text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
        for (Map.Entry<String, String> fact :
                Map.of("政策依据：", "lawBasis", "责任单位：", "office").entrySet()) {
            String known = programme.getString(fact.getValue());
            assertThat(known).isNotBlank();
            assertThat(text).contains(fact.getKey() + known.replaceAll("\\s", ""));
        }
    }

    @Test
    void aWholeRostersNoticeNamesTheVillages() throws Exception {
        UUID id = rosters.published(
                "farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏松"), Line.of(XIWAI, "苏和")));
        try (PDDocument pdf =
                Loader.loadPDF(get("/api/v1/rosters/" + id + "/notice.pdf").asByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).lines())
                    .contains("1 兴隆村委会 第1组 苏松 7.2 亩 106.23 764.86")
                    .anyMatch(line -> line.matches("2 西外\\S* 第1组 苏和 7.2 亩 106.23 764.86"));
        }
    }

    @Test
    void whatCannotBePrintedIsToldWithWhatToDo() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 2));
        String path = "/api/v1/rosters/" + id + "/notice.pdf";
        get(path + "?village=" + MEIFU).then().statusCode(422);
        assertThat(get(path + "?village=" + MEIFU).jsonPath().getString("code")).isEqualTo("village-not-in-roster");
        assertThat(get(path + "?village=x").statusCode()).isEqualTo(422);
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("UPDATE roster_version SET line_count = 5001 WHERE roster_id = ?1")
                        .setParameter(1, id)
                        .executeUpdate());
        Response large = get(path);
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.jsonPath().getString("code")).isEqualTo("notice-too-large");
        assertThat(large.jsonPath().getString("detail")).contains("5001", "5000", "village");
        assertThat(get(path + "?village=" + XINGLONG).statusCode()).isEqualTo(200);
    }

    @Test
    void theSameNoticeIsDrawnOnce() {
        UUID id = rosters.published(
                "farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏松"), Line.of(XIWAI, "苏和")));
        String path = "/api/v1/rosters/" + id + "/notice.pdf";
        Response first = get(path + "?village=" + XINGLONG);
        String tag = first.header("ETag");
        assertThat(tag).isNotBlank();
        // Two drawings would differ: each has its own date and id.
        Response again = get(path + "?village=" + XINGLONG);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(get(path + "?village=" + XIWAI).header("ETag")).isNotEqualTo(tag);
        Response same = As.nobody().header("If-None-Match", tag).get(path + "?village=" + XINGLONG);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo(tag);
        assertThat(As.nobody()
                        .header("If-None-Match", tag)
                        .header("Host", "zjgk.example.gov.cn")
                        .get(path + "?village=" + XINGLONG)
                        .statusCode())
                .as("another address stands in the code")
                .isEqualTo(200);
    }

    @Test
    void anAddressThatFitsNoCodeIsRefused() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        Response refused = As.nobody().header("Host", "a".repeat(3000)).get("/api/v1/rosters/" + id + "/notice.pdf");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("malformed");
    }

    @Test
    void aWithdrawnRosterIsNotPrinted() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 2));
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "面积登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
        Response gone = get("/api/v1/rosters/" + id + "/notice.pdf");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.jsonPath().getString("code")).isEqualTo("roster-withdrawn");
        assertThat(get("/api/v1/rosters/" + UUID.randomUUID() + "/notice.pdf").statusCode())
                .isEqualTo(404);
    }

    @Test
    void noNumberOfAPersonIsPrinted() throws IOException {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 60));
        byte[] file = get("/api/v1/rosters/" + id + "/notice.pdf").asByteArray();
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("苏").doesNotContain("360799", "629999");
            assertThat(pdf.getDocumentInformation().getTitle()).doesNotContain("360799");
        }
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("360799", "629999");
    }

    private static String asPrinted(Map<String, Object> line) {
        return line.get("no") + " " + line.get("group") + " " + line.get("name") + " " + line.get("quantity") + " "
                + line.get("unit") + " " + line.get("standard") + " " + line.get("amount");
    }

    private static String qrCode(PDDocument pdf, int page) throws IOException, NotFoundException {
        BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(page, 150);
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new MultiFormatReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
