package cn.fingertip.roster.board;

import static cn.fingertip.roster.RosterFixture.MEIFU;
import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static cn.fingertip.roster.RosterFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.fingertip.kernel.Clock;
import cn.fingertip.media.derivative.maker.Samples;
import cn.fingertip.media.derivative.maker.Tools;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.roster.programme.Made;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Audited;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 网, 微 and 栏: what an office sees missing, and how it is put right. */
@QuarkusTest
class BoardTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String ZHUOKENG = "360735100211";
    private static final String CADRE = "cadre.zhuokeng";
    private static final String LIST = "/api/v1/staff/publications/channels";

    @Inject
    RosterFixture rosters;

    @Inject
    Clock clock;

    @Test
    void whatIsMissingGoesAwayPieceByPiece() throws IOException {
        UUID id = published();
        assertThat(missing(CLERK, id)).containsExactly("wechat", "board");
        JsonPath item = item(CLERK, null, id);
        assertThat(item.getString("publishedOn")).isEqualTo(clock.today().toString());
        assertThat(item.getInt("days")).isZero();
        assertThat(item.getInt("villages")).isEqualTo(2);
        assertThat(item.getInt("posted")).isZero();
        assertThat(item.getString("region.name")).isEqualTo("琴江镇");

        mark(CLERK, id, "https://mp.weixin.qq.com/s/example", clock.today().toString())
                .then()
                .statusCode(200);
        assertThat(missing(CLERK, id)).containsExactly("board");
        assertThat(item(CLERK, "wechat", id)).isNull();

        file(CLERK, id, XINGLONG, upload(photo())).then().statusCode(201);
        assertThat(item(CLERK, "board", id).getInt("posted")).isEqualTo(1);
        Response second = file(CADRE, id, ZHUOKENG, upload(photo()));
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(item(CLERK, null, id)).as("nothing is missing any more").isNull();

        JsonPath all = As.staff(CLERK)
                .get("/api/v1/staff/publications/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(all.getList("publication.missing")).isEmpty();
        assertThat(all.getList("needed")).containsExactly("web", "wechat", "board");
        assertThat(all.getString("article.url")).isEqualTo("https://mp.weixin.qq.com/s/example");
        assertThat(all.getList("villages.village.code")).containsExactly(XINGLONG, ZHUOKENG);
        assertThat(all.getList("villages.lines")).containsExactly(3, 1);
        assertThat(all.getList("villages[1].postings.id"))
                .containsExactly(second.jsonPath().getString("id"));
        assertThat(all.getString("nextCursor")).isNull();

        JsonPath page = villages(id, null);
        assertThat(page.getList("villages.village.code")).containsExactly(XINGLONG);
        assertThat(page.getList("villages[0].postings[0].photos")).hasSize(1);
        JsonPath last = villages(id, page.getString("nextCursor"));
        assertThat(last.getList("villages.village.code")).containsExactly(ZHUOKENG);
        assertThat(last.getString("villages[0].postings[0].photos[0].id"))
                .isEqualTo(second.jsonPath().getString("photos[0].id"));
        assertThat(last.getString("nextCursor")).isNull();
    }

    @Test
    void aCorrectionHasToBeShownAnew() throws IOException {
        When when = When.next();
        UUID id = rosters.published("farmland", TOWNSHIP, when, lines(XINGLONG, 2));
        mark(CLERK, id, "https://mp.weixin.qq.com/s/example", clock.today().toString());
        file(CLERK, id, XINGLONG, upload(photo())).then().statusCode(201);
        assertThat(item(CLERK, null, id)).isNull();
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "面积登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
        As.staff(CLERK).get("/api/v1/staff/publications/{id}", id).then().statusCode(404);
        rosters.draft("farmland", TOWNSHIP, when, lines(XIWAI, 2));
        rosters.explain(id, "更正登记有误的面积");
        rosters.take(id, CLERK, "submit");
        rosters.take(id, "reviewer.qinjiang", "review");
        rosters.take(id, "secrecy.qinjiang", "clear");
        assertThat(missing(CLERK, id)).as("cleared, and not public yet").containsExactly("web");
        assertThat(item(CLERK, "web", id).getString("publishedOn")).isNull();
        rosters.take(id, "reviewer.qinjiang", "publish");
        assertThat(missing(CLERK, id)).containsExactly("wechat", "board");
        assertThat(item(CLERK, "web", id)).isNull();
    }

    @Test
    void aPhotoStaysWithTheStaffWhoSeeItMadeAnew(@TempDir Path folder) throws IOException {
        UUID id = published();
        byte[] photo = Samples.jpeg(folder, 1);
        JsonPath filed = file(CADRE, id, ZHUOKENG, upload(photo)).jsonPath();
        String photos = "/api/v1/staff/publications/" + id + "/board/" + filed.getString("id") + "/photos";
        String one = photos + "/" + filed.getString("photos[0].id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> As.staff(CADRE).get(photos).path("items[0].derivative.state"), equalTo("ready"));
        for (String reader : List.of(CADRE, CLERK, "leader.shicheng", "inspector.shicheng")) {
            Response view = As.staff(reader).get(one + "/view");
            assertThat(view.statusCode()).as(reader).isEqualTo(200);
            assertThat(view.header("Cache-Control")).isEqualTo("no-store");
            assertThat(Tools.tags(folder, view.asByteArray())).allSatisfy((tag, value) -> {
                assertThat(tag).doesNotContain("GPS", "Make", "DateTimeOriginal");
                assertThat(value).doesNotContain(Samples.CANARY);
            });
            As.staff(reader).get(one + "/view").then().statusCode(200);
            As.staff(reader).get(one).then().statusCode(404);
        }
        assertThat(Audited.reasons("roster:" + id, "board.photo-seen"))
                .as("one look of each reader")
                .hasSize(4);
        As.staff("clerk.xiaosong").get(one + "/view").then().statusCode(404);
        As.staff("clerk.xiaosong").get(photos).then().statusCode(404);
        As.nobody().get(one + "/view").then().statusCode(401);
        As.villager("villager-1").get(one + "/view").then().statusCode(403);
        As.staff(CLERK).get(photos + "/" + UUID.randomUUID() + "/view").then().statusCode(404);

        assertThat(evidence(CLERK, one, "case-file").statusCode()).isEqualTo(403);
        assertThat(evidence("inspector.shicheng", one, "curious").statusCode()).isEqualTo(422);
        Response original = evidence("inspector.shicheng", one, "case-file");
        assertThat(original.statusCode()).isEqualTo(200);
        assertThat(original.asByteArray()).isEqualTo(photo);
        assertThat(original.header("Content-Disposition")).startsWith("attachment");
        assertThat(original.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Audited.reasons("roster:" + id, "board.evidence-taken")).containsExactly("case-file");
    }

    private static Response evidence(String who, String photo, String reason) {
        return As.staff(who)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post(photo + "/evidence");
    }

    @Test
    void everyoneFilesForTheirOwnBoardsOnly() throws IOException {
        UUID id = published();
        file(CADRE, id, XINGLONG, upload(photo())).then().statusCode(404);
        file("clerk.xiaosong", id, XINGLONG, upload(photo())).then().statusCode(404);
        file("leader.shicheng", id, XINGLONG, upload(photo())).then().statusCode(403);
        assertThat(code(file(CLERK, id, MEIFU, upload(photo())))).isEqualTo("village-not-in-roster");
        // The cadre finds the roster in the list, and sees the one board that is theirs.
        assertThat(missing(CADRE, id)).contains("board");
        assertThat(As.staff(CADRE)
                        .get("/api/v1/staff/publications/{id}", id)
                        .jsonPath()
                        .getList("villages.village.code"))
                .containsExactly(ZHUOKENG);
        UUID other = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        As.staff(CADRE).get("/api/v1/staff/publications/{id}", other).then().statusCode(404);
        assertThat(item(CADRE, null, other)).isNull();
        assertThat(item("clerk.xiaosong", null, id)).isNull();
        mark("clerk.xiaosong", id, "https://mp.weixin.qq.com/s/x", clock.today().toString())
                .then()
                .statusCode(404);
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        UUID id = published();
        String tomorrow = clock.today().plusDays(1).toString();
        String today = clock.today().toString();
        String yesterday = clock.today().minusDays(1).toString();
        String photo = upload(photo());
        assertThat(code(file(CLERK, id, Map.of("village", XINGLONG, "putUpOn", tomorrow, "uploadIds", List.of(photo)))))
                .isEqualTo("date-in-future");
        assertThat(code(file(
                        CLERK,
                        id,
                        Map.of(
                                "village",
                                XINGLONG,
                                "putUpOn",
                                today,
                                "takenDownOn",
                                yesterday,
                                "uploadIds",
                                List.of(photo)))))
                .isEqualTo("board-dates");
        String document = upload("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(code(file(CLERK, id, XINGLONG, document))).isEqualTo("board-photo-kind");
        assertThat(code(file(CLERK, id, Map.of("village", XINGLONG, "putUpOn", today, "uploadIds", List.of()))))
                .isEqualTo("invalid");
        assertThat(code(mark(CLERK, id, "https://mp.weixin.qq.com/s/x", tomorrow)))
                .isEqualTo("date-in-future");
        assertThat(code(mark(CLERK, id, "http://x", today))).isEqualTo("invalid");

        // What was refused took no photo; the same request twice files it once.
        String key = UUID.randomUUID().toString();
        Map<String, Object> request = Map.of("village", XINGLONG, "putUpOn", yesterday, "uploadIds", List.of(photo));
        String first =
                post(CLERK, id, key, request).then().statusCode(201).extract().path("id");
        assertThat((String) post(CLERK, id, key, request).path("id")).isEqualTo(first);
        String posting = "/api/v1/staff/publications/" + id + "/board/" + first;
        assertThat(code(takeDown(posting, clock.today().minusDays(9).toString())))
                .isEqualTo("board-dates");
        assertThat(takeDown(posting, today).jsonPath().getString("takenDownOn")).isEqualTo(today);
        As.staff(CLERK).queryParam("missing", "smoke").get(LIST).then().statusCode(422);
        As.staff(CLERK).queryParam("cursor", "eA").get(LIST).then().statusCode(400);
    }

    @Test
    void aProgrammeSaysWhichChannelsItNeeds() {
        String code = Made.programme();
        UUID id = rosters.published(code, TOWNSHIP, When.next(), lines(XINGLONG, 1));
        assertThat(missing(CLERK, id)).containsExactly("wechat", "board");
        assertThat(need(code, List.of("web", "board")).jsonPath().getList("channels"))
                .containsExactly("web", "board");
        assertThat(missing(CLERK, id)).containsExactly("board");
        need(code, List.of("web"));
        assertThat(item(CLERK, null, id)).isNull();
        assertThat(code(need(code, List.of("board")))).isEqualTo("channel-web-needed");
        assertThat(code(need("unknown-programme", List.of("web")))).isEqualTo("programme-unknown");
        assertThat(need(code, List.of("smoke")).statusCode()).isBetween(400, 422);
        assertThat(As.staff(CLERK)
                        .contentType(ContentType.JSON)
                        .body(Map.of("channels", List.of("web")))
                        .put("/api/v1/staff/programmes/{code}/channels", code)
                        .statusCode())
                .isEqualTo(403);
    }

    /** Of two villages: three lines in 兴隆, one in 濯坑. */
    private UUID published() {
        List<Line> all = new ArrayList<>(lines(XINGLONG, 3));
        all.add(Line.of(ZHUOKENG, "苏松"));
        return rosters.published("farmland", TOWNSHIP, When.next(), all);
    }

    private static JsonPath villages(UUID id, String cursor) {
        var request = As.staff(CLERK).queryParam("limit", 1);
        if (cursor != null) {
            request.queryParam("cursor", cursor);
        }
        return request.get("/api/v1/staff/publications/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> missing(String who, UUID id) {
        JsonPath item = item(who, null, id);
        assertThat(item).as("in the list of %s", who).isNotNull();
        return item.getList("missing");
    }

    /** Walks the whole list. @return the roster's item, null where it is not in the list */
    private static JsonPath item(String who, String missing, UUID id) {
        String cursor = null;
        do {
            var request = As.staff(who).queryParam("limit", 100);
            if (missing != null) {
                request.queryParam("missing", missing);
            }
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get(LIST).then().statusCode(200).extract().jsonPath();
            int at = page.getList("items.rosterId").indexOf(id.toString());
            if (at >= 0) {
                return page.setRootPath("items[" + at + "]");
            }
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return null;
    }

    private Response file(String who, UUID id, String village, String upload) {
        return file(
                who,
                id,
                Map.of(
                        "village",
                        village,
                        "putUpOn",
                        clock.today().toString(),
                        "place",
                        "村委会门口",
                        "uploadIds",
                        List.of(upload)));
    }

    private static Response file(String who, UUID id, Map<String, Object> request) {
        return post(who, id, UUID.randomUUID().toString(), request);
    }

    private static Response post(String who, UUID id, String key, Map<String, Object> request) {
        return As.staff(who)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(new HashMap<>(request))
                .post("/api/v1/staff/publications/{id}/board", id);
    }

    private static Response takeDown(String posting, String on) {
        return As.staff(CLERK)
                .contentType(ContentType.JSON)
                .body(Map.of("takenDownOn", on))
                .put(posting);
    }

    private static Response mark(String who, UUID id, String url, String sentOn) {
        return As.staff(who)
                .contentType(ContentType.JSON)
                .body(Map.of("url", url, "sentOn", sentOn))
                .put("/api/v1/staff/publications/{id}/wechat", id);
    }

    private static Response need(String programme, List<String> channels) {
        return As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("channels", channels))
                .put("/api/v1/staff/programmes/{code}/channels", programme);
    }

    private static String code(Response response) {
        return response.jsonPath().getString("code");
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg))
                .isTrue();
        return jpeg.toByteArray();
    }

    private static String upload(byte[] content) {
        String location = As.nobody()
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", content.length)
                .post("/api/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        As.nobody()
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", 0)
                .header("X-HTTP-Method-Override", "PATCH")
                .contentType("application/offset+octet-stream")
                .body(content)
                .post(location)
                .then()
                .statusCode(204);
        return location;
    }
}
