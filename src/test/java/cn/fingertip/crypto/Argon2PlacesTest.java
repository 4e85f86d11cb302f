package cn.fingertip.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fingertip.kernel.Problem;
import io.quarkus.runtime.LaunchMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who waits for Argon2 waits among their own. */
class Argon2PlacesTest {
    @ParameterizedTest
    @EnumSource(Argon2.Use.class)
    void oneUseTakesNoPlaceOfAnother(Argon2.Use flooded) {
        Argon2 argon2 = patient(Duration.ofMillis(20));
        assertThat(argon2.places(flooded).drainPermits()).isPositive();
        for (Argon2.Use use : Argon2.Use.values()) {
            if (use == flooded) {
                assertBusy(() -> derive(argon2, use));
            } else {
                assertThat(derive(argon2, use)).hasSize(32);
            }
        }
    }

    /** Each who waits holds a thread that could answer somebody else. */
    @Test
    void whereManyWaitNobodyElseDoes() {
        Argon2 argon2 = patient(Duration.ofSeconds(30));
        Semaphore places = argon2.places(Argon2.Use.TYPED_RECEIPT);
        int taken = places.drainPermits();
        try (ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> waiting = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                waiting.add(strangers.submit(() -> derive(argon2, Argon2.Use.TYPED_RECEIPT)));
            }
            await().until(() -> places.getQueueLength() == 32);
            assertBusy(() -> derive(argon2, Argon2.Use.TYPED_RECEIPT));
            places.release(taken);
            assertThat(waiting).allSatisfy(one -> assertThat(one.get()).hasSize(32));
        }
        assertThat(places.availablePermits()).isEqualTo(taken);
    }

    @Test
    void noSiteMakesGuessesCheap() {
        assertThatThrownBy(() -> new Argon2(Duration.ofSeconds(1), Argon2.SITES_KIB - 1, LaunchMode.NORMAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("19455, a site has 19456");
    }

    private static Argon2 patient(Duration patience) {
        return new Argon2(patience, Argon2.SITES_KIB, LaunchMode.NORMAL);
    }

    private static void assertBusy(Callable<byte[]> work) {
        assertThatThrownBy(work::call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("busy"));
    }

    private static byte[] derive(Argon2 argon2, Argon2.Use use) {
        return argon2.derive(use, new byte[8], new byte[16], 8, 1, 32);
    }
}
