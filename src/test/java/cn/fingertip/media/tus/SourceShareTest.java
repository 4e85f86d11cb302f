package cn.fingertip.media.tus;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.media.MediaConfig;
import cn.fingertip.media.UploadRepository;
import cn.fingertip.testsupport.Solved;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Whoever sends more than a share works for it, once for a file; behind a carrier's address nobody is shut out. */
@QuarkusTest
class SourceShareTest {
    private static final long SOME = 100L * 1024 * 1024;
    private static final byte[] CONTENT = Tus.random(1000);

    @Inject
    SourceThrottle throttle;

    @Inject
    UploadRoom room;

    @Inject
    UploadRepository uploads;

    @Inject
    MediaConfig config;

    @Test
    void moreUploadsThanUsualCostWork() throws IOException, InterruptedException {
        try (TusFrom village = new TusFrom("127.77.5.1");
                TusFrom neighbours = new TusFrom("127.77.5.2")) {
            throttle.take("upload", "127.77.5.1", config.uploads().begunPerSource());
            long before = count();
            HttpResponse<String> refused = village.create(10);
            assertThat(refused.statusCode()).isEqualTo(428);
            assertThat(refused.body()).contains("proof-of-work-required", "challenge");
            assertThat(count()).isEqualTo(before);
            String proof = Solved.of(refused.body());
            HttpResponse<String> begun = village.create(10, "Proof-Of-Work", proof);
            assertThat(begun.statusCode()).isEqualTo(201);
            assertThat(village.create(10, "Proof-Of-Work", proof).statusCode())
                    .as("once")
                    .isEqualTo(428);
            assertThat(village.append(url(begun), 0, BodyPublishers.ofByteArray(new byte[10]))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(neighbours.create(10).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void moreBytesThanAShareCostWorkOnceForAnUpload() throws IOException, InterruptedException {
        try (TusFrom village = new TusFrom("127.77.5.3")) {
            throttle.take("upload-bytes", "127.77.5.3", room.share() + SOME);
            String url = url(village.create(30));
            BodyPublisher ten = BodyPublishers.ofByteArray(new byte[10]);
            HttpResponse<String> refused = village.append(url, 0, ten);
            assertThat(refused.statusCode()).isEqualTo(428);
            assertThat(Tus.offset(url)).isZero();
            String proof = Solved.of(refused.body());
            assertThat(village.append(url, 0, ten, "Proof-Of-Work", proof).statusCode())
                    .isEqualTo(204);
            assertThat(village.append(url, 10, ten).statusCode()).isEqualTo(204);
            HttpResponse<String> other = village.append(url(village.create(10)), 0, ten, "Proof-Of-Work", proof);
            assertThat(other.statusCode()).isEqualTo(428);
            assertThat(Tus.append(url, 20, new byte[10]))
                    .as("from another address")
                    .isEqualTo(204);
        }
    }

    @Test
    void aRefusedCreationWithItsFirstBytesBeginsNothing() throws IOException, InterruptedException {
        try (TusFrom village = new TusFrom("127.77.5.4")) {
            throttle.take("upload-bytes", "127.77.5.4", room.share() + SOME);
            BodyPublisher first = BodyPublishers.ofByteArray(Tus.slice(CONTENT, 0, 600));
            long before = count();
            HttpResponse<String> refused = village.create(1000, first);
            assertThat(refused.statusCode()).isEqualTo(428);
            assertThat(refused.headers().firstValue("Location")).isEmpty();
            assertThat(count()).isEqualTo(before);
            HttpResponse<String> begun = village.create(1000, first, "Proof-Of-Work", Solved.of(refused.body()));
            assertThat(begun.statusCode()).isEqualTo(201);
            assertThat(begun.headers().firstValue("Upload-Offset")).contains("600");
            assertThat(village.append(url(begun), 600, BodyPublishers.ofByteArray(Tus.slice(CONTENT, 600, 1000)))
                            .statusCode())
                    .as("its work is done")
                    .isEqualTo(204);
        }
    }

    /** A body of unknown length may bring all that its upload has room for. */
    @Test
    void whoDoesNotSayHowMuchComesIsCountedForAllThatMay() throws IOException, InterruptedException {
        try (TusFrom village = new TusFrom("127.77.5.5")) {
            long before = room.share() - SOME;
            throttle.take("upload-bytes", "127.77.5.5", before);
            String url = url(village.create(config.uploads().largest()));
            assertThat(village.append(url, 0, unknown()).statusCode()).isEqualTo(428);
            String small = url(village.create(CONTENT.length));
            assertThat(village.append(small, 0, unknown()).statusCode()).isEqualTo(204);
            assertThat(Tus.offset(small)).isEqualTo(CONTENT.length);
            assertThat(throttle.take("upload-bytes", "127.77.5.5", 0).total())
                    .as("in the end what came")
                    .isEqualTo(before + CONTENT.length);
        }
    }

    private static BodyPublisher unknown() {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(CONTENT));
    }

    private static String url(HttpResponse<String> begun) {
        return begun.headers().firstValue("Location").orElseThrow();
    }

    private long count() {
        return QuarkusTransaction.requiringNew().call(() -> uploads.count());
    }
}
