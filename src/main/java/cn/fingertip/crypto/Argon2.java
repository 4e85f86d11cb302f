package cn.fingertip.crypto;

import cn.fingertip.kernel.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106), a few at a time: each takes 19 MiB, so a flood of guesses must not take the memory. */
@Singleton
class Argon2 {
    static final int MEMORY_KIB = 19 * 1024;
    static final int ITERATIONS = 2;
    private static final int WAIT_SECONDS = 5;

    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    /** @return 32 bytes; otherwise as the other */
    byte[] derive(byte[] secret, byte[] salt, int memoryKib, int iterations) {
        return derive(secret, salt, memoryKib, iterations, 32);
    }

    /**
     * @param bytes how many to derive
     * @throws Problem 503 {@code busy} where no place gets free in time
     */
    byte[] derive(byte[] secret, byte[] salt, int memoryKib, int iterations, int bytes) {
        boolean placed = false;
        try {
            placed = places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!placed) {
                throw Problem.unavailable("busy", "系统繁忙", "系统正忙,请稍后再试。", Duration.ofSeconds(WAIT_SECONDS));
            }
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memoryKib)
                    .withIterations(iterations)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] derived = new byte[bytes];
            generator.generateBytes(secret, derived);
            return derived;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("busy", "系统繁忙", "系统正忙,请稍后再试。", Duration.ofSeconds(WAIT_SECONDS));
        } finally {
            if (placed) {
                places.release();
            }
        }
    }
}
