package cn.fingertip.crypto;

import cn.fingertip.kernel.idempotency.SiteSecret;
import jakarta.inject.Singleton;

/** Mixes the index key into Idempotency-Keys: who has the database alone cannot try any. */
@Singleton
class IdempotencySecret implements SiteSecret {
    private final BlindIndex index;

    IdempotencySecret(BlindIndex index) {
        this.index = index;
    }

    @Override
    public byte[] mix(String input) {
        return index.of("idempotency", input);
    }
}
