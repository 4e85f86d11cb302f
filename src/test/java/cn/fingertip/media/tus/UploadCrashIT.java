package cn.fingertip.media.tus;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.Digests;
import cn.fingertip.embedded.TestServers;
import cn.fingertip.media.KeptUpload;
import cn.fingertip.media.part.PartWriter;
import cn.fingertip.media.sealed.SealedOutput;
import cn.fingertip.media.storage.Storage;
import cn.fingertip.media.storage.Storages;
import cn.fingertip.testsupport.Replica;
import cn.fingertip.testsupport.S3Server;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row 5: cut at each boundary ±1 and the server killed, an upload resumes to the same SHA-256. */
class UploadCrashIT {
    private static final int FRAME = SealedOutput.FRAME;
    private static final int PART = (int) PartWriter.LARGEST;
    /** What a phone sends at a time. */
    private static final int CHUNK = 500_000;

    private static final List<Integer> CUTS = List.of(
            1, FRAME - 1, FRAME, FRAME + 1, CHUNK - 1, CHUNK, CHUNK + 1, PART - 1, PART, PART + 1, PART + FRAME);
    private static final byte[] CONTENT = Tus.random(PART + 3 * CHUNK + 17);
    private static final String SHA256 =
            HexFormat.of().formatHex(Digests.of("SHA-256").digest(CONTENT));

    @Test
    void killedTwiceUploadsResumeToTheSameFile() throws IOException, SQLException {
        try (TestServers servers = TestServers.start()) {
            killTwice(servers, Map.of(), KeptUpload.folderOf(servers));
        }
    }

    @Test
    void soTheyDoInAnObjectStore(@TempDir Path waiting) throws IOException, SQLException {
        try (TestServers servers = TestServers.start();
                S3Server store = S3Server.start();
                Storages.Bucket bucket = Storages.bucket(store.endpoint(), waiting)) {
            killTwice(servers, store.environment(), bucket.storage());
        }
    }

    private static void killTwice(TestServers servers, Map<String, String> settings, Storage storage)
            throws IOException, SQLException {
        List<String> urls = new ArrayList<>();
        try (Replica first = Replica.start(servers, 1, settings).getFirst()) {
            List<Socket> hanging = new ArrayList<>();
            for (int cut : CUTS) {
                String url = request(first)
                        .header("Upload-Length", CONTENT.length)
                        .post(Tus.UPLOADS)
                        .header("Location");
                urls.add(url);
                append(first, url, 0, cut);
                hanging.add(begin(first, url, cut, cut + CHUNK + 1));
            }
            first.kill();
            closeAll(hanging);
        }
        List<Integer> acknowledged = new ArrayList<>();
        try (Replica second = Replica.start(servers, 1, settings).getFirst()) {
            List<Socket> hanging = new ArrayList<>();
            for (int i = 0; i < CUTS.size(); i++) {
                int cut = CUTS.get(i);
                int offset = offset(second, urls.get(i));
                assertThat(offset).as("after a cut at %d", cut).isBetween(cut, cut + CHUNK + 1);
                int next = Math.min(CONTENT.length - CHUNK, offset + FRAME + 1);
                append(second, urls.get(i), offset, next);
                acknowledged.add(next);
                hanging.add(begin(second, urls.get(i), next, CONTENT.length - 1));
            }
            second.kill();
            closeAll(hanging);
        }
        try (Replica third = Replica.start(servers, 1, settings).getFirst()) {
            for (int i = 0; i < CUTS.size(); i++) {
                int offset = offset(third, urls.get(i));
                assertThat(offset).isBetween(acknowledged.get(i), CONTENT.length - 1);
                append(third, urls.get(i), offset, CONTENT.length);
                KeptUpload kept = KeptUpload.of(servers, storage, urls.get(i));
                assertThat(kept.sha256()).as("cut at %d", CUTS.get(i)).isEqualTo(SHA256);
                assertThat(kept.content()).isEqualTo(CONTENT);
            }
        }
    }

    private static RequestSpecification request(Replica replica) {
        return replica.request().header("Tus-Resumable", "1.0.0");
    }

    private static int offset(Replica replica, String url) {
        return Integer.parseInt(
                request(replica).head(url).then().statusCode(200).extract().header("Upload-Offset"));
    }

    private static void append(Replica replica, String url, int from, int to) {
        request(replica)
                .contentType(Tus.CHUNK)
                .header("Upload-Offset", from)
                .body(Tus.slice(CONTENT, from, to))
                .patch(url)
                .then()
                .statusCode(204)
                .header("Upload-Offset", String.valueOf(to));
    }

    /** Begins to send all that is left, and stops after some of it. */
    private static Socket begin(Replica replica, String url, int from, int to) throws IOException {
        Socket socket = new Socket("127.0.0.1", replica.port());
        String head = "PATCH " + url + " HTTP/1.1\r\nHost: test\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + from
                + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + (CONTENT.length - from)
                + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(CONTENT, from, to - from);
        out.flush();
        return socket;
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
