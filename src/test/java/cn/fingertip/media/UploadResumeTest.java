package cn.fingertip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fingertip.crypto.Digests;
import cn.fingertip.media.part.PartWriter;
import cn.fingertip.media.part.UploadPart;
import cn.fingertip.media.part.UploadPartRepository;
import cn.fingertip.media.sealed.BrokenFileException;
import cn.fingertip.media.sealed.SealedOutput;
import cn.fingertip.media.storage.Storages;
import cn.fingertip.media.tus.Tus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever happens on the way, the file that arrives is the file that was sent. */
@QuarkusTest
class UploadResumeTest {
    private static final int FRAME = SealedOutput.FRAME;

    @Inject
    UploadRepository uploads;

    @Inject
    UploadPartRepository parts;

    @Inject
    FinishedFiles files;

    @TestHTTPResource
    URI server;

    @Test
    void thirtyMegabytesInHalfMegabyteChunks() throws IOException {
        byte[] content = Tus.random(30_000_000);
        String url = Tus.create(content.length);
        for (int at = 0; at < content.length; at += 500_000) {
            assertThat(Tus.append(url, at, Tus.slice(content, at, at + 500_000)))
                    .isEqualTo(204);
        }
        assertSame(url, content);
    }

    @Test
    void cutAroundEveryBoundaryItResumesToTheSameFile() throws IOException {
        byte[] content = Tus.random(5 * FRAME + 17);
        List<Integer> cuts = new ArrayList<>(List.of(1));
        for (int frame = FRAME; frame < content.length; frame += FRAME) {
            cuts.addAll(List.of(frame - 1, frame, frame + 1));
        }
        for (int cut : cuts) {
            String url = Tus.create(content.length);
            assertThat(Tus.append(url, 0, Tus.slice(content, 0, cut))).isEqualTo(204);
            assertThat(Tus.offset(url)).isEqualTo(cut);
            assertThat(Tus.append(url, cut, Tus.slice(content, cut, content.length)))
                    .isEqualTo(204);
            assertSame(url, content);
        }
    }

    @Test
    void aSenderWhoGoesAwayInTheMiddleOfAChunkResumesWhereItStopped() throws IOException {
        byte[] content = Tus.random(2_000_000);
        for (int sent : List.of(0, 1, FRAME - 1, FRAME, FRAME + 1, 1_234_567, content.length - 1)) {
            String url = Tus.create(content.length);
            sendSome(url, content, sent, "");
            // How much of the last bytes on the wire was seen is the network's business; nothing wrong may be kept.
            await().until(() -> sent < 2 * FRAME || Tus.offset(url) > sent - 2L * FRAME);
            int status = 409;
            while (status == 409) {
                long offset = Tus.offset(url);
                assertThat(offset).isBetween(0L, (long) sent);
                status = Tus.append(url, offset, Tus.slice(content, offset, content.length));
            }
            assertThat(status).isEqualTo(204);
            assertSame(url, content);
        }
    }

    @Test
    void inALongChunkWhatIsOnTheDiskCountsBeforeItsEnd() throws IOException {
        byte[] content = Tus.random((int) (2 * PartWriter.LARGEST + 5));
        String url = Tus.create(content.length);
        try (Socket socket = open(url, content.length, "")) {
            socket.getOutputStream().write(content, 0, content.length - 1);
            socket.getOutputStream().flush();
            await().until(() -> Tus.offset(url) >= PartWriter.LARGEST);
        }
        int status = 409;
        while (status == 409) {
            long offset = Tus.offset(url);
            status = Tus.append(url, offset, Tus.slice(content, offset, content.length));
        }
        assertSame(url, content);
    }

    @Test
    void aChunkToBeCheckedIsKeptWholeOrNotAtAll() throws IOException {
        byte[] content = Tus.random(500_000);
        String url = Tus.create(content.length);
        sendSome(url, content, 400_000, "Upload-Checksum: sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n");
        await().until(() -> filesOf(url).isEmpty());
        assertThat(Tus.offset(url)).isZero();
    }

