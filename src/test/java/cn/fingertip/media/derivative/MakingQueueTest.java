package cn.fingertip.media.derivative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.kernel.Clock;
import cn.fingertip.media.SampleFiles;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.media.derivative.maker.Workshop;
import cn.fingertip.media.derivative.sandbox.Benches;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MakingQueueTest {
    private static final KeyWrap KEYS = DataKey.fresh();

    @Inject
    Uploads uploads;

    @Inject
    DerivativeRepository derivatives;

    @Inject
    Making making;

    @Inject
    Benches benches;

    @Inject
    Clock clock;

    @Inject
    DerivativeConfig config;

    @Test
    void aReplicaThatMakesNothingOnArrivalMakesWhatIsAskedFor() {
        UploadedFile photo = photo();
        await().until(() -> isMade(photo));
        forget(photo);
        DerivativeConfig later = Workshop.config(Map.of(
                "fingertip.media.derivative.on-arrival",
                "false",
                "fingertip.media.derivative.bench",
                config.bench().toString()));
        MakingQueue queue = new MakingQueue(making, benches, clock, later);
        assertThat(queue.claimed(photo, KEYS)).isFalse();
        assertThat(queue.asked(photo, KEYS)).isTrue();
        await().until(() -> isMade(photo));
    }

    private UploadedFile photo() {
        byte[] content = SampleFiles.jpeg();
        String location = given().header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", content.length)
                .contentType("application/offset+octet-stream")
                .body(content)
                .post("/api/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        String owner = "test:" + UUID.randomUUID();
        return QuarkusTransaction.requiringNew().call(() -> {
            uploads.claim(List.of(id), owner, KEYS);
            return uploads.of(owner, KEYS).getFirst();
        });
    }

    private boolean isMade(UploadedFile file) {
        return QuarkusTransaction.requiringNew().call(() -> derivatives.findById(file.id()) != null);
    }

    private void forget(UploadedFile file) {
        QuarkusTransaction.requiringNew().run(() -> derivatives.deleteById(file.id()));
    }
}
