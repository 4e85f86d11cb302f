package cn.fingertip.kernel;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** New identifiers. Outside, every id is an opaque string. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * A UUID of version 7 (RFC 9562): it begins with the time, so that new rows land at the end of an index. Not for
     * anything whose time of creation is nobody's business; {@link #random()} is.
     */
    public static UUID next() {
        long millis = System.currentTimeMillis();
        long high = (millis << 16) | 0x7000L | RANDOM.nextInt(0x1000);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** @return a UUID of version 4, which tells nothing of when it was made */
    public static UUID random() {
        return UUID.randomUUID();
    }

    /** @return 128 random bits as 32 hexadecimal characters, for trace ids */
    public static String hex() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Reads an id that came in a path or body.
     *
     * @throws Problem 404 where it is no id of ours: an unknown id and an impossible one are the same to the asker
     */
    public static UUID parse(String id) {
        try {
            UUID parsed = UUID.fromString(id);
            // UUID.fromString takes short groups too; only the full form is ours.
            if (parsed.toString().equalsIgnoreCase(id)) {
                return parsed;
            }
        } catch (IllegalArgumentException notAnId) {
            // answered below, like an unknown id
        }
        throw Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }
}
