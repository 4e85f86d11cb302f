package cn.fingertip.crypto;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords of staff, kept as Argon2id in the usual string form {@code $argon2id$v=19$m=…,t=…,p=1$salt$hash}. */
@Singleton
public class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2 argon2;
    private final String nobody;

    Passwords(Argon2 argon2) {
        this.argon2 = argon2;
        this.nobody = hash("nobody has this password");
    }

    /** @return a salt for {@link #key}, to be kept beside what that key seals */
    public static byte[] salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /**
     * The key that a password gives, by Argon2id like its hash but with a salt of its own: the one kept in the table does
     * not tell the other.
     *
     * @param salt from {@link #salt()}
     */
    public DataKey key(String password, byte[] salt) {
        return DataKey.of(argon2.derive(Argon2.Use.PASSWORD, utf8(password), salt, 32));
    }

    /** @return the form to keep */
    public String hash(String password) {
        byte[] salt = salt();
        byte[] hash = argon2.derive(Argon2.Use.PASSWORD, utf8(password), salt, 32);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        argon2.memoryKib(),
                        Argon2.ITERATIONS,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    /**
     * @param kept what {@link #hash} gave, or null where there is no such person: the same work is done then, so that
     *     a wrong name takes as long as a wrong password
     */
    public boolean matches(String password, String kept) {
        String[] parts = (kept == null ? nobody : kept).split("\\$");
        String[] cost = parts[3].split("[=,]");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] derived = argon2.derive(
                Argon2.Use.PASSWORD, utf8(password), salt, Integer.parseInt(cost[1]), Integer.parseInt(cost[3]), 32);
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[5])) && kept != null;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
