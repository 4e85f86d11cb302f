package cn.fingertip.crypto;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Counts attempts by where they come from, without keeping where. A count stands in Redis, for all replicas, under a
 * keyed hash of the address that changes with every window and is gone after two at most. While Redis does not answer,
 * each replica counts for itself.
 */
@ApplicationScoped
public class SourceThrottle {
    /**
     * An amount that was counted.
     *
     * @param key where it stands; it is given back there, though the window may have turned since
     * @param total what this source had in that window, with this
     */
    public record Taken(String key, long total) {}

    private final SharedCounts counts;
    private final BlindIndex index;
    private final Clock clock;
    private final Duration window;

    /** For the container. */
    public SourceThrottle(SharedCounts counts, BlindIndex index, Clock clock, ThrottleConfig config) {
        this.counts = counts;
        this.index = index;
        this.clock = clock;
        this.window = config.window();
    }

    /**
     * Counts one attempt before it is made, so that many at once do not slip through together.
     *
     * @param what kind of attempt
     * @param source an address as the server sees it, or whatever else tells one from another
     * @param limit of attempts in a window
     * @throws Problem 429 {@code too-often} where there were {@code limit} in this window already
     */
    public void count(String what, String source, int limit) {
        if (add(what, source, 1) > limit) {
            throw tooOften();
        }
    }

    /**
     * Counts an amount, such as bytes, whatever there was before.
     *
     * @param amount 0 to ask only
     */
    public Taken take(String what, String source, long amount) {
        String key = key(what, source);
        return new Taken(key, counts.add(key, amount, window));
    }

    /** Gives back what was taken and not used; a negative amount takes more. */
    public void giveBack(Taken taken, long amount) {
        counts.add(taken.key(), -amount, window);
    }

    /** @return 429 {@code too-often}, until the window turns */
    public Problem tooOften() {
        return Problem.tooMany("too-often", "操作过于频繁", "操作过于频繁,请稍后再试。", untilNextWindow());
    }

    /**
     * As {@link #count}, where more than a limit is to cost something and not to be refused.
     *
     * @return how many there were in this window, with this one
     */
    public long tally(String what, String source) {
        return add(what, source, 1);
    }

    /**
     * A source's name for what lasts shorter than a process, such as connections that are open now.
     *
     * @return a keyed hash of the address; keep it in memory only
     */
    public String hidden(String what, String source) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(index.of("source:" + what, block(source)));
    }

    private long add(String what, String source, long by) {
        return counts.add(key(what, source), by, window);
    }

    private String key(String what, String source) {
        long number = clock.now().getEpochSecond() / window.toSeconds();
        byte[] hash = index.of("source:" + what + ":" + number, block(source));
        return "throttle:" + what + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private Duration untilNextWindow() {
        long seconds = window.toSeconds();
        return Duration.ofSeconds(seconds - clock.now().getEpochSecond() % seconds);
    }

    /** One subscriber has a whole /64 of IPv6 addresses. */
    private static String block(String source) {
        if (!source.contains(":")) {
            return source;
        }
        try {
            byte[] address = InetAddress.ofLiteral(source).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(address, 8));
        } catch (IllegalArgumentException notAnAddress) {
            return source;
        }
    }
}
