package cn.fingertip.media.tus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.crypto.Digests;
import cn.fingertip.media.UploadName;
import cn.fingertip.media.UploadRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The extension creation-with-upload. Its MUSTs for a server: it is named by OPTIONS beside creation ({@link
 * TusCoreTest#optionsNeedsNoVersionAndTellsWhatIsSupported}); the answer has Upload-Offset, the offset after the bytes
 * taken; the rules of PATCH apply.
 */
@QuarkusTest
class TusCreationWithUploadTest {
    private static final byte[] CONTENT = Tus.random(100_000);

    @Inject
    UploadRepository uploads;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 99_999, 100_000})
    void theAnswerTellsHowMuchWasTakenAndTheRestFollows(int first) {
        Response begun = begin().body(Tus.slice(CONTENT, 0, first)).post(Tus.UPLOADS);
        begun.then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("Upload-Expires", notNullValue())
                .header("Upload-Offset", String.valueOf(first));
        String url = begun.header("Location");
        assertThat(Tus.offset(url)).isEqualTo(first);
        assertThat(Tus.append(url, first, Tus.slice(CONTENT, first, CONTENT.length)))
                .isEqualTo(204);
        assertThat(sha256(url))
                .isEqualTo(HexFormat.of().formatHex(Digests.of("SHA-256").digest(CONTENT)));
    }

    @Test
    void withoutABodyThereIsNoOffsetToTell() {
        Tus.request()
                .header("Upload-Length", 5)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(201)
                .header("Upload-Offset", nullValue());
    }

    @Test
    void theLengthMayStayOpen() {
        String url = Tus.request()
                .header("Upload-Defer-Length", 1)
                .contentType(Tus.CHUNK)
                .body(CONTENT)
                .post(Tus.UPLOADS)
                .header("Location");
        Tus.request()
                .head(url)
                .then()
                .header("Upload-Offset", String.valueOf(CONTENT.length))
                .header("Upload-Defer-Length", "1");
    }

    @Test
    void aTrueChecksumIsAccepted() {
        String checksum =
                "sha1 " + Base64.getEncoder().encodeToString(Digests.of("SHA-1").digest(CONTENT));
        begin().header("Upload-Checksum", checksum)
                .body(CONTENT)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(201)
                .header("Upload-Offset", "100000");
    }

    @Test
    void whatIsRefusedBeginsNothing() {
        long before = count();
        begin().header("Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .body(CONTENT)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(460)
                .header("Location", nullValue());
        begin().header("Upload-Checksum", "md5 rL0Y20zC+Fzt72VPzMSk2A==")
                .body(CONTENT)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(400);
        begin().body(Tus.random(100_001))
                .post(Tus.UPLOADS)
                .then()
                .statusCode(413)
                .body("code", equalTo("upload-too-long"));
        Tus.request()
                .header("Upload-Length", CONTENT.length)
                .contentType("application/octet-stream")
                .body(CONTENT)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(415)
                .body("code", equalTo("upload-content-type"));
        given().header("Upload-Length", CONTENT.length)
                .contentType(Tus.CHUNK)
                .body(CONTENT)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(412);
        assertThat(count()).isEqualTo(before);
    }

    private static RequestSpecification begin() {
        return Tus.request().header("Upload-Length", CONTENT.length).contentType(Tus.CHUNK);
    }

    private long count() {
        return QuarkusTransaction.requiringNew().call(() -> uploads.count());
    }

    private String sha256(String url) {
        byte[] capability = new UploadName(Tus.idOf(url)).capability();
        return QuarkusTransaction.requiringNew()
                .call(() -> uploads.byCapability(capability).orElseThrow().sha256());
    }
}
