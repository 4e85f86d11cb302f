package cn.fingertip.media.tus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.ProofOfWork;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.MediaConfig;
import cn.fingertip.media.SampleFiles;
import cn.fingertip.media.UploadName;
import cn.fingertip.media.UploadRepository;
import cn.fingertip.media.storage.DiskReserve;
import cn.fingertip.media.storage.FullDisk;
import cn.fingertip.testsupport.Solved;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left for strangers' files, on the disk and in the room that they share. */
@QuarkusTest
class UploadRoomTest {
    @Inject
    UploadRepository repository;

    @Inject
    UnclaimedUploads unclaimed;

    @Inject
    UploadRoom room;

    @Inject
    SourceBytes bytes;

    @Inject
    ProofOfWork proofs;

    @Inject
    DiskReserve disk;

    @Inject
    MediaConfig config;

    @Test
    void aDiskThatRunsLowTakesNoMoreBytesAndAllElse() {
        byte[] photo = SampleFiles.jpeg();
        String finished = Tus.send(photo);
        String begun = Tus.create(20);
        assertThat(Tus.append(begun, 0, new byte[10])).isEqualTo(204);
        try (FullDisk full = FullDisk.of(disk)) {
            assertThat(full).isNotNull();
            Tus.request()
                    .header("Upload-Length", 1)
                    .post(Tus.UPLOADS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "600")
                    .body("code", equalTo("uploads-disk-low"));
            Tus.chunk(10, new byte[10])
                    .patch(begun)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "600")
                    .body("code", equalTo("uploads-disk-low"));
            assertThat(Tus.offset(begun)).isEqualTo(10);
            report(List.of(Tus.idOf(finished))).then().statusCode(201);
            Tus.request().delete(begun).then().statusCode(204);
            Response health = given().get("/q/health/ready");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(roomOf(health).getBoolean("'taken in'")).isFalse();
        }
        assertThat(roomOf(given().get("/q/health/ready")).getBoolean("'taken in'"))
                .isTrue();
        assertThat(Tus.append(Tus.create(10), 0, new byte[10])).isEqualTo(204);
    }

    @Test
    void whatIsAnnouncedMustFitToo() {
        assertThatCode(() -> disk.require(1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> disk.require(Long.MAX_VALUE / 2)).isInstanceOf(Problem.class);
    }

    @Test
    void aboveAPartEachNewUploadCostsWork() {
        filledTo(0.6, () -> {
            Response asked = refusedForWork();
            assertThat(asked.<String>path("code")).isEqualTo("proof-of-work-required");
            String proof = Solved.of(asked.asString());
            begin(proof).then().statusCode(201);
            assertThat(begin(proof).statusCode()).as("once").isEqualTo(428);
            // What was begun goes on without.
            String url = begin(Solved.of(begin("").asString())).header("Location");
            assertThat(Tus.append(url, 0, new byte[1])).isEqualTo(204);
        });
    }

    @Test
    void theLessIsLeftTheMoreWorkItIsAndTheSmallerOnesShare() {
        int[] difficulty = new int[2];
        long[] share = new long[2];
        filledTo(0.55, () -> {
            difficulty[0] = refusedForWork().path("challenge.difficulty");
            share[0] = room.share();
        });
        filledTo(0.8, () -> {
            await().until(() -> refusedForWork().<Integer>path("challenge.difficulty") > difficulty[0]);
            difficulty[1] = refusedForWork().path("challenge.difficulty");
            share[1] = room.share();
        });
        assertThat(difficulty[1]).isEqualTo(difficulty[0] + 2);
        assertThat(share[0])
                .isLessThan(config.uploads().unclaimedBytes() / config.uploads().shares() / 2);
        assertThat(share[1])
                .isLessThan(share[0])
                .isGreaterThanOrEqualTo(config.uploads().largest());
    }

    @Test
    void oneSourceWorksForMoreThanItsShareAndDoesNotFillTheRoomOfAll() {
        String source = "127.77.4.5";
        long all = config.uploads().unclaimedBytes();
        long chunk = 1024L * 1024 * 1024;
        long begun = 0;
        long worked = 0;
        String end = null;
        List<SourceBytes.Announced> underWay = new ArrayList<>();
        while (end == null) {
            SourceBytes.Announced more = bytes.announce(source, chunk);
            underWay.add(more);
            try {
                room.requireForNew(new Asker(source, worked == 0 ? null : proof()), more);
                begun += chunk;
            } catch (Problem refused) {
                if (worked == 0) {
                    assertThat(refused.code()).isEqualTo("proof-of-work-required");
                    assertThat(begun)
                            .isBetween(
                                    config.uploads().largest(),
                                    all / config.uploads().shares());
                    worked = begun;
                } else {
                    end = refused.code();
                }
            }
        }
        assertThat(end).isEqualTo("too-often");
        assertThat(begun).isBetween(all / 2, (long) (all * 0.75));
        try (SourceBytes.Announced neighbours = bytes.announce("127.77.4.6", chunk)) {
            assertThatCode(() -> room.requireForNew(new Asker("127.77.4.6", null), neighbours))
                    .doesNotThrowAnyException();
        }
        underWay.forEach(SourceBytes.Announced::close);
        assertThat(bytes.underWay()).isZero();
    }

    /** Harder than the usual: half of what the last of these several shares costs, which is enough. */
    private String proof() {
        var challenge = proofs.next(2);
        return Solved.proof(challenge.challenge(), challenge.difficulty());
    }

    private Response refusedForWork() {
        // What is unclaimed is counted once a second.
        await().until(() -> begin("").statusCode() == 428);
        return begin("");
    }

    private static Response begin(String proof) {
        return Tus.request()
                .header("Proof-Of-Work", proof)
                .header("Upload-Length", 1)
                .post(Tus.UPLOADS);
    }

    /** As if strangers had sent so much of what they may. */
    private void filledTo(double part, Runnable then) {
        byte[] large = new UploadName(Tus.idOf(Tus.create(10))).capability();
        long bytes = (long) (config.uploads().unclaimedBytes() * part)
                - unclaimed.now().bytes();
        QuarkusTransaction.requiringNew()
                .run(() -> repository.update("received = ?2, length = ?2 where capability = ?1", large, bytes));
        try {
            then.run();
        } finally {
            QuarkusTransaction.requiringNew().run(() -> repository.delete("capability", large));
            await().until(() -> unclaimed.now().bytes() < bytes);
        }
    }

    private static JsonPath roomOf(Response health) {
        return health.jsonPath().setRootPath("checks.find { it.name == 'room for uploads' }.data");
    }

    private static Response report(List<String> uploads) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", Ids.random())
                .body(Map.of(
                        "kind",
                        "subsidy",
                        "subject",
                        "面积不实",
                        "text",
                        "请核查。",
                        "region",
                        "360735100211",
                        "uploadIds",
                        uploads))
                .post("/api/v1/reports");
    }
}
