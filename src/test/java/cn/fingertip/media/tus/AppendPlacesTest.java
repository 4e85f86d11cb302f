package cn.fingertip.media.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many who send next to nothing do not keep others from sending. */
@QuarkusTest
class AppendPlacesTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Inject
    AppendPlaces places;

    @Test
    void oneSourceHasAShareOfThePlaces() throws IOException, InterruptedException {
        List<Socket> hanging = new ArrayList<>();
        try (TusFrom sleeper = new TusFrom("127.77.6.1")) {
            String url = Tus.create(1000);
            for (int i = 0; i < places.ofOneSource(); i++) {
                hanging.add(sleeper.hang(url, 1000, new byte[1]));
            }
            String mine = Tus.create(10);
            var ten = BodyPublishers.ofByteArray(new byte[10]);
            await().until(() -> sleeper.append(mine, 0, BodyPublishers.noBody()).statusCode() == 429);
            HttpResponse<String> refused = sleeper.append(mine, 0, ten);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("too-often");
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(Tus.offset(mine)).isZero();
            String others = Tus.create(10);
            assertThat(Tus.append(others, 0, new byte[10])).isEqualTo(204);
            hanging.removeLast().close();
            await().until(() -> sleeper.append(mine, 0, ten).statusCode() == 204);
        } finally {
            for (Socket each : hanging) {
                each.close();
            }
        }
    }

    @Test
    void whoBringsNextToNothingIsHungUpOnAndWhatCameIsKept() throws IOException {
        places.wait(SHORT);
        try (TusFrom sleeper = new TusFrom("127.77.6.2")) {
            String url = Tus.create(1_000_000);
            try (Socket hanging = sleeper.hang(url, 1_000_000, new byte[100])) {
                assertThat(hanging.getInputStream().read()).as("hung up").isEqualTo(-1);
            }
            await().until(() -> Tus.offset(url) == 100);
            assertThat(Tus.append(url, 100, new byte[100])).isEqualTo(204);
        } finally {
            places.wait(null);
        }
    }
}