    @Test
    void aChunkOfUnknownLengthIsTakenAndOneThatIsTooLongRefusedWhole() throws IOException {
        byte[] content = Tus.random(300_000);
        String url = Tus.create(content.length);
        assertThat(chunked(url, 0, Tus.random(300_001))).isEqualTo(413);
        assertThat(Tus.offset(url)).isZero();
        assertThat(chunked(url, 0, content)).isEqualTo(204);
        assertSame(url, content);
    }

    @Test
    void ofFiftyRacingAppendsOneWins() throws Exception {
        byte[] content = Tus.random(800_000);
        String url = Tus.create(content.length);
        List<Integer> statuses = race(50, racer -> {
            // Racers differ in bytes and in length, so that a mixture would show.
            byte[] own = Tus.slice(content, 0, 400_000 + racer * 1000);
            own[0] = (byte) racer;
            return Tus.append(url, 0, own);
        });
        assertThat(statuses).containsOnly(204, 409).containsOnlyOnce(204);
        int winner = statuses.indexOf(204);
        long offset = Tus.offset(url);
        assertThat(offset).isEqualTo(400_000 + winner * 1000L);
        assertThat(filesOf(url)).hasSize(1);

        content[0] = (byte) winner;
        assertThat(Tus.append(url, offset, Tus.slice(content, offset, content.length)))
                .isEqualTo(204);
        assertSame(url, content);
    }

    @Test
    void aLargeChunkIsRefusedWithAnAnswerThatArrives() {
        String url = Tus.create(100_000_000);
        byte[] chunk = Tus.random(8_000_000);
        assertThat(Tus.append(url, 1, chunk)).isEqualTo(409);
        assertThat(Tus.append(url + "0", 0, chunk)).isEqualTo(404);
        assertThat(Tus.append(url, 0, chunk)).isEqualTo(204);
    }

    @Test
    void aStalledRequestSpoilsNothingWhenAnotherHasGoneOn() throws IOException {
        byte[] content = Tus.random(300_000);
        String url = Tus.create(content.length);
        try (Socket stalled = open(url, content.length, "")) {
            stalled.getOutputStream().write(new byte[200_000]);
            stalled.getOutputStream().flush();
            await().until(() -> !filesOf(url).isEmpty());
            assertThat(Tus.append(url, 0, content)).isEqualTo(204);
        }
        await().until(() -> filesOf(url).size() == 1);
        assertSame(url, content);
    }

    @Test
    void nothingPlainIsOnTheDisk() throws IOException {
        String canary = "石城县琴江镇-canary-9c1e-";
        byte[] content = canary.repeat(10_000).getBytes(StandardCharsets.UTF_8);
        String url = Tus.send(content);
        for (Path file : filesOf(url)) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(canary.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                    .doesNotContain("canary");
        }
        assertThat(filesOf(url)).isNotEmpty();
    }

    @Test
    void tamperingWithAKeptUploadIsFound() throws IOException {
        byte[] content = Tus.random(3 * FRAME);
        String url = Tus.create(content.length);
        Tus.append(url, 0, Tus.slice(content, 0, FRAME));
        Tus.append(url, FRAME, Tus.slice(content, FRAME, 2 * FRAME));
        Tus.append(url, 2 * FRAME, Tus.slice(content, 2 * FRAME, 3 * FRAME));
        List<Path> kept = filesOf(url);
        assertThat(kept).hasSize(3);
        byte[] one = Files.readAllBytes(kept.get(0));
        byte[] other = Files.readAllBytes(kept.get(1));

        byte[] flipped = one.clone();
        flipped[one.length / 2] ^= 1;
        Files.write(kept.get(0), flipped);
        assertBroken(url);
        Files.write(kept.get(0), java.util.Arrays.copyOf(one, one.length - 1));
        assertBroken(url);
        Files.write(kept.get(0), other);
        Files.write(kept.get(1), one);
        assertBroken(url);
        Files.write(kept.get(0), one);
        Files.write(kept.get(1), other);
        assertSame(url, content);
        Files.delete(kept.get(2));
        assertThatThrownBy(() -> read(url)).isInstanceOf(IOException.class);
    }

