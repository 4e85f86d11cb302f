package cn.fingertip.report;

import static cn.fingertip.report.casework.Cases.act;
import static cn.fingertip.report.casework.Cases.done;
import static cn.fingertip.report.casework.Cases.lookUp;
import static cn.fingertip.report.casework.Cases.open;
import static cn.fingertip.report.casework.Cases.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.fingertip.crypto.ReceiptKey;
import cn.fingertip.crypto.Receipts;
import cn.fingertip.report.casework.Cases.Sent;
import cn.fingertip.report.key.ReportKeys;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reporter and office each have their own room in a report: neither shuts the other out, nor keeps a case open. */
@QuarkusTest
class SidesTest {
    private static final int MOST_FILES = 9;

    @Inject
    Messages messages;

    @Inject
    ReportRepository reports;

    @Inject
    ReportKeys keys;

    @Inject
    Receipts receipts;

    private Office office;
    private Person inspector;

    @BeforeEach
    void anOffice() {
        office = Office.fresh();
        inspector = office.add("inspector");
    }

    @Test
    void aReporterWhoWritesWithoutEndDoesNotBlockTheOffice() {
        Sent sent = send(office, inspector);
        fill(sent, MessageContent.reporter("又来了", null, List.of()));
        full(supplement(sent, Map.of("text", "再来")));
        done(inspector, sent.id(), "accept", Map.of());
        done(inspector, sent.id(), "reply", Map.of("text", "请不要重复"));
        done(inspector, sent.id(), "conclude", Map.of("result", "not-found"));
        done(inspector, sent.id(), "feedback", Map.of("text", "查无此事"));
        done(inspector, sent.id(), "archive", Map.of());
        lookUp(sent.receipt())
                .then()
                .body("status", equalTo("archived"))
                .body("messages", hasSize(Messages.MOST_A_SIDE + 2));
    }

    @Test
    void anOfficeThatWritesWithoutEndDoesNotBlockTheReporterNorItsOwnDecision() {
        Sent sent = send(office, inspector);
        fill(sent, MessageContent.reply("请补充", List.of()));
        full(act(inspector, sent.id(), "reply", Map.of("text", "再问")));
        supplement(sent, Map.of("text", "已补充")).then().statusCode(201);
        done(inspector, sent.id(), "reject", Map.of("reason", "不是检举控告"));
        lookUp(sent.receipt())
                .then()
                .body("status", equalTo("rejected"))
                .body("messages", hasSize(Messages.MOST_A_SIDE + 2));
    }

    @Test
    void aFullDuplicateDoesNotBlockItsMainCase() {
        Sent main = send(office, inspector);
        Sent duplicate = send(office, inspector);
        fill(duplicate, MessageContent.reporter("又来了", null, List.of()));
        done(inspector, duplicate.id(), "merge", Map.of("into", main.id()));
        done(inspector, main.id(), "reject", Map.of("reason", "不是检举控告"));
        lookUp(duplicate.receipt()).then().body("status", equalTo("rejected"));
    }

    @Test
    void theOfficesFilesLeaveRoomForTheReportersEvidence() throws IOException {
        Sent sent = send(office, inspector);
        List<String> ofOffice = pictures();
        done(inspector, sent.id(), "reply", Map.of("text", "附件", "uploadIds", ofOffice));
        act(inspector, sent.id(), "reply", Map.of("text", "还有", "uploadIds", List.of(picture())))
                .then()
                .statusCode(201)
                .body("refusedFiles.code", equalTo(List.of("too-many-files")));
        supplement(sent, Map.of("text", "证据", "uploadIds", pictures())).then().statusCode(201);
        supplement(sent, Map.of("text", "还有", "uploadIds", List.of(picture())))
                .then()
                .statusCode(201)
                .body("refusedFiles.code", equalTo(List.of("too-many-files")));
        supplement(sent, Map.of("uploadIds", List.of(picture())))
                .then()
                .statusCode(422)
                .body("code", equalTo("too-many-files"));
        open(inspector, sent.id()).then().body("files", hasSize(2 * MOST_FILES));
    }

    private void fill(Sent sent, MessageContent content) {
        ReceiptKey key = receipts.key(sent.receipt());
        QuarkusTransaction.requiringNew().run(() -> {
            Report report =
                    reports.lock(reports.byReceipt(key.hash()).orElseThrow()).orElseThrow();
            keys.openByReceipt(report, key);
            for (int i = 0; i < Messages.MOST_A_SIDE; i++) {
                messages.add(report, content);
            }
        });
    }

    private static void full(Response answer) {
        answer.then().statusCode(409).body("code", equalTo("report-messages-full"));
    }

    private static Response supplement(Sent sent, Map<String, ?> said) {
        Map<String, Object> body = new HashMap<>(said);
        body.put("receipt", sent.receipt());
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/reports/messages");
    }

    private static List<String> pictures() throws IOException {
        List<String> uploads = new ArrayList<>();
        for (int i = 0; i < MOST_FILES; i++) {
            uploads.add(picture());
        }
        return uploads;
    }

    /** @return URL of an upload */
    private static String picture() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        Response made = given().header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", jpeg.size())
                .contentType("application/offset+octet-stream")
                .body(jpeg.toByteArray())
                .post("/api/v1/uploads");
        made.then().statusCode(201);
        return made.header("Location");
    }
}
