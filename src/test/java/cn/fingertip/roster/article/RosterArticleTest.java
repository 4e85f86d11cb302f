package cn.fingertip.roster.article;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.fingertip.embedded.wechat.server.Failure;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.StandIn;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A reviewer takes an article about a roster just published, and puts it into an account's drafts. */
@QuarkusTest
class RosterArticleTest {
    private static final String ACCOUNT = "wx-dev-mp";

    private final StandIn wechat = StandIn.ofTheApplication();

    @Inject
    RosterFixture rosters;

    @Test
    void anArticleTellsWhatIsPublicAndNobodysName() {
        Line line = Line.of(XINGLONG, "苏青禾");
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), List.of(line));
        Response article = As.staff("reviewer.qinjiang").get("/api/v1/staff/rosters/" + id + "/article");
        article.then().statusCode(200);
        String title = article.path("title");
        assertThat(title).startsWith("公示|").contains("琴江镇耕地地力保护补贴").hasSizeLessThanOrEqualTo(64);
        assertThat(article.<String>path("digest"))
                .contains("石城县琴江镇耕地地力保护补贴", "共1笔", "764.86元", "公示")
                .hasSizeLessThanOrEqualTo(120);
        assertThat(article.<String>path("link")).endsWith("/r/" + id);
        assertThat(article.<String>path("content")).contains("764.86 元", "1 笔", "阅读原文");
        assertThat(article.asString()).doesNotContain("苏青禾", line.idNumber());

        wechat.reset();
        draft(id, ACCOUNT).statusCode(201);
        draft(id, ACCOUNT).statusCode(201);
        List<JsonNode> drafts = delivered("draft");
        assertThat(drafts).hasSize(2).allSatisfy(draft -> {
            assertThat(draft.at("/content/articles/0/title").asText()).isEqualTo(title);
            assertThat(draft.at("/content/articles/0/content_source_url").asText())
                    .endsWith("/r/" + id);
            assertThat(draft.at("/content/articles/0/thumb_media_id").asText()).isNotEmpty();
        });
        // The cover is uploaded once.
        assertThat(delivered("material")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whoMayNotPublishThereFindsNothing() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏松")));
        As.staff("reviewer.xiaosong")
                .get("/api/v1/staff/rosters/" + id + "/article")
                .then()
                .statusCode(404);
        As.staff("clerk.qinjiang")
                .get("/api/v1/staff/rosters/" + id + "/article")
                .then()
                .statusCode(403);
        UUID draft = rosters.draft("farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "苏松")));
        As.staff("reviewer.qinjiang")
                .get("/api/v1/staff/rosters/" + draft + "/article")
                .then()
                .statusCode(404)
                .body("code", equalTo("roster-not-published"));

        draft(id, "wx-none").statusCode(422).body("code", equalTo("wechat-app-unknown"));
        wechat.fail("/cgi-bin/draft/add", Failure.errcode(48001), 1);
        draft(id, ACCOUNT).statusCode(422).body("code", equalTo("draft-refused"));
        wechat.fail("/cgi-bin/draft/add", Failure.errcode(-1), 1);
        draft(id, ACCOUNT).statusCode(503).body("code", equalTo("wechat-unavailable"));
    }

    private List<JsonNode> delivered(String kind) {
        return wechat.delivered().stream()
                .filter(one -> one.path("kind").asText().equals(kind))
                .toList();
    }

    private static ValidatableResponse draft(UUID id, String account) {
        return As.staff("secrecy.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("appId", account))
                .post("/api/v1/staff/rosters/" + id + "/article/draft")
                .then();
    }
}
