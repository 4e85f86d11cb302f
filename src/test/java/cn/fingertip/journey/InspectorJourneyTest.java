package cn.fingertip.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.identity.Proved;
import cn.fingertip.kernel.Clock;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 我要举报 from the phone to the discipline inspection office and back by receipt. */
@QuarkusTest
class InspectorJourneyTest {
    private static final String REPORTS = "/api/v1/reports";
    private static final String STAFF = "/api/v1/staff/reports/";
    private static final int CHUNK = 4096;

    @Inject
    Clock clock;

    @BeforeEach
    void dueDatesAreKnown() {
        Calendars.knownThroughNextYear(clock);
    }

    @Test
    void anAnonymousVillagerIsAnsweredByReceipt() throws IOException {
        byte[] photo = photo();
        byte[] video = video();
        String subject = "低保名单里有外村的人 " + UUID.randomUUID();

        // The villager sends a report with a photo and a video, and notes the receipt.
        Map<String, Object> report = new HashMap<>();
        report.put("kind", "conduct");
        report.put("subject", subject);
        report.put("text", "名单第三页有两户不住在本村,照片是公示栏,视频是空着的房子。");
        report.put("region", "360735100211");
        report.put("accused", "村干部某某");
        report.put("contact", "方便时请在村口小店留话");
        report.put("uploadIds", List.of(uploaded(photo), uploaded(video)));
        String receipt = given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(report)
                .post(REPORTS)
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");

        // The county's inspector finds it, reads it, and sees nothing of the sender.
        String id = idOf(subject);
        Response opened = As.staff("inspector.shicheng").get(STAFF + id);
        opened.then()
                .statusCode(200)
                .body("subject", equalTo(subject))
                .body("text", equalTo(report.get("text")))
                .body("accused", equalTo("村干部某某"))
                .body("kind.name", equalTo("干部作风"))
                .body("region.name", containsString("濯坑"))
                .body("realName", equalTo(false))
                .body("hasContact", equalTo(true))
                .body("files.mediaType", hasItems("image/jpeg", "video/mp4"))
                .body("deadlines.acceptBy", nullValue());
        assertThat(opened.asString()).doesNotContain("村口小店", receipt);

        // The files come out as they went in, and only as attachments.
        assertThat(download(id, opened.path("files.find { it.mediaType == 'image/jpeg' }.id")))
                .isEqualTo(photo);
        assertThat(download(id, opened.path("files.find { it.mediaType == 'video/mp4' }.id")))
                .isEqualTo(video);

        // The inspector accepts it and asks; the villager answers by receipt, with one more photo.
        act(id, "accept", Map.of()).then().statusCode(200);
        act(id, "reply", Map.of("text", "请问是哪两户?")).then().statusCode(201);
        lookUp(receipt)
                .then()
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("messages[0].from", equalTo("office"))
                .body("messages[0].text", equalTo("请问是哪两户?"));
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "receipt",
                        receipt,
                        "text",
                        "名单上第 41 和 42 行。",
                        "uploadIds",
                        List.of("https://county.example/api/v1/uploads/" + uploaded(photo()))))
                .post(REPORTS + "/messages")
                .then()
                .statusCode(201);
        As.staff("inspector.shicheng")
                .get(STAFF + id)
                .then()
                .body("messages", hasSize(2))
                .body("messages[1].from", equalTo("reporter"))
                .body("messages[1].text", equalTo("名单上第 41 和 42 行。"))
                .body("messages[1].fileIds", hasSize(1))
                .body("files", hasSize(3));

        // It is investigated, concluded and put away; the receipt shows the result.
        act(id, "investigate", Map.of()).then().statusCode(200);
        act(id, "conclude", Map.of("result", "confirmed", "text", "两户已退出低保,多领的钱已追回。"))
                .then()
                .statusCode(200);
        act(id, "archive", Map.of()).then().statusCode(200);
        lookUp(receipt)
                .then()
                .body("status", equalTo("archived"))
                .body("messages", hasSize(3))
                .body("messages[1].files", equalTo(1))
                .body("messages[1].fileIds", nullValue())
                .body("messages[2].about", equalTo("conclusion"))
                .body("messages[2].result", equalTo("confirmed"))
                .body("messages[2].text", equalTo("两户已退出低保,多领的钱已追回。"));

        // Nobody else at the county sees it.
        for (String other : List.of("admin", "clerk.qinjiang", "leader.shicheng", "custodian.shicheng")) {
            As.staff(other).get(STAFF + id).then().statusCode(403);
        }
    }

    @Test
    void aRealNameReportHasDeadlinesAndKeepsItsNameSealed() {
        String subject = "村务公开栏三个月没更新 " + UUID.randomUUID();
        String contact = "contact-" + UUID.randomUUID();
        Response sent = Proved.villager("villager-of-inspector-journey", "欧阳行")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "kind",
                        "village-affairs",
                        "subject",
                        subject,
                        "text",
                        "请督促公开。",
                        "region",
                        "360735100211",
                        "contact",
                        contact))
                .post(REPORTS);
        sent.then().statusCode(201);
        lookUp(sent.path("receipt"))
                .then()
                .body("deadlines.acceptBy", notNullValue())
                .body("deadlines.feedbackBy", nullValue());
        String id = idOf(subject);
        Response opened = As.staff("inspector.shicheng").get(STAFF + id);
        opened.then()
                .body("realName", equalTo(true))
                .body("hasContact", equalTo(true))
                .body("deadlines.acceptBy", notNullValue());
        assertThat(opened.asString()).doesNotContain(contact);
        act(id, "accept", Map.of()).then().statusCode(200);
        act(id, "conclude", Map.of("result", "not-found", "text", "已按季度公开。"))
                .then()
                .statusCode(200);
        String note = lookUp(sent.path("receipt")).path("deadlines.note");
        String feedbackBy = lookUp(sent.path("receipt")).path("deadlines.feedbackBy");
        assertThat(feedbackBy != null || note != null)
                .as("a date, or why there is none")
                .isTrue();
    }

    @Test
    void aFileOfOneReportIsNotAnothers() throws IOException {
        String one = "一 " + UUID.randomUUID();
        String other = "二 " + UUID.randomUUID();
        send(one, List.of(uploaded(photo())));
        send(other, List.of());
        String file = As.staff("inspector.shicheng").get(STAFF + idOf(one)).path("files[0].id");
        As.staff("inspector.shicheng")
                .get(STAFF + idOf(other) + "/files/" + file + "/view")
                .then()
                .statusCode(404);
        As.staff("inspector.shicheng")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "case-file"))
                .post(STAFF + idOf(other) + "/files/" + file + "/evidence")
                .then()
                .statusCode(404);
        As.staff("inspector.shicheng").get(STAFF + idOf(other)).then().body("files.id", not(hasItem(file)));
    }

    @Test
    void theReporterOpensWhatTheOfficeSentAlong() throws IOException {
        String subject = "附件 " + UUID.randomUUID();
        String receipt = send(subject, List.of(uploaded(photo())));
        String id = idOf(subject);
        act(id, "reply", Map.of("text", "告知书见附件", "uploadIds", List.of(uploaded(photo()))))
                .then()
                .statusCode(201);
        String file = lookUp(receipt).path("messages[0].fileIds[0]");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> fileByReceipt(receipt, file).statusCode(), equalTo(200));
        fileByReceipt(receipt, file)
                .then()
                .contentType("image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("no-store"));

        // What the reporter sent is not given out by the receipt, nor another report's files.
        String own = As.staff("inspector.shicheng").get(STAFF + id).path("files[0].id");
        fileByReceipt(receipt, own).then().statusCode(404).body("code", equalTo("not-found"));
        String other = send("另一件 " + UUID.randomUUID(), List.of());
        fileByReceipt(other, file).then().statusCode(404).body("code", equalTo("not-found"));
        fileByReceipt("0000000000000000", file).then().statusCode(404).body("code", equalTo("receipt-unknown"));
        fileByReceipt(receipt, null).then().statusCode(422);
        fileByReceipt(receipt, "x").then().statusCode(400);
    }

    private static Response fileByReceipt(String receipt, String file) {
        Map<String, String> body = new HashMap<>();
        body.put("receipt", receipt);
        body.put("fileId", file);
        return given().contentType(ContentType.JSON).body(body).post(REPORTS + "/files");
    }

    /** @return the receipt */
    private static String send(String subject, List<String> uploads) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "kind",
                        "other",
                        "subject",
                        subject,
                        "text",
                        "内容",
                        "region",
                        "360735100211",
                        "uploadIds",
                        uploads))
                .post(REPORTS)
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
    }

    private static byte[] download(String report, String file) {
        return As.staff("inspector.shicheng")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "case-file"))
                .post(STAFF + report + "/files/" + file + "/evidence")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .asByteArray();
    }

    private static Response act(String id, String action, Map<String, ?> body) {
        return As.staff("inspector.shicheng")
                .contentType(ContentType.JSON)
                .body(body)
                .post(STAFF + id + "/" + action);
    }

    private static Response lookUp(String receipt) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt))
                .post(REPORTS + "/lookup");
    }

    private static String idOf(String subject) {
        return As.staff("inspector.shicheng")
                .queryParam("limit", 100)
                .get("/api/v1/staff/reports")
                .path("items.find { it.subject == '" + subject + "' }.id");
    }

    /** Sends a file as the mini-program does: tus in chunks, PATCH by way of POST. */
    private static String uploaded(byte[] content) {
        String location = given().header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", content.length)
                .post("/api/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String path = location.substring(location.indexOf("/api/"));
        for (int offset = 0; offset < content.length; offset += CHUNK) {
            byte[] chunk = Arrays.copyOfRange(content, offset, Math.min(offset + CHUNK, content.length));
            given().header("Tus-Resumable", "1.0.0")
                    .header("X-HTTP-Method-Override", "PATCH")
                    .header("Upload-Offset", offset)
                    .contentType("application/offset+octet-stream")
                    .body(chunk)
                    .post(path)
                    .then()
                    .statusCode(204);
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static byte[] photo() throws IOException {
        BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int i = 0; i < 160; i += 8) {
            pen.setColor(new Color((int) (Math.random() * 0xFFFFFF)));
            pen.fillRect(i, 0, 8, 120);
        }
        pen.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "jpg", jpeg)).isTrue();
        return jpeg.toByteArray();
    }

    /** The smallest frame of an mp4: its kind, an empty film and some data. */
    private static byte[] video() throws IOException {
        ByteArrayOutputStream mp4 = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(mp4)) {
            box(out, "ftyp", "mp42\0\0\0\0mp42isom".getBytes(StandardCharsets.ISO_8859_1));
            box(out, "moov", new byte[0]);
            box(out, "mdat", new byte[9000]);
        }
        return mp4.toByteArray();
    }

    private static void box(DataOutputStream out, String type, byte[] content) throws IOException {
        out.writeInt(8 + content.length);
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
    }
}
