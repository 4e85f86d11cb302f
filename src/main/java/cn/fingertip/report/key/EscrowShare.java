package cn.fingertip.report.key;

import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.KeyPairs;
import cn.fingertip.kernel.Problem;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.bouncycastle.util.encoders.DecoderException;

/**
 * One of the two shares of an escrow key's private half: random bits, and those bits xor the key. Each alone is random
 * and says nothing of the key. As text: the number, 32 bytes and 3 bytes against slips, in Base32 in groups of four.
 *
 * @param no 1 or 2
 * @param bits 32 bytes
 */
record EscrowShare(int no, byte[] bits) {
    private static final int BITS = 32;
    private static final int CHECK = 3;
    private static final Pattern FORM = Pattern.compile("[12][A-Z2-7]{56}");

    /** @return the two shares of a private key */
    static List<EscrowShare> split(KeyPair pair) {
        byte[] random = new byte[BITS];
        new SecureRandom().nextBytes(random);
        return List.of(new EscrowShare(1, random), new EscrowShare(2, xor(random, pair.privateKey())));
    }

    /** @return the pair whose shares these are, or some other pair where they are not of one */
    static KeyPair join(EscrowShare one, EscrowShare other) {
        return KeyPairs.of(xor(one.bits, other.bits));
    }

    /**
     * @param typed as a person types it: case, spaces and hyphens do not matter
     * @throws Problem 422 {@code escrow-share-wrong} where it cannot be a share
     */
    static EscrowShare read(String typed) {
        String text = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        try {
            if (FORM.matcher(text).matches()) {
                byte[] all = Base32.decode(text.substring(1));
                int no = text.charAt(0) - '0';
                byte[] bits = Arrays.copyOf(all, BITS);
                if (MessageDigest.isEqual(check(no, bits), Arrays.copyOfRange(all, BITS, BITS + CHECK))) {
                    return new EscrowShare(no, bits);
                }
            }
        } catch (DecoderException notBase32) {
            // answered below
        }
        throw wrong("这不是一份完整的托管密钥,请逐字核对后重新输入。");
    }

    static Problem wrong(String detail) {
        return Problem.rule("escrow-share-wrong", "托管密钥不正确", detail);
    }

    /** @return the form to keep on paper */
    String text() {
        byte[] all = Arrays.copyOf(bits, BITS + CHECK);
        System.arraycopy(check(no, bits), 0, all, BITS, CHECK);
        return no + "-" + Base32.toBase32String(all).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** Without the bits, which belong in no log. */
    @Override
    public String toString() {
        return "EscrowShare";
    }

    private static byte[] check(int no, byte[] bits) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((byte) no);
            return Arrays.copyOf(sha.digest(bits), CHECK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] both = new byte[BITS];
        for (int i = 0; i < BITS; i++) {
            both[i] = (byte) (one[i] ^ other[i]);
        }
        return both;
    }
}
