package cn.fingertip.kernel.idempotency;

import cn.fingertip.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
    /** Of a key that is written so, each character is worth four bits at most; hyphens are worth nothing. */
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F-]+");

    private static final int HEX_DIGITS = 32;
    /** 22 of 64 characters hold the 128 bits of a UUID written so, padded or not; 21 of nanoid's hold 126. */
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9_-]{21}|[A-Za-z0-9_+/-]{22,}={0,2}");
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

    /** @throws Problem 400 {@code idempotency-key-required}, {@code idempotency-key-invalid} */
    static IdempotencyKey of(SiteSecret site, String scope, String key) {
        requireForm(key);
        byte[] input = site.mix(scope + '\u0000' + key);
        try {
            KDF kdf = KDF.getInstance("HKDF-SHA256");
            HKDFParameterSpec.Builder root = HKDFParameterSpec.ofExtract().addIKM(input);
            byte[] hash = kdf.deriveData(root.thenExpand(utf8("find"), 32));
            SecretKey compare = kdf.deriveKey("HmacSHA256", root.thenExpand(utf8("compare"), 32));
            SecretKey seal = kdf.deriveKey("AES", root.thenExpand(utf8("seal"), 32));
            return new IdempotencyKey(hash, compare, seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireForm(String key) {
        if (key == null || key.isBlank()) {
            throw Problem.badRequest(
                    "idempotency-key-required", "缺少提交编号", "请在请求头 Idempotency-Key 中带上一个随机编号(如 UUID),重试时保持不变。");
        }
        if (!FORM.matcher(key).matches()) {
            throw Problem.badRequest(
                    "idempotency-key-invalid", "提交编号无效", "Idempotency-Key 应为 8–128 个可见的英文字符,建议用 UUID。");
        }
    }

    /**
     * Wants as many characters as hold 128 bits when they are drawn at random; whether they were nobody can see. The 21
     * url-safe characters that nanoid gives unless it is told otherwise hold 126, which nobody tries either.
     *
     * @throws Problem as {@link #of}, and 400 {@code idempotency-key-weak}
     */
    static void requireUnguessable(String key) {
        requireForm(key);
        boolean enough = HEX.matcher(key).matches()
                ? key.chars().filter(c -> c != '-').count() >= HEX_DIGITS
                : BASE64.matcher(key).matches();
        if (!enough) {
            throw Problem.badRequest(
                    "idempotency-key-weak",
                    "提交编号太容易猜到",
                    "这次提交返回的查询码要凭 Idempotency-Key 取回,编号必须是随机的:UUID,或至少 32 位十六进制、21 位 base64url 字符。没有保存任何内容,请换一个编号重新提交。");
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

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
