package cn.fingertip.crypto;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Seals fields at rest: authenticated encryption under the site's current key, whose id stands in front, so that keys
 * can be rotated. Form: length of the key id (1 byte), key id, nonce, ciphertext, tag.
 */
@Singleton
public class Sealer implements KeyWrap {
    private final KeyRing ring;

    Sealer(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * @param context where it is kept, e.g. {@code "beneficiary.id_number"} and the row's id; it opens only with the
     *     same, so that a sealed value moved to another row is found out
     */
    public byte[] seal(byte[] plain, String context) {
        byte[] id = ring.currentId().getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = AesGcm.seal(ring.key(ring.currentId()), plain, utf8(context));
        return ByteBuffer.allocate(1 + id.length + sealed.length)
                .put((byte) id.length)
                .put(id)
                .put(sealed)
                .array();
    }

    /** As {@link #seal(byte[], String)}, for text. */
    public byte[] seal(String plain, String context) {
        return seal(utf8(plain), context);
    }

    /** @throws TamperedException where it was altered or belongs elsewhere */
    public byte[] open(byte[] sealed, String context) {
        int idLength = sealed[0];
        String id = new String(sealed, 1, idLength, StandardCharsets.US_ASCII);
        return AesGcm.open(ring.key(id), Arrays.copyOfRange(sealed, 1 + idLength, sealed.length), utf8(context));
    }

    /** As {@link #open}, for text. */
    public String openText(byte[] sealed, String context) {
        return new String(open(sealed, context), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] wrap(byte[] key, String context) {
        return seal(key, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String context) {
        try {
            return open(wrapped, context);
        } catch (IllegalStateException | IndexOutOfBoundsException notOurs) {
            // What others wrapped has no key's id in front.
            throw new TamperedException(notOurs);
        }
    }

    /** @return a new data key, for what has a key of its own (a report, an upload) */
    public DataKey newDataKey(String context) {
        byte[] raw = DataKey.random();
        return new DataKey(raw, seal(raw, context));
    }

    /** @param wrapped {@link DataKey#wrapped()} of a key made with the same context */
    public DataKey openDataKey(byte[] wrapped, String context) {
        return new DataKey(open(wrapped, context), wrapped);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
