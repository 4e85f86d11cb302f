package cn.fingertip.crypto;

/**
 * Wraps keys for whoever may open them: the site ({@link Sealer}), the holder of a report's key ({@link DataKey}), one
 * person ({@link KeyPair}).
 */
public interface KeyWrap {
    /**
     * @param key of 32 bytes
     * @param context what the key is of, e.g. {@code "media.upload:<id>"}; it opens only with the same
     * @return the form that may be kept in the database
     */
    byte[] wrap(byte[] key, String context);

    /** @throws TamperedException where it was altered, belongs elsewhere or was wrapped for somebody else */
    byte[] unwrap(byte[] wrapped, String context);
}
