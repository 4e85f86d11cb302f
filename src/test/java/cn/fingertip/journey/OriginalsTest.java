package cn.fingertip.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import cn.fingertip.media.derivative.maker.Samples;
import cn.fingertip.media.derivative.maker.Tools;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Audited;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Phones write into photos where and when they were taken and with what, and put a film behind them. Whoever did not send
 * a file sees what was made of it; who needs the original says why.
 */
@QuarkusTest
class OriginalsTest {
    private static final String CADRE = "cadre.zhuokeng";
    private static final String VILLAGER = "originals-villager";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    @Test
    void whatAVillagerSendsWithAWish() throws IOException {
        byte[] jpeg = Samples.jpeg(folder, 1);
        byte[] heic = Samples.heic(folder);
        assertThat(Tools.tags(folder, jpeg).keySet()).as("what was planted").anyMatch(tag -> tag.contains("GPS"));
        assertThat(Tools.tags(folder, heic).keySet()).as("what was planted").anyMatch(tag -> tag.contains("GPS"));
        String wish = As.villager(VILLAGER)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "type", "repair",
                        "title", "水渠塌了一段",
                        "text", "照片见附件",
                        "region", "360735100211",
                        "uploadIds", List.of(uploaded(jpeg), uploaded(heic))))
                .post("/api/v1/wishes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String files = "/api/v1/staff/wishes/" + wish + "/files";
        ready(() -> As.staff(CADRE).get(files), 2);
        List<String> ids = As.staff(CADRE).get(files).path("items.id");
        for (String id : ids) {
            String one = files + "/" + id;
            assertMadeAnew(As.staff(CADRE).get(one + "/view"));
            As.staff(CADRE).get(one).then().statusCode(404);
            // As a player asks while a film plays.
            for (int from = 0; from < 5; from++) {
                As.staff(CADRE)
                        .header("Range", "bytes=" + from + "-")
                        .get(one + "/view")
                        .then()
                        .statusCode(206);
            }
        }
        assertThat(Audited.reasons("wish:" + wish, "wish.file-opened"))
                .as("one look at each file")
                .hasSameSizeAs(ids);
        As.staff(CADRE)
                .get(files + "/" + ids.getFirst() + "/view?page=2")
                .then()
                .statusCode(404);
        As.staff("cadre.zhuokeng")
                .get(files + "/" + ids.getFirst() + "/view?page=0")
                .then()
                .statusCode(422);
        As.staff("clerk.qinjiang").get(files).then().statusCode(403);

        String first = files + "/" + ids.getFirst();
        evidence(first, "curious").then().statusCode(422);
        Response taken = evidence(first, "handover");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.asByteArray()).isEqualTo(jpeg);
        assertThat(taken.header("Content-Disposition")).startsWith("attachment");
        assertThat(Audited.reasons("wish:" + wish, "wish.evidence-taken")).containsExactly("handover");

        String own = "/api/v1/wishes/" + wish + "/files/" + ids.getFirst();
        assertThat(As.villager(VILLAGER).get(own).asByteArray())
                .as("for who sent it")
                .isEqualTo(jpeg);
        As.villager("originals-neighbour").get(own).then().statusCode(404);
    }

    @Test
    void whatAnOfficeSendsToAReporter() throws IOException {
        String subject = "原件 " + UUID.randomUUID();
        String receipt = given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("kind", "other", "subject", subject, "text", "内容", "region", "360735100211"))
                .post("/api/v1/reports")
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
        String report = As.staff("inspector.shicheng")
                .queryParam("limit", 100)
                .get("/api/v1/staff/reports")
                .path("items.find { it.subject == '" + subject + "' }.id");
        As.staff("inspector.shicheng")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "text",
                        "告知书见附件",
                        "uploadIds",
                        List.of(uploaded(Samples.pdf()), uploaded(Samples.jpeg(folder, 1)))))
                .post("/api/v1/staff/reports/" + report + "/reply")
                .then()
                .statusCode(201);
        Supplier<Response> list = () -> byReceipt("/list", Map.of("receipt", receipt));
        ready(list, 2);
        Response listed = list.get();
        listed.then()
                .body("items[0].mediaType", equalTo("application/pdf"))
                .body("items[0].derivative.pages", equalTo(2))
                .body("items[0].derivative.pagesShown", equalTo(2));
        String paper = listed.path("items[0].id");
        assertMadeAnew(byReceipt("", Map.of("receipt", receipt, "fileId", paper)));
        assertMadeAnew(byReceipt("", Map.of("receipt", receipt, "fileId", paper, "page", 2)));
        byReceipt("", Map.of("receipt", receipt, "fileId", paper, "page", 3))
                .then()
                .statusCode(404);
        byReceipt("", Map.of("receipt", receipt, "fileId", paper, "page", 0))
                .then()
                .statusCode(422);
        assertMadeAnew(byReceipt("", Map.of("receipt", receipt, "fileId", listed.path("items[1].id"))));
        byReceipt("/list", Map.of("receipt", "0000000000000000"))
                .then()
                .statusCode(404)
                .body("code", equalTo("receipt-unknown"));
    }

    private static Response byReceipt(String path, Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/reports/files" + path);
    }

    private static Response evidence(String file, String reason) {
        return As.staff(CADRE)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post(file + "/evidence");
    }

    private static void ready(Supplier<Response> list, int files) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> list.get()
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(files))
                        .body("items.derivative.state", everyItem(equalTo("ready"))));
    }

    private static void assertMadeAnew(Response view) {
        assertThat(view.statusCode()).isEqualTo(200);
        assertThat(view.contentType()).isEqualTo("image/jpeg");
        assertThat(view.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Tools.tags(folder, view.asByteArray())).allSatisfy((tag, value) -> {
            assertThat(tag).doesNotContain("GPS", "Make", "DateTimeOriginal", "EmbeddedVideo");
            assertThat(value).doesNotContain(Samples.CANARY);
        });
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
