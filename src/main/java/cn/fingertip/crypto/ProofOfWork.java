package cn.fingertip.crypto;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Challenges that nobody keeps: end, difficulty and a random number, signed by the site. Only an answered one is
 * remembered, until it would have ended, so that it is taken once. It says nothing of who asked for it.
 */
@ApplicationScoped
public class ProofOfWork {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 16;
    private static final int SIGNED = Long.BYTES + 1 + RANDOM_BYTES;
    private static final Pattern ANSWER = Pattern.compile("([A-Za-z0-9_-]{20,100}):([0-9]{1,19})");

    private final BlindIndex signing;
    private final SharedCounts marks;
    private final WorkConfig config;
    private final Clock clock;

    ProofOfWork(BlindIndex signing, SharedCounts marks, WorkConfig config, Clock clock) {
        this.signing = signing;
        this.marks = marks;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param harder by how many bits more than usual; more than {@code fingertip.work.hardest} are not asked of anybody
     * @return a new challenge
     */
    public Work next(int harder) {
        int difficulty = difficulty(harder);
        Instant end = Instant.ofEpochSecond(clock.now().plus(config.life()).getEpochSecond());
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] signed = ByteBuffer.allocate(SIGNED)
                .putLong(end.getEpochSecond())
                .put((byte) difficulty)
                .put(random)
                .array();
        byte[] signature = signature(signed);
        byte[] all = ByteBuffer.allocate(SIGNED + signature.length)
                .put(signed)
                .put(signature)
                .array();
        return new Work(Base64.getUrlEncoder().withoutPadding().encodeToString(all), difficulty, end);
    }

    /**
     * @param answer {@code challenge:number} as it came, null where none came
     * @param harder as of {@link #next}; half of that work is enough, since more may be asked by now than when the
     *     challenge was given
     * @return whether it answers a challenge of this site's in time and for the first time; it is used up then
     */
    public boolean accept(String answer, int harder) {
        var parts = answer == null ? null : ANSWER.matcher(answer.strip());
        if (parts == null || !parts.matches()) {
            return false;
        }
        String challenge = parts.group(1);
        ByteBuffer signed = verified(challenge);
        if (signed == null) {
            return false;
        }
        Instant end = Instant.ofEpochSecond(signed.getLong());
        int difficulty = signed.get();
        Duration left = Duration.between(clock.now(), end);
        return left.isPositive()
                && difficulty >= difficulty(harder) - 1
                && zeroBits(sha256(challenge + ":" + parts.group(2))) >= difficulty
                && marks.first("work:" + challenge, left.plusSeconds(1));
    }

    /**
     * @param answer as {@link #accept} takes it
     * @throws Problem 428 {@code proof-of-work-required} with a new challenge
     */
    public void require(String answer, int harder) {
        if (!accept(answer, harder)) {
            throw Problem.of(
                            428,
                            "proof-of-work-required",
                            "请稍候再试",
                            "现在来的人很多,需要您的手机先做一次短时间的计算(一般几秒)。请按 challenge 算出结果,放在请求头 Proof-Of-Work 中,原样再发一次。")
                    .with("challenge", next(harder));
        }
    }

    private int difficulty(int harder) {
        return config.difficulty() + Math.clamp(harder, 0, config.hardest());
    }

    /** @return what was signed, null where it was not by this site */
    private ByteBuffer verified(String challenge) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(challenge);
            byte[] signed = new byte[SIGNED];
            ByteBuffer.wrap(all).get(signed);
            byte[] signature = Arrays.copyOfRange(all, SIGNED, all.length);
            return MessageDigest.isEqual(signature, signature(signed)) ? ByteBuffer.wrap(signed) : null;
        } catch (IllegalArgumentException | BufferUnderflowException notOurs) {
            return null;
        }
    }

    private byte[] signature(byte[] signed) {
        return signing.of("proof-of-work", Base64.getEncoder().encodeToString(signed));
    }

    /** @return how many bits are zero before the first that is not */
    static int zeroBits(byte[] hash) {
        int bits = 0;
        for (byte each : hash) {
            if (each != 0) {
                return bits + Integer.numberOfLeadingZeros(each & 0xff) - (Integer.SIZE - Byte.SIZE);
            }
            bits += Byte.SIZE;
        }
        return bits;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
