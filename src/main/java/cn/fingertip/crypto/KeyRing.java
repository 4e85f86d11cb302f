package cn.fingertip.crypto;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The sealing keys by id, the current one first. */
@Singleton
class KeyRing {
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final String current;

    KeyRing(CryptoConfig config) {
        for (String entry : config.sealingKeys().split(",")) {
            String[] idAndKey = entry.strip().split(":", 2);
            if (idAndKey.length != 2) {
                throw new IllegalArgumentException("fingertip.crypto.sealing-keys: want id:base64[,id:base64…]");
            }
            keys.put(idAndKey[0], new SecretKeySpec(key(idAndKey[1], "fingertip.crypto.sealing-keys"), "AES"));
        }
        current = keys.keySet().iterator().next();
    }

    String currentId() {
        return current;
    }

    SecretKey key(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("sealed under key " + id + ", which this site no longer has");
        }
        return key;
    }

    /** Decodes one 32-byte key; the message names the setting, never the value. */
    static byte[] key(String base64, String setting) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != 32) {
            throw new IllegalArgumentException(setting + ": want base64 of 32 bytes");
        }
        return bytes;
    }
}
