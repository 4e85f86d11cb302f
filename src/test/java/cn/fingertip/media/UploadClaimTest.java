package cn.fingertip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.crypto.TamperedException;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.part.UploadPartRepository;
import cn.fingertip.media.sealed.BrokenFileException;
import cn.fingertip.media.storage.Storages;
import cn.fingertip.media.tus.Tus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class UploadClaimTest {
    /** Those of some report. */
    private static final KeyWrap KEYS = DataKey.fresh();

    @Inject
    Uploads uploads;

    @Inject
    UploadRepository repository;

    @Inject
    UploadPartRepository parts;

    @Inject
    UploadExpiryJob expiry;

    @Inject
    MediaConfig config;

    @Inject
    SourceThrottle throttle;

    @Inject
    Sealer sealer;

    @Inject
    Clock clock;

    @Test
    void claimedFilesBelongToTheirOwnerInTheOrderAskedFor() throws IOException {
        byte[] photo = SampleFiles.jpeg();
        byte[] video = SampleFiles.mp4();
        String owner = owner();

        List<UploadedFile> claimed = claim(owner, Tus.send(video), Tus.send(photo));

        assertThat(claimed).extracting(UploadedFile::mediaType).containsExactly("video/mp4", "image/jpeg");
        assertThat(claimed).extracting(UploadedFile::bytes).containsExactly((long) video.length, (long) photo.length);
        assertThat(claimed).extracting(UploadedFile::owner).containsOnly(owner);
        assertThat(uploads.of(owner, KEYS)).isEqualTo(claimed);
        try (InputStream in = uploads.open(claimed.get(1).id(), KEYS)) {
            assertThat(in.readAllBytes()).isEqualTo(photo);
        }
    }

    @Test
    void untilItIsClaimedOnlyItsNameOpensAnUpload() {
        String url = Tus.send(SampleFiles.jpeg());
        Upload upload = upload(url);
        assertThatCode(() -> upload.key(new UploadName(Tus.idOf(url)).keys())).doesNotThrowAnyException();
        for (KeyWrap other :
                List.of(sealer, KEYS, UploadName.next().keys(), new UploadName(upload.id.toString()).keys())) {
            assertThatThrownBy(() -> upload.key(other)).isInstanceOf(TamperedException.class);
        }
    }

    @Test
    void onceItIsClaimedOnlyItsOwnerOpensIt() {
        String url = Tus.send(SampleFiles.jpeg());
        UUID file = claim(owner(), url).getFirst().id();
        Upload upload = upload(url);
        for (KeyWrap other : List.of(sealer, DataKey.fresh(), new UploadName(Tus.idOf(url)).keys())) {
            assertThatThrownBy(() -> upload.key(other)).isInstanceOf(TamperedException.class);
            assertThatThrownBy(() -> uploads.open(file, other)).isInstanceOf(BrokenFileException.class);
        }
    }

    @Test
    void itsSenderStillSeesThatAClaimedFileArrived() {
        byte[] photo = SampleFiles.jpeg();
        String url = Tus.request()
                .header("Upload-Length", photo.length)
                .header("Upload-Metadata", "filename 5LqV55uWLmpwZw==")
                .post(Tus.UPLOADS)
                .header("Location");
        assertThat(Tus.append(url, 0, photo)).isEqualTo(204);
        claim(owner(), url);
        Tus.request()
                .head(url)
                .then()
                .statusCode(200)
                .header("Upload-Offset", String.valueOf(photo.length))
                .header("Upload-Metadata", "filename 5LqV55uWLmpwZw==");
        assertThat(Tus.append(url, photo.length, new byte[0])).isEqualTo(204);
    }

    @Test
    void laterFilesComeAfterTheFirst() {
        String owner = owner();
        UploadedFile first = claim(owner, Tus.send(SampleFiles.jpeg())).getFirst();
        UploadedFile second = claim(owner, Tus.send(SampleFiles.mp4())).getFirst();
        assertThat(uploads.of(owner, KEYS)).containsExactly(first, second);
    }

    @Test
    void theWholeLocationNamesAnUploadTooAndTwiceIsOnce() {
        String url = Tus.send(SampleFiles.jpeg());
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> uploads.claim(
                                List.of("https://fingertip.example" + url, Tus.idOf(url)), owner(), KEYS)))
                .hasSize(1);
    }

    @Test
    void noneIsNoError() {
        assertThat(QuarkusTransaction.requiringNew().call(() -> uploads.claim(null, owner(), KEYS)))
                .isEmpty();
        assertThat(claim(owner())).isEmpty();
    }

    @Test
    void claimingNeedsTheCallersTransaction() {
        List<String> none = List.of();
        assertThatThrownBy(() -> uploads.claim(none, owner(), KEYS)).isInstanceOf(TransactionalException.class);
    }

    @Test
    void unknownUnfinishedAndExpiredAreRefused() {
        assertRefused("upload-unknown", "/x/00000000000000000000000000000000");
        String unfinished = Tus.create(10);
        assertRefused("upload-unfinished", unfinished);
        String late = Tus.send(SampleFiles.jpeg());
        try (ClockShift later = ClockShift.by(clock, Duration.ofHours(73))) {
            assertThat(later).isNotNull();
            assertRefused("upload-unknown", late);
        }
    }

    @Test
    void anotherOwnersFileIsRefused() {
        String url = Tus.send(SampleFiles.jpeg());
        claim(owner(), url);
        assertRefused("upload-taken", url);
    }

    @Test
    void kindsAreToldByContentAndOthersRefused() {
        for (byte[] content : SampleFiles.allowed().values()) {
            assertThat(claim(owner(), Tus.send(content))).hasSize(1);
        }
        SampleFiles.refused().forEach((what, content) -> assertRefused("upload-kind", Tus.send(content)));
    }

    @Test
    void oneRefusedFileClaimsNone() {
        String good = Tus.send(SampleFiles.jpeg());
        String owner = owner();
        assertThatThrownBy(() -> claim(owner, good, Tus.create(5))).isInstanceOf(Problem.class);
        assertThat(uploads.of(owner, KEYS)).isEmpty();
        assertThat(claim(owner, good)).hasSize(1);
    }

    @Test
    void nineFilesAreTakenAndTheTenthIsNot() {
        String owner = owner();
        String[] nine = new String[9];
        for (int i = 0; i < 9; i++) {
            nine[i] = Tus.send(SampleFiles.jpeg());
        }
        assertThat(claim(owner, nine)).hasSize(9);
        assertThatThrownBy(() -> claim(owner, Tus.send(SampleFiles.jpeg())))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("too-many-files"));
    }

    @Test
    void ofManyWhoClaimTheSameFileOneGetsIt() throws Exception {
        String url = Tus.send(SampleFiles.jpeg());
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            racers.add(() -> {
                try {
                    return claim(owner(), url).size() == 1;
                } catch (Problem taken) {
                    assertThat(taken.code()).isEqualTo("upload-taken");
                    return false;
                }
            });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(10)) {
            List<Boolean> won = new ArrayList<>();
            for (Future<Boolean> racer : pool.invokeAll(racers)) {
                won.add(racer.get());
            }
            assertThat(won).containsOnlyOnce(true);
        }
    }

    @Test
    void aClaimedFileCannotBeCancelledNorChangedAndDoesNotExpire() throws IOException {
        byte[] photo = SampleFiles.jpeg();
        String url = Tus.send(photo);
        UploadedFile file = claim(owner(), url).getFirst();

        Tus.request().delete(url).then().statusCode(409).body("code", equalTo("upload-in-use"));
        assertThat(Tus.append(url, photo.length, new byte[] {1})).isEqualTo(413);
        try (ClockShift later = ClockShift.by(clock, Duration.ofDays(400))) {
            assertThat(later).isNotNull();
            expiry.run();
        }
        try (InputStream in = uploads.open(file.id(), KEYS)) {
            assertThat(in.readAllBytes()).isEqualTo(photo);
        }
    }

    @Test
    void anUnclaimedFileCannotBeOpened() {
        UUID id = upload(Tus.send(SampleFiles.jpeg())).id;
        assertThatThrownBy(() -> uploads.open(id, KEYS)).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> uploads.open(UUID.randomUUID(), KEYS)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void theExpiryJobDeletesRowsAndFilesOfTheUnclaimed() {
        String url = Tus.send(SampleFiles.jpeg());
        Upload upload = upload(url);
        Path folder = Storages.folderOf(upload.folder);
        expiry.run();
        assertThat(folder).isDirectory();

        try (ClockShift later = ClockShift.by(clock, Duration.ofHours(73))) {
            assertThat(later).isNotNull();
            expiry.run();
        }

        assertThat(folder).doesNotExist();
        long rows = QuarkusTransaction.requiringNew()
                .call(() -> repository.count("id", upload.id) + parts.count("uploadId", upload.id));
        assertThat(rows).isZero();
        Tus.request().head(url).then().statusCode(404);
    }

    @Test
    void theExpiryJobEndsARemovalThatWasInterrupted() {
        String url = Tus.send(SampleFiles.jpeg());
        Upload upload = upload(url);
        QuarkusTransaction.requiringNew().run(() -> repository.remove(upload.id));
        Tus.request().head(url).then().statusCode(404);
        assertRefused("upload-unknown", url);
        expiry.run();
        assertThat(Storages.folderOf(upload.folder)).doesNotExist();
    }

    @Test
    void destroyedFilesAreGoneWithTheirKeysAndSoonWithTheirBytes() {
        String owner = owner();
        List<UploadedFile> files = claim(owner, Tus.send(SampleFiles.jpeg()), Tus.send(SampleFiles.mp4()));
        Upload first = QuarkusTransaction.requiringNew()
                .call(() -> repository.findById(files.getFirst().id()));
        assertThat(QuarkusTransaction.requiringNew().call(() -> uploads.destroy(owner)))
                .isEqualTo(2);

        assertThat(uploads.of(owner, KEYS)).isEmpty();
        assertThatThrownBy(() -> uploads.open(files.getFirst().id(), KEYS)).isInstanceOf(FileNotFoundException.class);
        assertThat(QuarkusTransaction.requiringNew().call(() -> repository.findById(first.id)).wrappedKey)
                .isEmpty();
        expiry.run();
        assertThat(Storages.folderOf(first.folder)).doesNotExist();
        assertThat(QuarkusTransaction.requiringNew().call(() -> repository.findByIdOptional(first.id)))
                .isEmpty();
    }

    @Test
    void aFileWhoseDescriptionWasLostIsDescribedAfterItWasClaimed() {
        String url = Tus.send(SampleFiles.jpeg());
        String sha256 = upload(url).sha256;
        assertThat(sha256).hasSize(64);
        forgetDescription(url);
        String owner = owner();
        UploadedFile claimed = claim(owner, url).getFirst();
        assertThat(claimed.mediaType()).isEqualTo("image/jpeg");
        await().untilAsserted(() -> assertThat(uploads.of(owner, KEYS))
                .extracting(UploadedFile::sha256)
                .containsExactly(sha256));
    }

    /** The rest of the file is out of reach while it is claimed: whoever read it there would fail, or hold a text back. */
    @Test
    void aClaimReadsNoMoreThanTellsTheKind(@TempDir Path elsewhere) throws IOException {
        byte[] film = Arrays.copyOf(SampleFiles.mp4(), 300_000);
        String url = Tus.create(film.length);
        assertThat(Tus.append(url, 0, Tus.slice(film, 0, 150_000))).isEqualTo(204);
        assertThat(Tus.append(url, 150_000, Tus.slice(film, 150_000, film.length)))
                .isEqualTo(204);
        Upload upload = upload(url);
        forgetDescription(url);
        String second = QuarkusTransaction.requiringNew()
                .call(() -> parts.of(upload.id).get(1).storageKey());
        Path folder = Storages.folderOf(upload.folder);
        Path part = folder.resolve(second.substring(second.lastIndexOf('/') + 1));
        Path away = elsewhere.resolve("part");
        Files.move(part, away);

        String owner = owner();
        UploadedFile claimed = claim(owner, url).getFirst();
        assertThat(claimed.mediaType()).isEqualTo("video/mp4");
        assertThat(claimed.bytes()).isEqualTo(film.length);
        assertThat(claimed.sha256()).isNull();
        assertThatThrownBy(() -> uploads.digest(claimed, KEYS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("file-preparing"));

        Files.move(away, part);
        await().ignoreException(Problem.class)
                .untilAsserted(() -> assertThat(
                                uploads.digest(uploads.of(owner, KEYS).getFirst(), KEYS))
                        .isEqualTo(upload.sha256));
        try (InputStream in = uploads.open(claimed.id(), KEYS)) {
            assertThat(in.readAllBytes()).isEqualTo(film);
        }
    }

    /** As where the server died after the last byte. */
    private void forgetDescription(String url) {
        QuarkusTransaction.requiringNew()
                .run(() -> repository.update("sha256 = null, mediaType = null where id = ?1", upload(url).id));
    }

    @Test
    void strangersCannotFillTheDisk() {
        Upload large = upload(Tus.create(10));
        String url = Tus.create(10);
        QuarkusTransaction.requiringNew()
                .run(() -> repository.update(
                        "received = ?2, length = ?2 where id = ?1",
                        large.id,
                        config.uploads().unclaimedBytes() + 1));
        try {
            // What is unclaimed is counted once a second.
            await().untilAsserted(() -> Tus.request()
                    .header("Upload-Length", 1)
                    .post(Tus.UPLOADS)
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("uploads-full")));
            assertThat(Tus.append(url, 0, new byte[10])).isEqualTo(503);
        } finally {
            QuarkusTransaction.requiringNew().run(() -> repository.deleteById(large.id));
        }
        await().untilAsserted(() -> assertThat(Tus.append(url, 0, new byte[10])).isEqualTo(204));
    }

    @Test
    void whatHasExpiredHoldsNoRoomAndGoesAtOnce() {
        // More than are looked at in one go.
        List<Upload> flood = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 450; i++) {
                Upload upload = Upload.begin(
                        UUID.randomUUID(), UploadName.next(), 10L, clock.now().minusSeconds(60));
                upload.received = 10;
                repository.persist(upload);
                flood.add(upload);
            }
        });
        UploadRepository.Unclaimed all = QuarkusTransaction.requiringNew()
                .call(() -> repository.unclaimed(clock.now().minusSeconds(120)));
        UploadRepository.Unclaimed now =
                QuarkusTransaction.requiringNew().call(() -> repository.unclaimed(clock.now()));
        assertThat(all.bytes() - now.bytes()).isGreaterThanOrEqualTo(4500);
        assertThat(all.uploads() - now.uploads()).isGreaterThanOrEqualTo(450);
        expiry.run();
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> repository.count(
                                "id in ?1",
                                flood.stream().map(upload -> upload.id).toList())))
                .isZero();
    }

    @Test
    void whoBeginsMoreThanOthersWorksForIt() throws Exception {
        int most = config.uploads().begunPerSource();
        for (int i = 0; i < most; i++) {
            throttle.count("upload", "127.77.3.1", most);
        }
        assertThat(statusFrom("127.77.3.1")).isEqualTo(428);
        assertThat(statusFrom("127.77.3.2")).isEqualTo(201);
    }

    private static int statusFrom(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + RestAssured.port + Tus.UPLOADS))
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Length", "1")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private void assertRefused(String code, String url) {
        String owner = owner();
        assertThatThrownBy(() -> claim(owner, url)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.status()).isEqualTo(422);
        });
        assertThat(uploads.of(owner, KEYS)).isEmpty();
    }

    private List<UploadedFile> claim(String owner, String... urls) {
        return QuarkusTransaction.requiringNew()
                .call(() -> uploads.claim(List.of(urls).stream().map(Tus::idOf).toList(), owner, KEYS));
    }

    private Upload upload(String url) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repository
                        .byCapability(new UploadName(Tus.idOf(url)).capability())
                        .orElseThrow());
    }

    private static String owner() {
        return "report:" + UUID.randomUUID();
    }
}
