package cn.fingertip.report.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.KeyPairs;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.casework.Cases;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Office.Person;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Row 13 of the trust list: who steals database and configuration opens no report. The thief tries every key of the
 * configuration on every sealed column of every table that has to do with reports; that the same thief succeeds with one
 * session's token shows that it can.
 */
@QuarkusTest
class StolenCopyIT {
    private static final Base64.Decoder BASE64 = Base64.getDecoder();

    /** Tables with bytes in them of which nothing hangs on a report; every other one must be tried. */
    private static final Map<String, String> APART = Map.ofEntries(
            Map.entry("account", "card numbers of rosters, for staff to search"),
            Map.entry("audit_chain", "digests"),
            Map.entry("audit_entry", "digests"),
            Map.entry("beneficiary", "ID numbers of rosters, for staff to search"),
            Map.entry("citizen", "who logs in; no row says who reports"),
            Map.entry("content_review", "digests of the names of pictures that others are to see"),
            Map.entry("identity_guess", "keyed hashes"),
            Map.entry("login_failure", "keyed hashes"),
            Map.entry("notice", "keyed hashes"),
            Map.entry("notice_consent", "keyed hashes"),
            Map.entry("objection", "objections to rosters are the site's own"),
            Map.entry("person_list_entry", "keyed hashes"),
            Map.entry("roster_finding", "digests"),
            Map.entry("scheduled_tasks", "work without data"),
            Map.entry("staff_person", "one-time passwords of staff"),
            Map.entry("wechat_notice", "to whom something was sent; no row says of what, nor who reports"));

    @Inject
    DataSource database;

    @Inject
    Escrow escrow;

    @Inject
    Clock clock;

    private final KeyPair pair = KeyPairs.next();

    private final String mark = UUID.randomUUID().toString();
    private final String text = "text-" + mark;
    private final String contact = "contact-" + mark;
    private final String message = "message-" + mark;
    private final String reason = "reason-" + mark;
    private final String inFile = "file-" + mark;

    private Person inspector;
    private Person custodian;
    private String inspectorsToken;
    private String custodiansToken;
    private String report;
    private String file;
    private Office office;

