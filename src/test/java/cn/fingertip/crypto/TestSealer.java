package cn.fingertip.crypto;

import java.util.Base64;

/** A sealer with a fresh key, for tests that need no application around them. */
public final class TestSealer {
    private TestSealer() {}

    public static Sealer fresh() {
        String key = Base64.getEncoder().encodeToString(DataKey.random());
        return new Sealer(new KeyRing(new CryptoConfig() {
            @Override
            public String sealingKeys() {
                return "t1:" + key;
            }

            @Override
            public String indexKey() {
                return key;
            }

            @Override
            public String receiptKey() {
                return key;
            }

            @Override
            public int argon2Kib() {
                return Argon2.SITES_KIB;
            }
        }));
    }
}
