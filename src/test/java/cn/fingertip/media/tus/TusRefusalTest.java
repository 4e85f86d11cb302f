package cn.fingertip.media.tus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is refused leaves an upload as it was: HEAD answers the same before and after. */
@QuarkusTest
class TusRefusalTest {
    private static final byte[] CONTENT = Tus.random(150_000);
    private static final int HALF = 70_000;
    private static final List<String> STATE =
            List.of("Upload-Offset", "Upload-Length", "Upload-Defer-Length", "Upload-Metadata", "Upload-Expires");

    /** What an upload may be when something is asked of it. */
    enum State {
        EMPTY(0, true),
        BEGUN(HALF, true),
        OPEN(HALF, false),
        WHOLE(CONTENT.length, true);

        final int received;
        final boolean lengthKnown;

        State(int received, boolean lengthKnown) {
            this.received = received;
            this.lengthKnown = lengthKnown;
        }
    }

    /** Whoever films in the wrong format learns it from the first kilobytes, and may send another file under the name. */
    @Test
    void aLongFileOfAnotherKindIsRefusedByItsFirstBytes() {
        int length = (int) FirstBytes.LONG_FILE;
        String url = Tus.create(length);
        byte[] zeros = new byte[FirstBytes.ENOUGH];
        Tus.chunk(0, zeros).patch(url).then().statusCode(422).body("code", equalTo("upload-kind"));
        assertThat(Tus.offset(url)).isZero();
        Tus.request()
                .header("Upload-Length", length)
                .contentType(Tus.CHUNK)
                .body(zeros)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(422);
        byte[] film = Tus.random(length);
        assertThat(Tus.append(url, 0, Tus.slice(film, 0, 10_000))).isEqualTo(204);
        assertThat(Tus.append(url, 10_000, Tus.slice(film, 10_000, length))).isEqualTo(204);
        assertThat(Tus.append(Tus.create(length), 0, new byte[100]))
                .as("too little to tell")
                .isEqualTo(204);
        assertThat(Tus.append(Tus.create(length - 1), 0, zeros))
                .as("told when it is claimed")
                .isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void leavesTheUploadAsItWas(State state) {
        String url = upload(state);
        Map<String, String> before = state(url);
        List<Integer> answers = new ArrayList<>();
        for (Map.Entry<String, Function<RequestSpecification, Response>> refused :
                refused(state, url).entrySet()) {
            int status = refused.getValue().apply(given()).statusCode();
            assertThat(status).as(refused.getKey()).isBetween(400, 499);
            assertThat(state(url)).as(refused.getKey()).isEqualTo(before);
            answers.add(status);
        }
        assertThat(answers).contains(400, 405, 409, 412, 415, 460);
        // And it goes on as if nothing had been.
        if (state == State.BEGUN) {
            assertThat(Tus.append(url, HALF, Tus.slice(CONTENT, HALF, CONTENT.length)))
                    .isEqualTo(204);
        }
    }

    private static String upload(State state) {
        RequestSpecification create = Tus.request().header("Upload-Metadata", "filename YS5qcGc=");
        String url = (state.lengthKnown
                        ? create.header("Upload-Length", CONTENT.length)
                        : create.header("Upload-Defer-Length", 1))
                .post(Tus.UPLOADS)
                .header("Location");
        if (state.received > 0) {
            assertThat(Tus.append(url, 0, Tus.slice(CONTENT, 0, state.received)))
                    .isEqualTo(204);
        }
        return url;
    }

    private static Map<String, String> state(String url) {
        Response head = Tus.request().head(url);
        assertThat(head.statusCode()).isEqualTo(200);
        Map<String, String> state = new TreeMap<>();
        STATE.forEach(name -> state.put(name, String.valueOf(head.header(name))));
        return state;
    }

    /** Every kind of request that is refused of an upload in this state, by what is wrong with it. */
    private static Map<String, Function<RequestSpecification, Response>> refused(State state, String url) {
        long at = state.received;
        byte[] some = Tus.slice(CONTENT, 0, 1000);
        Map<String, Function<RequestSpecification, Response>> refused = new TreeMap<>();
        refused.put(
                "no version",
                to -> to.contentType(Tus.CHUNK)
                        .header("Upload-Offset", at)
                        .body(some)
                        .patch(url));
        refused.put(
                "another version",
                to -> to.header("Tus-Resumable", "0.2.2")
                        .contentType(Tus.CHUNK)
                        .header("Upload-Offset", at)
                        .body(some)
                        .patch(url));
        refused.put(
                "version of a DELETE", to -> to.header("Tus-Resumable", "0.2.2").delete(url));
        refused.put(
                "another type",
                to -> ours(to, at)
                        .contentType("application/octet-stream")
                        .body(some)
                        .patch(url));
        refused.put(
                "no offset",
                to -> to.header("Tus-Resumable", "1.0.0")
                        .contentType(Tus.CHUNK)
                        .body(some)
                        .patch(url));
        refused.put(
                "offset before the end",
                to -> chunk(to, Math.max(0, at - 1) + (at == 0 ? 1 : 0))
                        .body(some)
                        .patch(url));
        refused.put("offset behind the end", to -> chunk(to, at + 1).body(some).patch(url));
        refused.put("negative offset", to -> chunk(to, -1).body(some).patch(url));
        refused.put(
                "length that is no number",
                to -> chunk(to, at).header("Upload-Length", "x").body(some).patch(url));
        refused.put(
                "another length",
                to -> chunk(to, at)
                        .header("Upload-Length", state.lengthKnown ? CONTENT.length + 1 : HALF - 1)
                        .body(some)
                        .patch(url));
        refused.put(
                "more than the maximum",
                to -> chunk(to, at)
                        .header("Upload-Length", 524_288_001L)
                        .body(some)
                        .patch(url));
        refused.put(
                "unknown checksum",
                to -> chunk(to, at)
                        .header("Upload-Checksum", "crc32 AAAAAA==")
                        .body(some)
                        .patch(url));
        refused.put(
                "unreadable checksum",
                to -> chunk(to, at).header("Upload-Checksum", "sha1").body(some).patch(url));
        refused.put(
                "false checksum",
                to -> chunk(to, at)
                        .header("Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                        // At the end only nothing can be sent, and nothing has another checksum.
                        .body(state == State.WHOLE ? new byte[0] : some)
                        .patch(url));
        refused.put(
                "false checksum through POST",
                to -> chunk(to, at)
                        .header("X-HTTP-Method-Override", "PATCH")
                        .header(
                                "Upload-Checksum",
                                "sha256 " + Base64.getEncoder().encodeToString(new byte[32]))
                        .body(state == State.WHOLE ? new byte[0] : some)
                        .post(url));
        if (state.lengthKnown) {
            refused.put(
                    "more than its length",
                    to -> chunk(to, at)
                            .body(Tus.random(CONTENT.length - (int) at + 1))
                            .patch(url));
        }
        refused.put("POST without override", to -> chunk(to, at).body(some).post(url));
        refused.put(
                "unreadable override",
                to -> chunk(to, at)
                        .header("X-HTTP-Method-Override", "%%")
                        .body(some)
                        .post(url));
        refused.put("PUT", to -> chunk(to, at).body(some).put(url));
        refused.put("GET", to -> to.header("Tus-Resumable", "1.0.0").get(url));
        return refused;
    }

    private static RequestSpecification ours(RequestSpecification to, long offset) {
        return to.header("Tus-Resumable", "1.0.0").header("Upload-Offset", offset);
    }

    private static RequestSpecification chunk(RequestSpecification to, long offset) {
        return ours(to, offset).contentType(Tus.CHUNK);
    }
}
