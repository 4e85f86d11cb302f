package cn.fingertip.media.tus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each MUST and MUST NOT of the core protocol of tus 1.0.0 that binds a server, in the order of its text, and the test
 * that shows it:
 *
 * <ol>
 *   <li>Upload-Offset is a non-negative integer — {@link #anOffsetThatIsNoNumberIsRefusedWith400}, {@link
 *       #headTellsOffsetAndLengthFromTheBeginningToTheEnd}
 *   <li>Upload-Length is a non-negative integer — {@link TusExtensionsTest#creationWithAnImpossibleLengthIsRefusedWith400}
 *   <li>Tus-Version lists versions, the preferred one first — {@link #optionsNeedsNoVersionAndTellsWhatIsSupported}
 *   <li>Tus-Resumable in every answer — {@link #everyAnswerNamesTheVersion}; in every request — {@link
 *       #aRequestWithoutVersionIsRefused}
 *   <li>another version: 412, with Tus-Version, not processed — {@link #anotherVersionIsRefusedWith412AndNotProcessed}
 *   <li>Tus-Extension lists extensions, Tus-Max-Size is a non-negative integer — {@link
 *       #optionsNeedsNoVersionAndTellsWhatIsSupported}, {@link #noExtensionIsNamedThatIsNotThere}
 *   <li>X-HTTP-Method-Override is the method, the actual one is ignored — {@link #postIsPatchWhereTheOverrideSaysSo},
 *       {@link #theOverrideCountsWhateverTheActualMethod}, {@link #whatIsRefusedOfPatchIsRefusedOfItsOverride}
 *   <li>HEAD: Upload-Offset always, Upload-Length when known — {@link
 *       #headTellsOffsetAndLengthFromTheBeginningToTheEnd}; never cached — {@link #headIsNeverCached}
 *   <li>PATCH: another offset is 409 and changes nothing — {@link
 *       #patchAtAnotherOffsetIsRefusedWith409AndChangesNothing}; another type is refused — {@link
 *       #patchOfAnotherContentTypeIsRefusedWith415}
 *   <li>PATCH: 204 with Upload-Offset, the sum of the offset before and the bytes taken — {@link
 *       #patchAddsAndAnswersTheNewOffset}, {@link #theNewOffsetIsTheSum}
 *   <li>OPTIONS: 200 or 204 with Tus-Version; Tus-Resumable ignored — {@link
 *       #optionsNeedsNoVersionAndTellsWhatIsSupported}
 * </ol>
 *
 * That every refusal leaves the upload as it was is {@link TusRefusalTest}.
 */
@QuarkusTest
class TusCoreTest {
    private static final byte[] TEN = "0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Test
    void everyAnswerNamesTheVersion() {
        String url = Tus.create(10);
        List<Response> answers = List.of(
                Tus.request().header("Upload-Length", 1).post(Tus.UPLOADS),
                Tus.request().post(Tus.UPLOADS),
                Tus.request().head(url),
                Tus.request().head(Tus.UPLOADS + "/unknown"),
                Tus.chunk(5, TEN).patch(url),
                Tus.chunk(0, TEN).patch(url),
                Tus.request().put(url),
                given().head(url),
                Tus.request().delete(url));
        assertThat(answers).extracting(answer -> answer.header("Tus-Resumable")).containsOnly("1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.2.2", "2.0.0", "1", "", "1.0.0, 0.2.2"})
    void anotherVersionIsRefusedWith412AndNotProcessed(String version) {
        String url = Tus.create(10);
        List<Response> answers = List.of(
                given().header("Tus-Resumable", version)
                        .header("Upload-Length", 1)
                        .post(Tus.UPLOADS),
                given().header("Tus-Resumable", version).head(url),
                given().header("Tus-Resumable", version)
                        .contentType(Tus.CHUNK)
                        .header("Upload-Offset", 0)
                        .body(TEN)
                        .patch(url),
                given().header("Tus-Resumable", version).delete(url));
        assertThat(answers).extracting(Response::statusCode).containsOnly(412);
        assertThat(answers).extracting(answer -> answer.header("Tus-Version")).containsOnly("1.0.0");
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void aRequestWithoutVersionIsRefused() {
        String url = Tus.create(10);
        given().contentType(Tus.CHUNK)
                .header("Upload-Offset", 0)
                .body(TEN)
                .patch(url)
                .then()
                .statusCode(412)
                .body("code", equalTo("upload-version"));
        given().header("Upload-Length", 1).post(Tus.UPLOADS).then().statusCode(412);
        given().delete(url).then().statusCode(412);
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void optionsNeedsNoVersionAndTellsWhatIsSupported() {
        String url = Tus.create(10);
        for (String target : List.of(Tus.UPLOADS, url)) {
            given().header("Tus-Resumable", "9.9.9")
                    .options(target)
                    .then()
                    .statusCode(204)
                    .header("Tus-Version", "1.0.0")
                    .header("Tus-Max-Size", "524288000")
                    .header(
                            "Tus-Extension",
                            "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination")
                    .header("Tus-Checksum-Algorithm", "sha1,sha256");
        }
    }

    @Test
    void headTellsOffsetAndLengthFromTheBeginningToTheEnd() {
        String url = Tus.create(10);
        for (int at = 0; at < 10; at += 5) {
            Tus.request()
                    .head(url)
                    .then()
                    .statusCode(200)
                    .header("Upload-Offset", String.valueOf(at))
                    .header("Upload-Length", "10");
            assertThat(Tus.append(url, at, Tus.slice(TEN, at, at + 5))).isEqualTo(204);
        }
        Tus.request()
                .head(url)
                .then()
                .statusCode(200)
                .header("Upload-Offset", "10")
                .header("Upload-Length", "10");
    }

    @Test
    void headIsNeverCached() {
        Tus.request().head(Tus.create(1)).then().header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void headOfAnUnknownUploadHasNoOffset() {
        Tus.request()
                .head(Tus.UPLOADS + "/00000000000000000000000000000000")
                .then()
                .statusCode(404)
                .header("Upload-Offset", nullValue());
    }

    @Test
    void patchAddsAndAnswersTheNewOffset() {
        String url = Tus.create(10);
        Tus.chunk(0, Tus.slice(TEN, 0, 3)).patch(url).then().statusCode(204).header("Upload-Offset", "3");
        Tus.chunk(3, Tus.slice(TEN, 3, 10)).patch(url).then().statusCode(204).header("Upload-Offset", "10");
    }

    @Test
    void theNewOffsetIsTheSum() {
        byte[] content = Tus.random(200_000);
        String url = Tus.create(content.length);
        int offset = 0;
        for (int bytes : List.of(1, 65_535, 65_536, 0, 65_537, 3_391)) {
            String end = Tus.chunk(offset, Tus.slice(content, offset, offset + bytes))
                    .patch(url)
                    .header("Upload-Offset");
            offset += bytes;
            assertThat(end).isEqualTo(String.valueOf(offset));
            assertThat(Tus.offset(url)).isEqualTo(offset);
        }
        assertThat(offset).isEqualTo(content.length);
    }

    @Test
    void noExtensionIsNamedThatIsNotThere() {
        assertThat(given().options(Tus.UPLOADS).header("Tus-Extension"))
                .doesNotContain("concatenation", "checksum-trailer");
        // One of those asked for all the same is not half done.
        Tus.request()
                .header("Upload-Concat", "final;/api/v1/uploads/a /api/v1/uploads/b")
                .post(Tus.UPLOADS)
                .then()
                .statusCode(400);
    }

    @Test
    void patchOfAnotherContentTypeIsRefusedWith415() {
        String url = Tus.create(10);
        for (String type : List.of("application/octet-stream", "text/plain", "application/json")) {
            Tus.request()
                    .contentType(type)
                    .header("Upload-Offset", 0)
                    .body(TEN)
                    .patch(url)
                    .then()
                    .statusCode(415)
                    .body("code", equalTo("upload-content-type"));
        }
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void patchAtAnotherOffsetIsRefusedWith409AndChangesNothing() {
        String url = Tus.create(10);
        Tus.append(url, 0, Tus.slice(TEN, 0, 4));
        for (int offset : List.of(0, 3, 5, 10, 11, 999)) {
            Tus.chunk(offset, new byte[] {'x'})
                    .patch(url)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("upload-offset-conflict"));
        }
        assertThat(Tus.offset(url)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "abc", "1.5", "", "0x1", "99999999999999999999"})
    void anOffsetThatIsNoNumberIsRefusedWith400(String offset) {
        String url = Tus.create(10);
        Tus.request()
                .contentType(Tus.CHUNK)
                .header("Upload-Offset", offset)
                .body(TEN)
                .patch(url)
                .then()
                .statusCode(400)
                .body("code", equalTo("upload-header-invalid"));
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void patchWithoutOffsetIsRefusedWith400() {
        String url = Tus.create(10);
        Tus.request().contentType(Tus.CHUNK).body(TEN).patch(url).then().statusCode(400);
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void patchOfAnUnknownUploadIs404() {
        Tus.chunk(0, TEN)
                .patch(Tus.UPLOADS + "/ffffffffffffffffffffffffffffffff")
                .then()
                .statusCode(404)
                .body("code", equalTo("upload-not-found"));
    }

    @Test
    void moreThanTheLengthIsRefusedAndChangesNothing() {
        String url = Tus.create(5);
        Tus.chunk(0, TEN).patch(url).then().statusCode(413).body("code", equalTo("upload-too-long"));
        assertThat(Tus.offset(url)).isZero();
        assertThat(Tus.append(url, 0, Tus.slice(TEN, 0, 5))).isEqualTo(204);
        Tus.chunk(5, new byte[] {'x'}).patch(url).then().statusCode(413);
        assertThat(Tus.offset(url)).isEqualTo(5);
    }

    @Test
    void anEmptyPatchChangesNothing() {
        String url = Tus.create(5);
        Tus.chunk(0, new byte[0]).patch(url).then().statusCode(204).header("Upload-Offset", "0");
        Tus.append(url, 0, Tus.slice(TEN, 0, 5));
        Tus.chunk(5, new byte[0]).patch(url).then().statusCode(204).header("Upload-Offset", "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "patch"})
    void postIsPatchWhereTheOverrideSaysSo(String override) {
        String url = Tus.create(10);
        Tus.chunk(0, TEN)
                .header("X-HTTP-Method-Override", override)
                .post(url)
                .then()
                .statusCode(204)
                .header("Upload-Offset", "10")
                .header("Tus-Resumable", "1.0.0")
                .header("X-Content-Type-Options", "nosniff");
        assertThat(Tus.offset(url)).isEqualTo(10);
    }

    @Test
    void whatIsRefusedOfPatchIsRefusedOfItsOverride() {
        String url = Tus.create(10);
        Tus.chunk(3, TEN)
                .header("X-HTTP-Method-Override", "PATCH")
                .post(url)
                .then()
                .statusCode(409);
        given().contentType(Tus.CHUNK)
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Upload-Offset", 0)
                .body(TEN)
                .post(url)
                .then()
                .statusCode(412);
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void theOverrideCountsWhateverTheActualMethod() {
        String url = Tus.create(10);
        Tus.request()
                .header("X-HTTP-Method-Override", "HEAD")
                .post(url)
                .then()
                .statusCode(200)
                .header("Upload-Offset", "0");
        Tus.request()
                .header("X-HTTP-Method-Override", "DELETE")
                .patch(url)
                .then()
                .statusCode(204);
        Tus.request().head(url).then().statusCode(404);
    }

    @Test
    void postToAnUploadWithoutOverrideIsRefused() {
        String url = Tus.create(10);
        Tus.chunk(0, TEN).post(url).then().statusCode(400);
        Tus.chunk(0, TEN)
                .header("X-HTTP-Method-Override", "TRACE")
                .post(url)
                .then()
                .statusCode(405);
        Tus.chunk(0, TEN)
                .header("X-HTTP-Method-Override", "%%")
                .post(url)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed"));
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void noMetricNamesAnUpload() {
        String url = Tus.create(5);
        Tus.request().head(url).then().statusCode(200);
        given().body("x").put(url).then().statusCode(405);
        given().get(url).then().statusCode(405);
        given().post(url).then().statusCode(412);
        Tus.request().post(url).then().statusCode(400);
        Tus.request().head(url + "/more").then().statusCode(404);
        Tus.request().header("X-HTTP-Method-Override", "BREW").post(url);
        Tus.chunk(0, new byte[5])
                .header("X-HTTP-Method-Override", "PATCH")
                .post(url)
                .then()
                .statusCode(204);
        Tus.request()
                .header("X-HTTP-Method-Override", "DELETE")
                .post(url)
                .then()
                .statusCode(204);
        Tus.request().head(url).then().statusCode(404);
        // What is measured is counted when the answer has gone out.
        await().untilAsserted(() -> assertThat(given().get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("uri=\"/api/v1/uploads/{id}\"")
                .doesNotContain(Tus.idOf(url)));
    }

    @Test
    void theUrlIsNotToBeGuessed() {
        assertThat(Tus.create(1)).matches("/api/v1/uploads/[0-9a-f]{32}").isNotEqualTo(Tus.create(1));
        Tus.request().head(Tus.create(1)).then().header("Upload-Expires", matchesPattern(".* GMT"));
    }
}
