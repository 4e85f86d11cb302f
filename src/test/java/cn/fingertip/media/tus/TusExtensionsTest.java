package cn.fingertip.media.tus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.crypto.Digests;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.media.part.PartWriter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each MUST and MUST NOT, that binds a server, of the extensions that Tus-Extension names, and the test that shows it;
 * creation-with-upload is {@link TusCreationWithUploadTest}. That the extensions are named is {@link
 * TusCoreTest#optionsNeedsNoVersionAndTellsWhatIsSupported}.
 *
 * <ol>
 *   <li>creation: 201 with Location — {@link #creationAnswers201WithLocationAndExpiry}; a length or its deferral — {@link
 *       #creationNeedsALengthOrItsDeferral}; above the maximum 413 — {@link #creationAboveTheMaximumIsRefusedWith413}
 *   <li>Upload-Defer-Length is 1, and absent where the length is known; in every HEAD until then; the length is never
 *       changed — {@link #creationNeedsALengthOrItsDeferral}, {@link #aDeferredLengthIsToldOnceAndNeverChanged}
 *   <li>Upload-Metadata: pairs, keys not empty, without space and comma, unique, values base64 — {@link
 *       #metadataThatBreaksItsRulesIsRefusedWith400}; given back in HEAD as sent — {@link #metadataComesBackAsSent}
 *   <li>expiration: Upload-Expires with every PATCH — {@link
 *       #everyPatchAnswerTellsTheExpiryThreeDaysFromTheFirstByte}, with creation — {@link
 *       #creationAnswers201WithLocationAndExpiry}, as RFC 7231 writes a date — {@link #expiryIsWrittenAsHttpWritesDates}
 *   <li>checksum: sha1 at least, names without capitals, listed by OPTIONS — {@link
 *       #algorithmsAreListedWithoutCapitals}; verified — {@link #aTrueChecksumIsAccepted}; unknown algorithm or mismatch:
 *       discarded, offset kept — {@link #aChecksumThatCannotBeReadIsRefusedWith400}, {@link
 *       #aFalseChecksumIs460AndNothingOfTheChunkIsKept}
 *   <li>termination: 204, then gone — {@link #terminationAnswers204AndTheUploadIsGoneForGood}; of a complete one too —
 *       {@link #aCompleteUploadMayBeTerminated}
 * </ol>
 */
@QuarkusTest
class TusExtensionsTest {
    private static final byte[] TEN = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @Inject
    Clock clock;

    @Test
    void creationAnswers201WithLocationAndExpiry() {
        Tus.request()
                .header("Upload-Length", 10)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("Upload-Expires", notNullValue());
    }

    @Test
    void anEmptyFileIsWholeAtOnce() {
        String url = Tus.create(0);
        Tus.request()
                .head(url)
                .then()
                .statusCode(200)
                .header("Upload-Offset", "0")
                .header("Upload-Length", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ten", "1.0", "99999999999999999999", "1e3"})
    void creationWithAnImpossibleLengthIsRefusedWith400(String length) {
        Tus.request()
                .header("Upload-Length", length)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(400)
                .body("code", equalTo("upload-header-invalid"));
    }

    @Test
    void creationNeedsALengthOrItsDeferral() {
        Tus.request().post(Tus.UPLOADS).then().statusCode(400);
        Tus.request().header("Upload-Defer-Length", 0).post(Tus.UPLOADS).then().statusCode(400);
        Tus.request()
                .header("Upload-Defer-Length", 1)
                .header("Upload-Length", 5)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(400);
    }

    @Test
    void creationAboveTheMaximumIsRefusedWith413() {
        Tus.request()
                .header("Upload-Length", 524_288_001L)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(413)
                .body("code", equalTo("upload-too-large"));
        Tus.create(524_288_000L);
    }

    @Test
    void metadataComesBackAsSent() {
        String metadata = "filename " + Base64.getEncoder().encodeToString("井盖.jpg".getBytes(StandardCharsets.UTF_8))
                + ",is_confidential";
        String url = Tus.request()
                .header("Upload-Length", 1)
                .header("Upload-Metadata", metadata)
                .post(Tus.UPLOADS)
                .header("Location");
        Tus.request().head(url).then().header("Upload-Metadata", metadata);
        Tus.request().head(Tus.create(1)).then().header("Upload-Metadata", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a YQ==,a YQ==", "a !!!", "a YQ== YQ==", ",", "a YQ==,,b"})
    void metadataThatBreaksItsRulesIsRefusedWith400(String metadata) {
        Tus.request()
                .header("Upload-Length", 1)
                .header("Upload-Metadata", metadata)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(400)
                .body("code", equalTo("upload-metadata-invalid"));
    }

    @Test
    void aDeferredLengthIsToldOnceAndNeverChanged() {
        String url =
                Tus.request().header("Upload-Defer-Length", 1).post(Tus.UPLOADS).header("Location");
        Tus.request()
                .head(url)
                .then()
                .header("Upload-Defer-Length", "1")
                .header("Upload-Length", nullValue())
                .header("Upload-Offset", "0");
        assertThat(Tus.append(url, 0, Tus.slice(TEN, 0, 4))).isEqualTo(204);
        Tus.request().head(url).then().header("Upload-Defer-Length", "1").header("Upload-Offset", "4");

        Tus.chunk(4, Tus.slice(TEN, 4, 6))
                .header("Upload-Length", 3)
                .patch(url)
                .then()
                .statusCode(400);
        Tus.chunk(4, Tus.slice(TEN, 4, 6))
                .header("Upload-Length", 5)
                .patch(url)
                .then()
                .statusCode(413);
        Tus.chunk(4, Tus.slice(TEN, 4, 6))
                .header("Upload-Length", 524_288_001L)
                .patch(url)
                .then()
                .statusCode(413);
        Tus.request().head(url).then().header("Upload-Defer-Length", "1").header("Upload-Offset", "4");

        Tus.chunk(4, Tus.slice(TEN, 4, 6))
                .header("Upload-Length", 10)
                .patch(url)
                .then()
                .statusCode(204);
        Tus.request()
                .head(url)
                .then()
                .header("Upload-Defer-Length", nullValue())
                .header("Upload-Length", "10")
                .header("Upload-Offset", "6");
        Tus.chunk(6, Tus.slice(TEN, 6, 8))
                .header("Upload-Length", 8)
                .patch(url)
                .then()
                .statusCode(400);
        Tus.chunk(6, Tus.slice(TEN, 6, 8))
                .header("Upload-Length", 10)
                .patch(url)
                .then()
                .statusCode(204);
        assertThat(Tus.append(url, 8, Tus.slice(TEN, 8, 10))).isEqualTo(204);
    }

    @Test
    void anEmptyPatchMayTellTheDeferredLength() {
        String url =
                Tus.request().header("Upload-Defer-Length", 1).post(Tus.UPLOADS).header("Location");
        Tus.append(url, 0, TEN);
        Tus.chunk(10, new byte[0]).header("Upload-Length", 10).patch(url).then().statusCode(204);
        Tus.request().head(url).then().header("Upload-Length", "10").header("Upload-Offset", "10");
    }

    @Test
    void everyPatchAnswerTellsTheExpiryThreeDaysFromTheFirstByte() {
        String url = Tus.create(10);
        String expires = Tus.chunk(0, Tus.slice(TEN, 0, 5))
                .patch(url)
                .then()
                .statusCode(204)
                .extract()
                .header("Upload-Expires");
        assertThat(ZonedDateTime.parse(expires, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isBetween(clock.now().plus(Duration.ofHours(71)), clock.now().plus(Duration.ofHours(72)));
    }

    @Test
    void expiryIsWrittenAsHttpWritesDates() {
        String url = Tus.create(10);
        List<String> told = List.of(
                Tus.request().header("Upload-Length", 1).post(Tus.UPLOADS).header("Upload-Expires"),
                Tus.request().head(url).header("Upload-Expires"),
                Tus.chunk(0, Tus.slice(TEN, 0, 1)).patch(url).header("Upload-Expires"));
        assertThat(told)
                .allMatch(date -> date.matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} "
                        + "[0-9]{2}:[0-9]{2}:[0-9]{2} GMT"));
    }

    @Test
    void algorithmsAreListedWithoutCapitals() {
        assertThat(given().options(Tus.UPLOADS).header("Tus-Checksum-Algorithm").split(","))
                .contains("sha1", "sha256")
                .allMatch(name -> name.matches("[!-@\\[-~]+"));
    }

    @Test
    void aCompleteUploadMayBeTerminated() {
        String url = Tus.send(TEN);
        Tus.request().delete(url).then().statusCode(204);
        Tus.request().head(url).then().statusCode(404).header("Upload-Offset", nullValue());
    }

    @Test
    void withoutAByteItIsGoneInAnHourAndWithOneItStays() {
        String empty = Tus.create(10);
        String begun = Tus.create(10);
        Tus.chunk(0, Tus.slice(TEN, 0, 1)).patch(begun).then().statusCode(204);
        try (ClockShift later = ClockShift.by(clock, Duration.ofMinutes(61))) {
            assertThat(later).isNotNull();
            Tus.request().head(empty).then().statusCode(410);
            assertThat(Tus.offset(begun)).isEqualTo(1);
        }
        try (ClockShift later = ClockShift.by(clock, Duration.ofHours(73))) {
            assertThat(later).isNotNull();
            Tus.request().head(begun).then().statusCode(410);
        }
    }

    @Test
    void anExpiredUploadIsGone() {
        String url = Tus.create(10);
        try (ClockShift later = ClockShift.by(clock, Duration.ofHours(73))) {
            assertThat(later).isNotNull();
            Tus.chunk(0, TEN).patch(url).then().statusCode(410).body("code", equalTo("upload-expired"));
            Tus.request().head(url).then().statusCode(410).header("Upload-Offset", nullValue());
            Tus.request().delete(url).then().statusCode(410);
        }
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void aTrueChecksumIsAccepted() {
        String url = Tus.create(10);
        Tus.chunk(0, Tus.slice(TEN, 0, 5))
                .header("Upload-Checksum", "sha1 " + checksum("SHA-1", Tus.slice(TEN, 0, 5)))
                .patch(url)
                .then()
                .statusCode(204);
        Tus.chunk(5, Tus.slice(TEN, 5, 10))
                .header("Upload-Checksum", "sha256 " + checksum("SHA-256", Tus.slice(TEN, 5, 10)))
                .patch(url)
                .then()
                .statusCode(204)
                .header("Upload-Offset", "10");
    }

    @Test
    void aFalseChecksumIs460AndNothingOfTheChunkIsKept() {
        // More than one part, so that keeping as it comes would show.
        byte[] large = Tus.random((int) (2 * PartWriter.LARGEST + 100));
        String url = Tus.create(large.length);
        assertThat(Tus.append(url, 0, large, "Upload-Checksum", "sha1 " + checksum("SHA-1", TEN)))
                .isEqualTo(460);
        assertThat(Tus.offset(url)).isZero();
        assertThat(Tus.append(url, 0, large, "Upload-Checksum", "sha1 " + checksum("SHA-1", large)))
                .isEqualTo(204);
    }

    @Test
    void aMismatchIsToldInAProblemBody() {
        Tus.chunk(0, TEN)
                .header("Upload-Checksum", "sha1 " + checksum("SHA-1", new byte[0]))
                .patch(Tus.create(10))
                .then()
                .statusCode(460)
                .body("code", equalTo("upload-checksum-mismatch"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "md5 rL0Y20zC+Fzt72VPzMSk2A==",
                "sha1",
                "sha1 !!",
                "sha1 AAAA",
                "sha256 2jmj7l5rSw0yVb/vlWAYkK/YBwk="
            })
    void aChecksumThatCannotBeReadIsRefusedWith400(String header) {
        String url = Tus.create(10);
        Tus.chunk(0, TEN).header("Upload-Checksum", header).patch(url).then().statusCode(400);
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void terminationAnswers204AndTheUploadIsGoneForGood() {
        String url = Tus.create(10);
        Tus.append(url, 0, Tus.slice(TEN, 0, 5));
        Tus.request().delete(url).then().statusCode(204);
        for (int status : List.of(
                Tus.request().head(url).statusCode(),
                Tus.chunk(5, Tus.slice(TEN, 5, 10)).patch(url).statusCode(),
                Tus.request().delete(url).statusCode())) {
            assertThat(status).isEqualTo(404);
        }
    }

    @Test
    void terminationThroughPost() {
        String url = Tus.create(10);
        Tus.request()
                .header("X-HTTP-Method-Override", "DELETE")
                .post(url)
                .then()
                .statusCode(204);
        Tus.request().head(url).then().statusCode(404);
    }

    @Test
    void otherMethodsAreNotAllowed() {
        given().header("Tus-Resumable", "1.0.0").put(Tus.create(1)).then().statusCode(405);
    }

    private static String checksum(String algorithm, byte[] bytes) {
        return Base64.getEncoder().encodeToString(Digests.of(algorithm).digest(bytes));
    }
}
