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
     * Memory of one Argon2id derivation, KiB; 19 MiB is the least that OWASP advises, and less is refused outside of
     * tests. To be chosen before the first report comes in: receipts and sealed private keys that were made with
     * another are not opened any more.
     */
    @WithDefault("19456")
    int argon2Kib();
}
