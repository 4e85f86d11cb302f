package cn.fingertip.media.tus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.media.SampleFiles;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;

/** A plain tus client, and bytes to send. */
public final class Tus {
    public static final String UPLOADS = "/api/v1/uploads";
    public static final String CHUNK = "application/offset+octet-stream";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Tus() {}

    public static RequestSpecification request() {
        return given().header("Tus-Resumable", "1.0.0");
    }

    /** @return the upload's URL */
    public static String create(long length) {
        Response response = request().header("Upload-Length", length).post(UPLOADS);
        assertThat(response.statusCode()).isEqualTo(201);
        return response.header("Location");
    }

    public static RequestSpecification chunk(long offset, byte[] bytes) {
        return request().contentType(CHUNK).header("Upload-Offset", offset).body(bytes);
    }

    /** Sends a chunk as a client does who has many. @return the status */
    public static int append(String url, long offset, byte[] bytes, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + url))
                .header("Tus-Resumable", "1.0.0")
                .header("Content-Type", CHUNK)
                .header("Upload-Offset", String.valueOf(offset))
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long offset(String url) {
        Response response = request().head(url);
        assertThat(response.statusCode()).isEqualTo(200);
        return Long.parseLong(response.header("Upload-Offset"));
    }

    /** @return the URL of a finished upload */
    public static String send(byte[] content) {
        String url = create(content.length);
        assertThat(append(url, 0, content)).isEqualTo(204);
        return url;
    }

    public static String idOf(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    public static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        if (length >= FirstBytes.LONG_FILE) {
            byte[] head = SampleFiles.mp4();
            System.arraycopy(head, 0, bytes, 0, head.length);
        }
        return bytes;
    }

    public static byte[] slice(byte[] content, long from, long to) {
        return Arrays.copyOfRange(content, (int) from, (int) to);
    }
}
