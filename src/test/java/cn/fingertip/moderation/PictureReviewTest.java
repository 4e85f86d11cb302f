package cn.fingertip.moderation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.media.SampleFiles;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.StandIn;
import cn.fingertip.wechat.MediaChecked;
import cn.fingertip.wechat.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures of a wish that others are to see: WeChat looks first, then a person; films are a person's from the start. */
@QuarkusTest
class PictureReviewTest {
    private static final String VILLAGER = "villager-pictures";
    private static final String REVIEWER = "reviewer.qinjiang";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final StandIn wechat = StandIn.ofTheApplication();

    @Inject
    ContentCheckJob job;

    @Inject
    Event<MediaChecked> checked;

    @Inject
    Clock clock;

    @BeforeEach
    void wechatAnswersUs() {
        wechat.callbacksTo("http://127.0.0.1:" + RestAssured.port);
    }

    @AfterEach
    void wechatIsWell() {
        wechat.reset();
    }

    @Test
    void whatPassesIsShownAndWhatDoesNotIsNot() {
        String good = placed(SampleFiles.jpeg());
        file(good, "passed");
        Response shown = As.nobody().get("/api/v1/wishes/{id}/public", good);
        assertThat(shown.jsonPath().getList("files.mediaType")).containsExactly("image/jpeg");
        String path = "/api/v1/wishes/" + good + "/public/files/" + shown.path("files[0].id");
        Response picture = As.nobody().get(path);
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.contentType()).isEqualTo("image/jpeg");
        As.nobody()
                .header("If-None-Match", picture.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);

        wechat.reset();
        wechat.callbacksTo(NOWHERE);
        String bad = placed(SampleFiles.noise());
        found(asked(), Verdict.RISKY);
        file(bad, "refused");
        As.nobody()
                .get("/api/v1/wishes/{id}/public", bad)
                .then()
                .statusCode(200)
                .body("files.size()", equalTo(0));
        As.villager(VILLAGER)
                .get("/api/v1/wishes/{id}", bad)
                .then()
                .body("publicity", equalTo("shown"))
                .body("files[0].publicityReason", equalTo("没有通过微信内容安全检查"));

        shown(good, false);
        As.nobody().get(path).then().statusCode(404);
    }

    @Test
    void wechatFetchesItUnderANameThatNobodyGuessesAndNotForLong() {
        wechat.callbacksTo(NOWHERE);
        String wish = placed(SampleFiles.jpeg(), SampleFiles.mp4());
        JsonNode question = asked();
        String path =
                URI.create(question.path("content").path("media_url").asText()).getPath();
        Response fetched = As.nobody().get(path);
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.contentType()).isEqualTo("image/jpeg");
        As.nobody().get(path.substring(0, path.length() - 2) + "xx").then().statusCode(404);
        assertThat(waiting(wish)).as("the film, which WeChat does not take").containsExactly("video/mp4");

        try (ClockShift _ = ClockShift.by(clock, Duration.ofMinutes(31))) {
            As.nobody().get(path).then().statusCode(404);
            job.run();
        }
        assertThat(waiting(wish)).containsExactlyInAnyOrder("image/jpeg", "video/mp4");
        found(question, Verdict.PASS);
        assertThat(waiting(wish)).as("an answer that comes too late").contains("image/jpeg");

        Response late = queue();
        String review = late.path("items.find { it.subjectId == '" + wish + "' && it.mediaType == 'image/jpeg' }.id");
        late.then().body("items.cause", hasItem("unanswered"));
        As.staff(REVIEWER)
                .get("/api/v1/staff/content-reviews/{id}/view", review)
                .then()
                .statusCode(200)
                .contentType("image/jpeg");
        As.staff("reviewer.xiaosong")
                .get("/api/v1/staff/content-reviews/{id}/view", review)
                .then()
                .statusCode(404);
        As.staff(REVIEWER)
                .post("/api/v1/staff/content-reviews/{id}/pass", review)
                .then()
                .statusCode(200);
        seen(review).then().statusCode(404);
        String film = late.path("items.find { it.subjectId == '" + wish + "' && it.mediaType == 'video/mp4' }.id");
        assertThat(seen(film).statusCode()).isNotEqualTo(404);
        shown(wish, false);
        seen(film).then().statusCode(404);
        shown(wish, true);
        await().untilAsserted(() -> As.nobody()
                .get("/api/v1/wishes/{id}/public", wish)
                .then()
                .statusCode(200)
                .body("files.size()", equalTo(1)));
    }

    private static Response seen(String review) {
        return As.staff(REVIEWER).get("/api/v1/staff/content-reviews/{id}/view", review);
    }

    private static void shown(String wish, boolean yes) {
        As.villager(VILLAGER)
                .contentType(ContentType.JSON)
                .body(Map.of("public", yes))
                .post("/api/v1/wishes/{id}/public", wish)
                .then()
                .statusCode(200);
    }

    /** @return the id of a wish, its text shown already */
    private static String placed(byte[]... files) {
        return As.villager(VILLAGER)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "type",
                        "repair",
                        "title",
                        "水渠塌了一段",
                        "text",
                        "照片见附件",
                        "region",
                        "360735100211",
                        "public",
                        true,
                        "uploadIds",
                        Arrays.stream(files).map(PictureReviewTest::uploaded).toList()))
                .post("/api/v1/wishes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void file(String wish, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            job.run();
            As.villager(VILLAGER)
                    .get("/api/v1/wishes/{id}", wish)
                    .then()
                    .body("publicity", equalTo("shown"))
                    .body("files[0].publicity", equalTo(state));
        });
    }

    /** @return what WeChat is asked about a picture, the first since the last reset */
    private JsonNode asked() {
        Callable<List<JsonNode>> questions = () -> wechat.delivered().stream()
                .filter(one -> one.path("kind").asText().equals("media-check"))
                .toList();
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            job.run();
                            return questions.call();
                        },
                        asked -> !asked.isEmpty())
                .getFirst();
    }

    /** WeChat says what it found, as its callback does. */
    private void found(JsonNode question, Verdict verdict) {
        checked.fire(
                new MediaChecked("wx", question.path("content").path("trace_id").asText(), verdict));
    }

    private static Response queue() {
        return As.staff(REVIEWER).queryParam("limit", 100).get("/api/v1/staff/content-reviews");
    }

    private static List<String> waiting(String wish) {
        return queue().path("items.findAll { it.subjectId == '" + wish + "' && it.mediaType != null }.mediaType");
    }

    private static String uploaded(byte[] content) {
        return given().header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", content.length)
                .contentType("application/offset+octet-stream")
                .body(content)
                .post("/api/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}