    @BeforeEach
    void aReportInWork() throws IOException {
        Calendars.knownThroughNextYear(clock);
        escrow.use(Optional.of(pair.publicKey()));
        office = Office.fresh();
        inspector = office.add("inspector");
        custodian = office.add("custodian");
        String receipt = office.send(
                        As.villager("thief-" + mark),
                        Map.of("text", text, "accused", text, "contact", contact, "notify", true))
                .path("receipt");
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("receipt", receipt, "text", message, "uploadIds", List.of(uploadedPhoto())))
                .post("/api/v1/reports/messages")
                .then()
                .statusCode(201);
        Response login = inspector.login();
        inspectorsToken = login.path("accessToken");
        custodiansToken = custodian.login().path("accessToken");
        report = inspector.reports().getFirst();
        String request = As.token(inspectorsToken)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/api/v1/staff/reports/" + report + "/identity-requests")
                .path("id");
        As.token(custodiansToken)
                .contentType(ContentType.JSON)
                .body(Map.of("note", "note-" + mark))
                .post("/api/v1/staff/identity-requests/" + request + "/approve")
                .then()
                .statusCode(200);
        Cases.done(inspector, report, "accept", Map.of());
        Cases.done(inspector, report, "notes", Map.of("text", "internal-" + mark));
        Cases.done(
                inspector,
                report,
                "hold",
                Map.of(
                        "reason",
                        "hold-" + mark,
                        "until",
                        clock.today().plusDays(9).toString()));
        inspector
                .in()
                .body(Map.of(
                        "share", EscrowShare.split(pair).getFirst().text(),
                        "role", "inspector",
                        "region", office.region(),
                        "staff", List.of(inspector.id())))
                .post("/api/v1/staff/report-keys/recovery")
                .then()
                .statusCode(200);
        String made =
                await().atMost(Duration.ofMinutes(1)).until(this::derivative, state -> !state.equals("preparing"));
        assertThat(made).isEqualTo("ready");
        file = ofFile("id");
    }

    @AfterEach
    void noEscrow() {
        escrow.use(Optional.empty());
    }

    @Test
    void everyKeyOfTheConfigurationOpensNothing() throws Exception {
        String read = thief().reads(configuration());
        assertThat(read)
                .doesNotContain(mark)
                .doesNotContain("report", "media.upload:", "media.derivative:", "login_session.", "refresh_token.");
        // That a villager is told something stands under the site's keys for minutes, as does one share without the
        // other.
        assertThat(read).contains("notice_outbox.sealed:", "escrow_share.share:");
        assertThat(thief().readsUnchecked(configuration())).doesNotContain(mark);
    }

    @Test
    void theSameThiefReadsAllThatALivingSessionMayRead() throws Exception {
        List<byte[]> keys = configuration();
        keys.add(secretIn(inspectorsToken));
        assertThat(thief().reads(keys))
                .contains(text, message, contact, "media.upload:", inFile)
                .contains("media.derivative:" + file, "report.follower:", "internal-" + mark, "hold-" + mark)
                .doesNotContain(reason);
        List<byte[]> custodians = configuration();
        custodians.add(secretIn(custodiansToken));
        assertThat(thief().reads(custodians))
                .contains(reason, contact)
                .doesNotContain(text, message, "media.upload:", "media.derivative:", inFile);
        List<byte[]> keepers = configuration();
        keepers.add(pair.privateKey());
        assertThat(thief().reads(keepers)).contains(text, message, contact, "media.derivative:" + file, inFile);
    }

    /** Whoever gave each clerk another copy of a document, and has the database, must not know whose copy was sent. */
    @Test
    void aFileOfAReportIsNotToldApartByWhatStandsInTheOpen() throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT u.length, u.sha256, u.media_type, u.received, extract(epoch FROM u.expires_at),
                            octet_length(u.facts), octet_length(u.metadata),
                            (SELECT count(*) FROM upload_part p WHERE p.upload_id = u.id)
                        FROM upload u WHERE u.owner = 'report:%s'""".formatted(report));
                ResultSet row = query.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getObject(1)).as("length").isNull();
            assertThat(row.getString(2)).as("digest").isNull();
            assertThat(row.getString(3)).as("kind").isNull();
            assertThat(row.getLong(4)).as("received").isZero();
            assertThat(row.getLong(5)).as("when it was sent").isZero();
            // A block of 4,096 bytes and what sealing adds, whatever it is that was sent.
            assertThat(row.getInt(6)).isEqualTo(row.getInt(7)).isEqualTo(4096 + 28);
            assertThat(row.getLong(8)).as("parts").isZero();
        }
    }

    /** The signing key forges a token of a session that lives; its secret stands nowhere. */
    @Test
    void aForgedTokenOfALivingSessionOpensNothing() throws Exception {
        JsonNode claims = claims(inspectorsToken);
        EllipticCurveJsonWebKey key =
                (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(setting("fingertip.token.signing-key"));
        for (String secret : List.of("", Base64.getUrlEncoder().encodeToString(new byte[32]), "no base64!")) {
            String forged = Jwt.claims()
                    .subject(inspector.id())
                    .claim("sid", claims.path("sid").asText())
                    .claim("key", secret)
                    .groups("inspector")
                    .issuer(claims.path("iss").asText())
                    .audience(
                            claims.path("aud").isArray()
                                    ? claims.path("aud").path(0).asText()
                                    : claims.path("aud").asText())
                    .expiresIn(600)
                    .jws()
                    .keyId(key.getKeyId())
                    .algorithm(SignatureAlgorithm.ES256)
                    .sign(key.getPrivateKey());
            Response answer = As.token(forged).get("/api/v1/staff/reports/" + report);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
            assertThat(answer.<String>path("code")).isEqualTo("report-key-locked");
        }
        assertThat(As.token(inspectorsToken)
                        .get("/api/v1/staff/reports/" + report)
                        .statusCode())
                .isEqualTo(200);
    }

    private Thief thief() throws SQLException, IOException {
        Map<String, List<String>> columns = new TreeMap<>();
        List<byte[]> loot = new ArrayList<>();
        List<String> places = new ArrayList<>();
        UUID id = UUID.fromString(report);
        try (Connection connection = database.getConnection()) {
            // A partition holds what its table does.
            for (List<String> column : rows(connection, """
                SELECT table_name, column_name FROM information_schema.columns
                WHERE table_schema = 'public' AND data_type = 'bytea'
                  AND NOT EXISTS (SELECT 1 FROM pg_inherits WHERE inhrelid = CAST(table_name AS regclass))""")) {
                columns.computeIfAbsent(column.getFirst(), any -> new ArrayList<>())
                        .add(column.getLast());
            }
            String people = "('" + inspector.id() + "', '" + custodian.id() + "')";
            String ofReport = "report_id = '" + id + "'";
            Map<String, String> whose = Map.ofEntries(
                    Map.entry("report", "id = '" + id + "'"),
                    Map.entry("report_hold", ofReport),
                    Map.entry("report_identity_request", ofReport),
                    Map.entry("report_key", ofReport),
                    Map.entry("report_key_holder", "staff_id IN " + people),
                    Map.entry("report_message", ofReport),
                    Map.entry("report_note", ofReport),
                    Map.entry("report_receipt", ofReport),
                    Map.entry("upload", "owner = 'report:" + id + "'"),
                    Map.entry("media_derivative", "file_id = '" + file + "'"),
                    Map.entry("notice_outbox", "true"),
                    Map.entry("escrow_share", "true"),
                    Map.entry("staff_key", "staff_id IN " + people),
                    Map.entry("login_session", "staff_id IN " + people),
                    Map.entry(
                            "refresh_token",
                            "session_id IN (SELECT id FROM login_session WHERE staff_id IN " + people + ")"),
                    Map.entry(
                            "idempotency",
                            "key_hash IN (SELECT key_hash FROM idempotency ORDER BY created_at DESC LIMIT 10)"));
            assertThat(Stream.concat(whose.keySet().stream(), APART.keySet().stream()))
                    .as("tables with bytes, each either tried or left apart for a reason")
                    .containsExactlyInAnyOrderElementsOf(columns.keySet());
            for (Map.Entry<String, String> table : whose.entrySet()) {
                int before = loot.size();
                for (String column : columns.get(table.getKey())) {
                    bytes(
                            connection,
                            "SELECT " + column + " FROM " + table.getKey() + " WHERE " + table.getValue(),
                            loot);
                }
                assertThat(loot).as(table.getKey()).hasSizeGreaterThan(before);
            }
            for (List<String> row :
                    rows(connection, "SELECT id, owner FROM upload WHERE owner = 'report:" + id + "'")) {
                places.add("media.upload:" + row.getFirst());
            }
            for (List<String> row :
                    rows(connection, "SELECT folder, id FROM upload WHERE owner = 'report:" + id + "'")) {
                places.add("media.upload.facts:" + row.getLast());
                for (String part : parts(row.getFirst())) {
                    frames(part, row.getLast() + "+0", places, loot);
                }
            }
            places.addAll(List.of(
                    "report.content:" + id,
                    "report.identity:" + id,
                    "report.follower:" + id,
                    "media.derivative:" + file,
                    "escrow_share.share:inspector:" + office.region()));
            for (List<String> row : rows(connection, "SELECT id, id FROM notice_outbox")) {
                places.add("notice_outbox.sealed:" + row.getFirst());
            }
            for (List<String> row : rows(connection, "SELECT id, report_id FROM report_note WHERE " + ofReport)) {
                places.add("report_note.sealed:" + id + ":" + row.getFirst());
            }
            for (List<String> row : rows(connection, "SELECT id, report_id FROM report_hold WHERE " + ofReport)) {
                places.add("report_hold.reason:" + id + ":" + row.getFirst());
            }
            for (List<String> row :
                    rows(connection, "SELECT id, report_id FROM report_identity_request WHERE " + ofReport)) {
                for (String column : List.of("reason", "mark", "note", "decision")) {
                    places.add("report_identity_request." + column + ":" + row.getFirst());
                }
            }
            for (List<String> row :
                    rows(connection, "SELECT no, id FROM report_message WHERE report_id = '" + id + "'")) {
                places.add("report_message.sealed:" + id + ":" + row.getFirst() + ":" + row.getLast());
            }
            for (List<String> row :
                    rows(connection, "SELECT part, part FROM report_key WHERE report_id = '" + id + "'")) {
                places.add(Part.context(row.getFirst(), id));
                places.add("report_identity_request." + row.getLast());
            }
            for (List<String> row :
                    rows(connection, "SELECT id, staff_id FROM login_session WHERE staff_id IN " + people)) {
                places.add("login_session.private_key:" + row.getFirst());
                places.add("refresh_token.session_secret:" + row.getFirst());
                places.add("staff_key.private_key:" + row.getLast());
            }
        }
        assertThat(loot).hasSizeGreaterThan(15);
        return new Thief(loot, Set.copyOf(places));
    }

    /** @return how far what is shown of the file is; it is begun by whoever asks first */
    private String derivative() {
        return ofFile("derivative.state");
    }

    private String ofFile(String path) {
        return inspector.in().get(Cases.STAFF + "/" + report + "/files").path("items[0]." + path);
    }

    /** Which parts a file has stands in no table once it is claimed; the disk shows them. */
    private static List<String> parts(String folder) throws IOException {
        try (Stream<Path> found = Files.list(Path.of(setting("fingertip.media.folder"))
                .resolve(folder.substring(0, 2))
                .resolve(folder))) {
            return found.map(part -> folder + "/" + part.getFileName()).toList();
        }
    }

    /** What stands in the storage folder of a file: frame behind frame, as {@code SealedOutput} describes them. */
    private static void frames(String storageKey, String object, List<String> places, List<byte[]> loot)
            throws IOException {
        Path folder = Path.of(setting("fingertip.media.folder"));
        Path kept = folder.resolve(storageKey.substring(0, 2)).resolve(storageKey);
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(kept));
        long offset = 0;
        while (file.remaining() > Integer.BYTES) {
            int length = file.getInt();
            // What is shown of the file may just be being written.
            byte[] frame = new byte[Math.min(file.remaining(), length & Integer.MAX_VALUE)];
            file.get(frame);
            loot.add(frame);
            places.add(object + "@" + offset + (length < 0 ? "." : ""));
            offset += frame.length - 28;
        }
    }

    private String uploadedPhoto() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        jpeg.write(inFile.getBytes(StandardCharsets.UTF_8));
        String location = given().header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", jpeg.size())
                .contentType("application/offset+octet-stream")
                .body(jpeg.toByteArray())
                .post("/api/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Every key that a site's settings hold. */
    private static List<byte[]> configuration() throws Exception {
        List<byte[]> keys = new ArrayList<>();
        for (String key : setting("fingertip.crypto.sealing-keys").split(",")) {
            keys.add(BASE64.decode(key.strip().split(":", 2)[1]));
        }
        keys.add(BASE64.decode(setting("fingertip.crypto.index-key")));
        keys.add(BASE64.decode(setting("fingertip.crypto.receipt-key")));
        JsonNode signing = new ObjectMapper().readTree(setting("fingertip.token.signing-key"));
        for (String part : List.of("d", "x", "y")) {
            keys.add(Base64.getUrlDecoder().decode(signing.path(part).asText()));
        }
        assertThat(keys).allSatisfy(key -> assertThat(key).hasSize(32)).hasSizeGreaterThanOrEqualTo(6);
        return keys;
    }

    private static byte[] secretIn(String token) throws Exception {
        return Base64.getUrlDecoder().decode(claims(token).path("key").asText());
    }

    private static JsonNode claims(String token) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(List.of(row.getString(1), row.getString(2)));
            }
        }
        return rows;
    }

    private static void bytes(Connection connection, String sql, List<byte[]> into) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                byte[] bytes = row.getBytes(1);
                if (bytes != null) {
                    into.add(bytes);
                }
            }
        }
    }
}
