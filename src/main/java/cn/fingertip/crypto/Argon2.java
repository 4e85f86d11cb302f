package cn.fingertip.crypto;

import cn.fingertip.kernel.Problem;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106), a few at a time: each takes 19 MiB and more, so a flood of guesses must not take the memory. Whoever asks
 * for one thing waits among those who ask for the same, so that strangers who try receipts shut out neither staff nor
 * those who send a report.
 */
@Singleton
class Argon2 {
    /** What a derivation is for. */
    enum Use {
        /** Passwords of staff. */
        PASSWORD(64),
        /** A new receipt that opens something: a report is on its way in. */
        NEW_KEY(64),
        /** A new receipt that opens nothing: an objection, which nobody is asked to work for. */
        NEW_RECEIPT(32),
        /** A receipt that somebody typed, who may be anybody. */
        TYPED_RECEIPT(32);

        /** Who may wait; together they stay below the 200 threads that answer requests, so that these never run out. */
        private final int mostWaiting;

        Use(int mostWaiting) {
            this.mostWaiting = mostWaiting;
        }

        /** Two or half the processors; what can be asked for without any reason gets half as many. */
        private int places() {
            int places = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
            return this == PASSWORD || this == NEW_KEY ? places : places / 2;
        }
    }

    static final int SITES_KIB = 19 * 1024;
    static final int ITERATIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<Use, Semaphore> places = new EnumMap<>(Use.class);
    private final Duration patience;
    private final int memoryKib;

    @Inject
    Argon2(CryptoConfig config) {
        this(PATIENCE, config.argon2Kib(), LaunchMode.current());
    }

    /** @throws IllegalArgumentException where a site that is no test would lose its receipts and keys, or make guesses cheap */
    Argon2(Duration patience, int memoryKib, LaunchMode mode) {
        if (memoryKib != SITES_KIB && mode != LaunchMode.TEST) {
            throw new IllegalArgumentException(
                    "fingertip.crypto.argon2-kib is for tests: %d, a site has %d".formatted(memoryKib, SITES_KIB));
        }
        this.patience = patience;
        this.memoryKib = memoryKib;
        for (Use use : Use.values()) {
            places.put(use, new Semaphore(use.places(), true));
        }
    }

    /** @return what a derivation of this site takes, KiB */
    int memoryKib() {
        return memoryKib;
    }

    /** As the other, at the cost of this site. */
    byte[] derive(Use use, byte[] secret, byte[] salt, int bytes) {
        return derive(use, secret, salt, memoryKib, ITERATIONS, bytes);
    }

    /**
     * @param kib memory it takes
     * @param bytes how many to derive
     * @throws Problem 503 {@code busy} where no place gets free in time, or too many wait for one
     */
    byte[] derive(Use use, byte[] secret, byte[] salt, int kib, int iterations, int bytes) {
        Semaphore free = places.get(use);
        boolean placed = false;
        try {
            placed = free.getQueueLength() < use.mostWaiting
                    && free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!placed) {
                throw busy();
            }
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(kib)
                    .withIterations(iterations)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] derived = new byte[bytes];
            generator.generateBytes(secret, derived);
            return derived;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            if (placed) {
                free.release();
            }
        }
    }

    /** @return the places of one use, to be taken by a test of what the others do meanwhile */
    Semaphore places(Use use) {
        return places.get(use);
    }

    private static Problem busy() {
        return Problem.unavailable("busy", "系统繁忙", "系统正忙,请稍后再试。", PATIENCE);
    }
}
