package cn.fingertip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.crypto.Digests;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.media.tus.Tus;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A chunk that is kept whole or not at all may take longer than an empty upload waits for its first byte. */
@QuarkusTest
class SlowFirstChunkTest {
    private static final byte[] CONTENT = Tus.random(300_000);

    @Inject
    Clock clock;

    @Inject
    UploadExpiryJob expiry;

    @Inject
    MediaConfig config;

    @TestHTTPResource
    URI server;

    @Test
    void anUploadWaitsAsLongAsItsFirstBytesCome() throws IOException {
        Duration empty = config.uploads().expireEmptyAfter();
        String url = Tus.create(CONTENT.length);
        String before = expires(url);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            String sha1 = Base64.getEncoder().encodeToString(Digests.of("SHA-1").digest(CONTENT));
            out.write(("PATCH " + url + " HTTP/1.1\r\nHost: test\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                            + "Content-Type: " + Tus.CHUNK + "\r\nUpload-Checksum: sha1 " + sha1
                            + "\r\nContent-Length: " + CONTENT.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(CONTENT, 0, 100_000);
            out.flush();
            try (ClockShift later = ClockShift.by(clock, empty.minusMinutes(5))) {
                assertThat(later).isNotNull();
                out.write(CONTENT, 100_000, 100_000);
                out.flush();
                await().until(() -> !expires(url).equals(before));
            }
            try (ClockShift muchLater = ClockShift.by(clock, empty.plusMinutes(30))) {
                assertThat(muchLater).isNotNull();
                expiry.run();
                out.write(CONTENT, 200_000, 100_000);
                out.flush();
                byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 204".length());
                assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 204");
                assertThat(Tus.offset(url)).isEqualTo(CONTENT.length);
            }
        }
    }

    @Test
    void whatIsNotComingIsGoneInTime() {
        String url = Tus.create(10);
        try (ClockShift later =
                ClockShift.by(clock, config.uploads().expireEmptyAfter().plusMinutes(1))) {
            assertThat(later).isNotNull();
            Tus.chunk(0, new byte[10]).patch(url).then().statusCode(410);
        }
    }

    private static String expires(String url) {
        return Tus.request().head(url).header("Upload-Expires");
    }
}
