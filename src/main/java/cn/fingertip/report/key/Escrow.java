package cn.fingertip.report.key;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The escrow key of the site, where it has one. */
@Singleton
class Escrow {
    /** Who holds what is wrapped for the escrow key. */
    static final UUID HOLDER = new UUID(0, 0);

    private volatile Optional<byte[]> publicKey;

    Escrow(EscrowConfig config) {
        this.publicKey = config.publicKey().filter(text -> !text.isBlank()).map(Escrow::read);
    }

    /** @return empty where the site has none */
    Optional<byte[]> publicKey() {
        return publicKey;
    }

    /** As if the setting were this. */
    void use(Optional<byte[]> other) {
        publicKey = other;
    }

    private static byte[] read(String base64) {
        byte[] key = Base64.getDecoder().decode(base64.strip());
        if (key.length != 32) {
            throw new IllegalArgumentException("fingertip.escrow.public-key: want base64 of 32 bytes");
        }
        return key;
    }
}
