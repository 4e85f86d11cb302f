package cn.fingertip.crypto;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The secrets of a site; each is made once and kept, outside the database, for as long as the data is. */
@ConfigMapping(prefix = "fingertip.crypto")
interface CryptoConfig {
    /**
     * Keys for sealing, {@code id:base64} of 32 bytes each, parted by commas. The first seals; the others still open
     * what was sealed before a rotation.
     */
    String sealingKeys();

    /** Base64 of 32 bytes: the key of blind indexes. Changing it means indexing everything anew. */
    String indexKey();

    /** Base64 of 32 bytes: the salt of receipts. Changing it makes every receipt handed out unknown. */
    String receiptKey();

    /**
     * Memory of one Argon2id derivation, KiB; 19 MiB is what OWASP advises. For tests only, which derive hundreds: a
     * site is refused any other, since receipts and sealed private keys that were made with one are not opened with
     * another.
     */
    @WithDefault("19456")
    int argon2Kib();
}
