package cn.fingertip.identity.staff.key;

/**
 * A key pair as it may be kept.
 *
 * @param privateKey sealed under the password's Argon2id key, and that under the site's keys: a copy of the database
 *     alone does not even let passwords be tried
 * @param salt of the password's key
 */
public record SealedPair(byte[] publicKey, byte[] privateKey, byte[] salt) {
    /** Without the keys, which belong in no log. */
    @Override
    public String toString() {
        return "SealedPair";
    }
}
