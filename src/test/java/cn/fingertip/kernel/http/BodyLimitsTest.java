package cn.fingertip.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Limits hold at the edge, on any path, before anything is read. */
@QuarkusTest
class BodyLimitsTest {
    private static final int MEGABYTE = 1024 * 1024;

    @TestHTTPResource
    URI server;

    @Test
    void jsonAboveAMegabyteIs413() throws IOException {
        String answer = announce("POST /api/v1/nothing-here", "application/json", MEGABYTE + 1L);
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"too-large\"", "application/problem+json");
    }

    @Test
    void aFormMayBeLargerButNotAboveItsLimit() throws IOException {
        assertThat(announce("POST /api/v1/nothing-here", "multipart/form-data; boundary=x", 81L * MEGABYTE + 1))
                .startsWith("HTTP/1.1 413 ");
        assertThat(announce("POST /api/v1/nothing-here", "multipart/form-data; boundary=x", 81L * MEGABYTE))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void onlyAChunkOfAnUploadMayBeLarge() throws IOException {
        assertThat(announce("POST /api/v1/nothing-here", "application/octet-stream", 2L * MEGABYTE))
                .startsWith("HTTP/1.1 413 ");
        assertThat(announce("PATCH /api/v1/uploads/x", "application/offset+octet-stream", 500L * MEGABYTE))
                .startsWith("HTTP/1.1 404 ");
        assertThat(announce("PATCH /api/v1/uploads/x", "application/offset+octet-stream", 513L * MEGABYTE))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aBodyOfUnknownLengthIsCounted() throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/auth/wechat HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] piece = ("{\"code\":\"" + "x".repeat(MEGABYTE + 100)).getBytes(StandardCharsets.US_ASCII);
            out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(piece);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 413 ");
        }
    }

    /** Sends a head that announces a body, but no body, and reads the answer until the server closes or waits. */
    private String announce(String request, String type, long length) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: test\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                                    + "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return head(socket.getInputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        int read = in.read(buffer);
        return new String(buffer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
    }
}
