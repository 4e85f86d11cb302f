package cn.fingertip.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.media.SampleFiles;
import cn.fingertip.media.derivative.maker.Samples;
import cn.fingertip.media.storage.Storages;
import cn.fingertip.testsupport.As;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What inspectors see of files, over HTTP. */
@QuarkusTest
class CaseMediaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A place in the second frame of a stored file: the first is sent before it is read. */
    private static final int DAMAGED = 100_000;

    private static final ExecutorService ASKERS = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    AgroalDataSource database;

    @Inject
    MeterRegistry metrics;

    @Inject
    Clock clock;

    @Test
    void aPhotoIsShownAsItWasMadeAnew() {
        String report = reported(SampleFiles.jpeg());
        String file = shown(report);
        Response list = inspector(report);
        list.then()
                .body("items[0].mediaType", equalTo("image/jpeg"))
                .body("items[0].sha256.length()", equalTo(64))
                .body("items[0].derivative.mediaType", equalTo("image/jpeg"))
                .body("items[0].derivative.width", equalTo(8))
                .body("items[0].derivative.poster", equalTo(true));
        Response view = Reporting.inspector().get(path(report, file) + "/view");
        view.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Content-Disposition", "inline")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Accept-Ranges", "bytes");
        assertThat(view.headers().getValues("Content-Security-Policy"))
                .containsExactlyInAnyOrder("sandbox", "default-src 'none'; frame-ancestors 'none'");
        assertThat(view.asByteArray())
                .hasSize(list.path("items[0].derivative.bytes"))
                .startsWith(0xff, 0xd8);
        Reporting.inspector()
                .get(path(report, file) + "/poster")
                .then()
                .statusCode(200)
                .contentType("image/jpeg");
        Reporting.inspector().get(path(report, file) + "/view?page=2").then().statusCode(404);
        Reporting.inspector().get(path(report, file) + "/view?page=0").then().statusCode(422);
    }

    @Test
    void aPlayerMayAskForStretches() {
        String report = reported(SampleFiles.jpeg());
        String file = shown(report);
        byte[] whole = Reporting.inspector().get(path(report, file) + "/view").asByteArray();
        Response middle = Reporting.inspector().header("Range", "bytes=10-19").get(path(report, file) + "/view");
        middle.then()
                .statusCode(206)
                .header("Content-Range", "bytes 10-19/" + whole.length)
                .header("Content-Length", "10");
        assertThat(middle.asByteArray()).isEqualTo(Arrays.copyOfRange(whole, 10, 20));
        Reporting.inspector()
                .header("Range", "bytes=" + whole.length + "-")
                .get(path(report, file) + "/view")
                .then()
                .statusCode(416)
                .body("code", equalTo("range-beyond-end"));
    }

    @Test
    void aFilmPlaysFromAnyPlace(@TempDir Path folder) throws IOException {
        String report = reported(Samples.film(folder, "film.mp4"));
        String file = shown(report);
        inspector(report)
                .then()
                .body("items[0].derivative.mediaType", equalTo("video/mp4"))
                .body("items[0].derivative.width", equalTo(640))
                .body("items[0].derivative.height", equalTo(360))
                .body("items[0].derivative.durationMillis", allOf(greaterThan(1900), lessThan(2200)))
                .body("items[0].derivative.poster", equalTo(true));
        byte[] whole = Reporting.inspector()
                .accept("video/mp4")
                .get(path(report, file) + "/view")
                .then()
                .statusCode(200)
                .contentType("video/mp4")
                .extract()
                .asByteArray();
        assertThat(whole).hasSize(inspector(report).path("items[0].derivative.bytes"));
        int from = whole.length / 2;
        Response rest =
                Reporting.inspector().header("Range", "bytes=" + from + "-").get(path(report, file) + "/view");
        rest.then().statusCode(206).contentType("video/mp4");
        assertThat(rest.asByteArray()).isEqualTo(Arrays.copyOfRange(whole, from, whole.length));
        byte[] poster =
                Reporting.inspector().get(path(report, file) + "/poster").asByteArray();
        assertThat(poster).startsWith(0xff, 0xd8);
    }

    @Test
    void aFileThatIsNoneIsKeptAndSaysSo() {
        byte[] broken = SampleFiles.mp4();
        String report = reported(broken);
        String file = inState(report, "cannot-be-shown");
        for (String what : List.of("/view", "/poster")) {
            Reporting.inspector()
                    .get(path(report, file) + what)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("file-cannot-be-shown"))
                    .body("detail", containsString("原件已保存"));
        }
        assertThat(evidence(report, file, "not-shown")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(broken);
    }

    @Test
    void anOriginalIsTakenForAReasonThatIsAudited() throws SQLException {
        byte[] photo = SampleFiles.jpeg();
        String report = reported(photo);
        String file = shown(report);
        evidence(report, file, "curious").then().statusCode(422);
        given().spec(Reporting.inspector())
                .contentType(ContentType.JSON)
                .post(path(report, file) + "/evidence")
                .then()
                .statusCode(422);
        Reporting.inspector().get(path(report, file)).then().statusCode(404);
        Response taken = evidence(report, file, "examination");
        taken.then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .header("Cache-Control", "no-store");
        assertThat(taken.asByteArray()).isEqualTo(photo);

        Reporting.inspector().get(path(report, file) + "/view").then().statusCode(200);
        Reporting.inspector().get(path(report, file) + "/view").then().statusCode(200);
        assertThat(actions(report))
                .contains("report.evidence-taken examination")
                .containsOnlyOnce("report.files-listed null", "report.file-viewed null");
    }

    @Test
    void whatWasLostWithAReplicaIsMadeWhenSomebodyAsks() throws SQLException {
        String report = reported(SampleFiles.jpeg());
        String file = shown(report);
        forget(file);
        Response asked = Reporting.inspector().get(path(report, file) + "/view");
        asked.then().statusCode(409).body("code", equalTo("file-preparing"));
        assertThat(shown(report)).isEqualTo(file);
    }

    @Test
    void whatCannotBeMadeNowIsMadeLater() throws SQLException, IOException {
        String report = reported(SampleFiles.jpeg());
        String file = shown(report);
        Path original = folderOf(file);
        Path aside = original.resolveSibling(original.getFileName() + ".aside");
        Files.move(original, aside);
        forget(file);
        // Whoever asks first sets it going; then it is known that it does not go.
        assertThat(inState(report, "later")).isEqualTo(file);
        for (String what : List.of("/view", "/poster")) {
            Reporting.inspector()
                    .get(path(report, file) + what)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "300")
                    .body("code", equalTo("file-later"))
                    .body("retryable", equalTo(true))
                    .body("detail", containsString("原件已保存"));
        }
        Files.move(aside, original);
        assertThat(inState(report, "later")).as("not tried again at each look").isEqualTo(file);
        try (ClockShift later = ClockShift.by(clock, Duration.ofMinutes(6))) {
            assertThat(later).isNotNull();
            assertThat(shown(report)).isEqualTo(file);
        }
        Reporting.inspector().get(path(report, file) + "/view").then().statusCode(200);
    }

    @Test
    void aPictureWaitsForNoFilm(@TempDir Path folder) throws IOException {
        byte[] film = Samples.film(folder, "film.mp4");
        List<byte[]> films = new ArrayList<>(Collections.nCopies(5, film));
        films.add(SampleFiles.jpeg());
        String report = reported(films.toArray(byte[][]::new));
        String ofPicture = "items.find { it.mediaType == 'image/jpeg' }.derivative.state";
        Response once =
                await().atMost(PATIENCE).until(() -> inspector(report), list -> "ready".equals(list.path(ofPicture)));
        assertThat(once.<List<String>>path("items.findAll { it.mediaType == 'video/mp4' }.derivative.state"))
                .as("films that came before it")
                .hasSize(5)
                .contains("preparing");
    }

    @Test
    void whatBreaksWhileItIsSentEndsTheConnection() throws IOException, SQLException {
        byte[] noise = SampleFiles.noise();
        String report = reported(noise);
        String file = shown(report);
        for (Path kept : Storages.filesOf(folderOf(file))) {
            byte[] content = Files.readAllBytes(kept);
            if (content.length > DAMAGED) {
                content[DAMAGED] ^= 1;
                Files.write(kept, content);
            }
        }
        double before = broken();
        List<LogRecord> said = new ArrayList<>();
        try (Heard heard = new Heard(said)) {
            assertThat(heard).isNotNull();
            assertCutOff(() -> Reporting.inspector().get(path(report, file) + "/view"));
            assertCutOff(() -> evidence(report, file, "case-file"));
        }
        assertThat(broken() - before).isEqualTo(2);
        assertThat(said)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.getMessage() + record.getThrown())
                        .contains("ended in the middle", "altered")
                        .doesNotContain(report, file, "inspector"));

        // What is broken from its beginning is a fault like any other.
        for (Path kept : Storages.filesOf(folderOf(file))) {
            Files.write(kept, Arrays.copyOf(Files.readAllBytes(kept), 200));
        }
        Reporting.inspector()
                .get(path(report, file) + "/view")
                .then()
                .statusCode(500)
                .contentType(containsString("problem+json"));
    }

    /** Waiting for what never comes would end in the time of this test, with another exception. */
    private static void assertCutOff(Callable<Response> asking) {
        assertThatThrownBy(
                        () -> ASKERS.submit(() -> asking.call().asByteArray()).get(20, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IOException.class);
    }

    private double broken() {
        Counter counter = metrics.find("fingertip.answers.broken").counter();
        return counter == null ? 0 : counter.count();
    }

    /** What is logged of answers that broke. */
    private static final class Heard extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("cn.fingertip.kernel.http.SentStream");
        private final List<LogRecord> said;

        Heard(List<LogRecord> said) {
            this.said = Collections.synchronizedList(said);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            said.add(record);
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }

    @Test
    void whatIsKeptTellsNothingWithoutTheReportsKey() throws SQLException {
        String report = reported(SampleFiles.jpeg());
        String file = shown(report);
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT facts FROM media_derivative WHERE file_id = ?")) {
            query.setObject(1, UUID.fromString(file));
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain("image/jpeg", "width", "views");
            }
        }
    }

    @Test
    void onlyInspectorsOfTheOfficeSeeThem() {
        String report = reported(SampleFiles.jpeg());
        String file = shown(report);
        for (String username : List.of("admin", "clerk.qinjiang", "custodian.shicheng", "leader.shicheng")) {
            for (String what : List.of("", "/" + file + "/view", "/" + file + "/poster")) {
                As.staff(username)
                        .get(Reporting.STAFF + "/" + report + "/files" + what)
                        .then()
                        .statusCode(403);
            }
        }
        given().get(path(report, file) + "/view").then().statusCode(401);
        Reporting.inspector()
                .get(path(report, UUID.randomUUID().toString()) + "/view")
                .then()
                .statusCode(404);
    }

    @Test
    void healthTellsWhatHoldsProgramsBack() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("media tools"))
                .body("checks.find { it.name == 'media tools' }.data.ffmpeg", equalTo(true))
                .body("checks.find { it.name == 'media tools' }.data.'bench in memory'", equalTo(true))
                .body(
                        "checks.find { it.name == 'media tools' }.data.sandbox in ['bubblewrap', 'limits']",
                        equalTo(true));
    }

    /** @return the id of a new report with these files */
    private static String reported(byte[]... files) {
        List<String> locations = new ArrayList<>();
        for (byte[] content : files) {
            locations.add(given().header("Tus-Resumable", "1.0.0")
                    .header("Upload-Length", content.length)
                    .contentType("application/offset+octet-stream")
                    .body(content)
                    .post("/api/v1/uploads")
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location"));
        }
        Map<String, Object> body = Reporting.body("uploadIds", locations);
        Reporting.sent(given(), body);
        return Reporting.idOf((String) body.get("subject"));
    }

    /** As if what was made of it had been lost with a replica. */
    private void forget(String file) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement lost =
                        connection.prepareStatement("DELETE FROM media_derivative WHERE file_id = ?")) {
            lost.setObject(1, UUID.fromString(file));
            assertThat(lost.executeUpdate()).isEqualTo(1);
        }
    }

    /** Where a file and what was made of it are kept. */
    private Path folderOf(String file) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT folder FROM upload WHERE id = ?")) {
            query.setObject(1, UUID.fromString(file));
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return Storages.folderOf(row.getString(1));
            }
        }
    }

    private static String shown(String report) {
        return inState(report, "ready");
    }

    /** @return the id of the report's only file, once it is in this state */
    private static String inState(String report, String state) {
        await().atMost(PATIENCE).until(() -> inspector(report).path("items[0].derivative.state"), equalTo(state));
        return inspector(report).path("items[0].id");
    }

    private static Response inspector(String report) {
        return Reporting.inspector().get(Reporting.STAFF + "/" + report + "/files");
    }

    private static Response evidence(String report, String file, String reason) {
        return Reporting.inspector()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post(path(report, file) + "/evidence");
    }

    private static String path(String report, String file) {
        return Reporting.STAFF + "/" + report + "/files/" + file;
    }

    private List<String> actions(String report) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT action, detail::jsonb ->> 'reason' FROM audit_entry WHERE subject = ?")) {
            query.setString(1, "report:" + report);
            List<String> actions = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    actions.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
            return actions;
        }
    }
}
