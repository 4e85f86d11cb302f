package cn.fingertip.media.storage;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Keys of stored objects: random, so that neither a name nor an order can be read from a folder's listing. */
public final class StorageKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}(/[0-9a-f]{32})?");

    private StorageKey() {}

    public static String next() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** @return a key of one more object of {@code group}, which may be deleted with all of it */
    public static String within(String group) {
        return group + "/" + next();
    }

    /** @throws IllegalArgumentException for anything else: a key must never lead out of the folder */
    static String checked(String key) {
        if (!FORM.matcher(key).matches()) {
            throw new IllegalArgumentException("not a storage key");
        }
        return key;
    }
}