    @Test
    void aStorageThatFailsIs503AndChangesNothing() throws IOException {
        byte[] content = Tus.random(200_000);
        String url = Tus.create(content.length);
        assertThat(Tus.append(url, 0, Tus.slice(content, 0, 100_000))).isEqualTo(204);

        // A file where the upload's folder should be: nothing can be created in it.
        Path folder = folderOf(url);
        Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
        Files.move(folder, aside);
        Files.writeString(folder, "");
        var refused = Tus.chunk(100_000, Tus.slice(content, 100_000, 200_000)).patch(url);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(refused.path("code").toString()).isEqualTo("upload-storage-failed");
        Files.delete(folder);
        Files.move(aside, folder);

        assertThat(Tus.offset(url)).isEqualTo(100_000);
        assertThat(Tus.append(url, 100_000, Tus.slice(content, 100_000, 200_000)))
                .isEqualTo(204);
        assertSame(url, content);
    }

    @Test
    void cancellingRemovesTheFiles() throws IOException {
        String url = Tus.send(Tus.random(100_000));
        Path folder = folderOf(url);
        assertThat(folder).isDirectory();
        Tus.request().delete(url).then().statusCode(204);
        assertThat(folder).doesNotExist();
    }

    private void assertSame(String url, byte[] content) throws IOException {
        assertThat(read(url)).isEqualTo(content);
        assertThat(upload(url).sha256)
                .isEqualTo(HexFormat.of().formatHex(Digests.of("SHA-256").digest(content)));
    }

    private void assertBroken(String url) {
        assertThatThrownBy(() -> read(url)).isInstanceOf(BrokenFileException.class);
    }

    private byte[] read(String url) throws IOException {
        try (InputStream in = files.open(upload(url), held(url).key())) {
            return in.readAllBytes();
        }
    }

    private HeldUpload held(String url) {
        return new HeldUpload(upload(url), new UploadName(Tus.idOf(url)));
    }

    private Upload upload(String url) {
        return QuarkusTransaction.requiringNew()
                .call(() -> uploads.byCapability(new UploadName(Tus.idOf(url)).capability())
                        .orElseThrow());
    }

    private Path folderOf(String url) {
        return Storages.folderOf(upload(url).folder);
    }

    /** Files of this upload on the disk, in the order of the upload where they are counted. */
    private List<Path> filesOf(String url) throws IOException {
        if (!Files.isDirectory(folderOf(url))) {
            return List.of();
        }
        List<String> order = QuarkusTransaction.requiringNew()
                .call(() -> parts.of(upload(url).id).stream()
                        .map(UploadPart::storageKey)
                        .toList());
        try (Stream<Path> found = Files.list(folderOf(url))) {
            return found.sorted(java.util.Comparator.comparing(
                            (Path p) -> order.indexOf(p.getParent().getFileName() + "/" + p.getFileName())))
                    .toList();
        }
    }

    private void sendSome(String url, byte[] content, int bytes, String headers) throws IOException {
        try (Socket socket = open(url, content.length, headers)) {
            OutputStream out = socket.getOutputStream();
            out.write(content, 0, bytes);
            out.flush();
        }
    }

    /** A PATCH from the beginning of the upload whose body is still to be written. */
    private Socket open(String url, int length, String headers) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        String head = "PATCH " + url + " HTTP/1.1\r\nHost: test\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                + "Content-Type: application/offset+octet-stream\r\n" + headers + "Content-Length: " + length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private int chunked(String url, int offset, byte[] content) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PATCH " + url + " HTTP/1.1\r\nHost: test\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset
                            + "\r\nContent-Type: application/offset+octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(content.length) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 204".length());
            return Integer.parseInt(new String(status, StandardCharsets.US_ASCII).substring(9));
        }
    }

    private interface Racer {
        int run(int number) throws Exception;
    }

    private static List<Integer> race(int racers, Racer racer) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(racers)) {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                int number = i;
                all.add(() -> racer.run(number));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> result : pool.invokeAll(all)) {
                statuses.add(result.get());
            }
            return Collections.unmodifiableList(statuses);
        }
    }
}
