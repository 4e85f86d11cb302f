package cn.fingertip.crypto;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * 查询码: 16 random digits, the only key an anonymous reporter holds. Kept only as a slow derivation. The salt is the
 * site's, not the row's, because the receipt alone must find its row.
 */
@Singleton
public class Receipts {
    private static final int DIGITS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2 argon2;
    private final byte[] salt;

    Receipts(Argon2 argon2, CryptoConfig config) {
        this.argon2 = argon2;
        this.salt = KeyRing.key(config.receiptKey(), "fingertip.crypto.receipt-key");
    }

    /** @return a new receipt, to be shown once and never kept */
    public String next() {
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int i = 0; i < DIGITS; i++) {
            digits.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return digits.toString();
    }

    /**
     * @param typed as a person types it: spaces and hyphens between groups are passed over, full-width digits are taken
     * @return the 16 digits, empty where it cannot be a receipt
     */
    public Optional<String> read(String typed) {
        StringBuilder digits = new StringBuilder(DIGITS);
        for (char c : typed.toCharArray()) {
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c >= '\uFF10' && c <= '\uFF19') {
                digits.append((char) (c - '\uFF10' + '0'));
            } else if (!Character.isWhitespace(c) && c != '-' && c != '\u3000') {
                return Optional.empty();
            }
        }
        return digits.length() == DIGITS ? Optional.of(digits.toString()) : Optional.empty();
    }

    /**
     * @param receipt a new one
     * @return 32 bytes that find the row of a receipt; Argon2id, so that 10¹⁶ guesses on a stolen table do not pay
     * @throws cn.fingertip.kernel.Problem 503 {@code busy}
     */
    public byte[] derive(String receipt) {
        return derive(Argon2.Use.NEW_RECEIPT, receipt, 32);
    }

    /** As {@link #derive}, of one that somebody typed, who waits among those who do the same. */
    public byte[] deriveTyped(String receipt) {
        return derive(Argon2.Use.TYPED_RECEIPT, receipt, 32);
    }

    /**
     * As {@link #derive}, where a receipt also opens something.
     *
     * @param receipt a new one
     * @return what a receipt gives: one half finds its row, the other opens what is wrapped for it. One derivation for
     *     both, of which the half in the table does not tell the other
     */
    public ReceiptKey key(String receipt) {
        return key(Argon2.Use.NEW_KEY, receipt);
    }

    /** As {@link #key}, of one that somebody typed, who waits among those who do the same. */
    public ReceiptKey keyTyped(String receipt) {
        return key(Argon2.Use.TYPED_RECEIPT, receipt);
    }

    private ReceiptKey key(Argon2.Use use, String receipt) {
        byte[] both = derive(use, receipt, 64);
        return new ReceiptKey(Arrays.copyOf(both, 32), DataKey.of(Arrays.copyOfRange(both, 32, 64)));
    }

    private byte[] derive(Argon2.Use use, String receipt, int bytes) {
        return argon2.derive(use, receipt.getBytes(StandardCharsets.US_ASCII), salt, bytes);
    }
}
