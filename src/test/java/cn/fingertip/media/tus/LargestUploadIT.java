package cn.fingertip.media.tus;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.Digests;
import cn.fingertip.embedded.TestServers;
import cn.fingertip.media.UploadName;
import cn.fingertip.testsupport.Replica;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 500 MiB in one request to a server that has less memory than that. */
class LargestUploadIT {
    private static final int MEGABYTE = 1024 * 1024;
    private static final long LARGEST = 500L * MEGABYTE;

    @Test
    void theLargestFileArrivesInOneRequest() throws Exception {
        try (TestServers servers = TestServers.start();
                Replica replica = Replica.start(servers)) {
            replica.request()
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Length", LARGEST + 1)
                    .post(Tus.UPLOADS)
                    .then()
                    .statusCode(413);
            String url = replica.request()
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Length", LARGEST)
                    .post(Tus.UPLOADS)
                    .header("Location");
            MessageDigest sha256 = Digests.of("SHA-256");
            assertThat(send(replica, url, sha256)).isEqualTo(204);
            assertThat(kept(servers, url)).isEqualTo(HexFormat.of().formatHex(sha256.digest()));
        }
    }

    private static int send(Replica replica, String url, MessageDigest sha256) throws Exception {
        byte[] block = Tus.random(MEGABYTE);
        List<InputStream> blocks = IntStream.range(0, (int) (LARGEST / MEGABYTE))
                .mapToObj(number -> (InputStream) new ByteArrayInputStream(block))
                .toList();
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new DigestInputStream(new SequenceInputStream(Collections.enumeration(blocks)), sha256)),
                LARGEST);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + replica.port() + url))
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Offset", "0")
                    .header("Content-Type", Tus.CHUNK)
                    .method("PATCH", body)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static String kept(TestServers servers, String url) throws Exception {
        try (Connection database = servers.database();
                PreparedStatement query = database.prepareStatement("SELECT sha256 FROM upload WHERE capability = ?")) {
            query.setBytes(1, new UploadName(Tus.idOf(url)).capability());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
