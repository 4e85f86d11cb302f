package cn.fingertip.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over parts, each led by its length, so that no two different lists of parts give the same bytes. */
final class AuditHash {
    private final MessageDigest digest;

    AuditHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    AuditHash add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    AuditHash add(long part) {
        return add(ByteBuffer.allocate(Long.BYTES).putLong(part).array());
    }

    AuditHash add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }

    byte[] value() {
        return digest.digest();
    }
}
