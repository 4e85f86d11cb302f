package cn.fingertip.kernel.idempotency;

import cn.fingertip.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** The keys that one Idempotency-Key header yields by HKDF: one to find it, one to compare bodies, one to seal. */
final class IdempotencyKey {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{8,128}");
    /** A sealing key seals one message only, so a fixed nonce is never used twice with it. */
    private static final byte[] NONCE = new byte[12];

    private final byte[] hash;
    private final SecretKey compare;
    private final SecretKey seal;

    private IdempotencyKey(byte[] hash, SecretKey compare, SecretKey seal) {
        this.hash = hash;
        this.compare = compare;
        this.seal = seal;
    }

    static IdempotencyKey of(String scope, String key) {
        if (key == null || key.isBlank()) {
            throw Problem.badRequest(
                    "idempotency-key-required", "缺少提交编号", "请在请求头 Idempotency-Key 中带上一个随机编号(如 UUID),重试时保持不变。");
        }
        if (!FORM.matcher(key).matches()) {
            throw Problem.badRequest(
                    "idempotency-key-invalid", "提交编号无效", "Idempotency-Key 应为 8–128 个可见的英文字符,建议用 UUID。");
        }
        try {
            byte[] input = (scope + '\u0000' + key).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(input);
            KDF kdf = KDF.getInstance("HKDF-SHA256");
            HKDFParameterSpec.Builder root = HKDFParameterSpec.ofExtract().addIKM(input);
            SecretKey compare =
                    kdf.deriveKey("HmacSHA256", root.thenExpand("compare".getBytes(StandardCharsets.UTF_8), 32));
            SecretKey seal = kdf.deriveKey("AES", root.thenExpand("seal".getBytes(StandardCharsets.UTF_8), 32));
            return new IdempotencyKey(hash, compare, seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] hash() {
        return hash.clone();
    }

    /** Keyed, because a short text could be guessed from a plain hash. */
    byte[] fingerprint(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(compare);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] seal(byte[] answer) {
        return crypt(Cipher.ENCRYPT_MODE, answer);
    }

    byte[] open(byte[] sealed) {
        return crypt(Cipher.DECRYPT_MODE, sealed);
    }

    private byte[] crypt(int mode, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, seal, new GCMParameterSpec(128, NONCE));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a remembered answer does not open", e);
        }
    }
}
