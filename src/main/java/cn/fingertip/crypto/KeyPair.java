package cn.fingertip.crypto;

/**
 * An X25519 key pair: anybody wraps for its public key, only the private one opens.
 *
 * @param publicKey 32 bytes
 * @param privateKey 32 bytes
 */
public record KeyPair(byte[] publicKey, byte[] privateKey) implements KeyWrap {
    @Override
    public byte[] wrap(byte[] key, String context) {
        return KeyPairs.seal(publicKey, key, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String context) {
        return KeyPairs.open(this, wrapped, context);
    }

    /** Without the private key, which belongs in no log. */
    @Override
    public String toString() {
        return "KeyPair";
    }
}
