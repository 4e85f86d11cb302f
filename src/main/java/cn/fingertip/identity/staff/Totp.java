package cn.fingertip.identity.staff;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** One-time passwords by time (RFC 6238): 6 digits, 30-second steps, HMAC-SHA1, as every authenticator app has them. */
@Singleton
public class Totp {
    /** Steps a phone's clock may be off, either way. */
    private static final int DRIFT = 1;

    private static final int SECRET_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final Sealer sealer;
    private final Clock clock;

    Totp(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /** @return a new secret, sealed for this person */
    public byte[] newSecret(UUID person) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return sealer.seal(secret, context(person));
    }

    /** @return the secret as it is typed into an authenticator app */
    public String shown(StaffPerson person) {
        return Base32.toBase32String(secret(person));
    }

    /** @return the address behind the QR code that an authenticator app scans */
    public String uri(StaffPerson person) {
        String issuer = encoded("指尖公开");
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
                .formatted(issuer, encoded(person.username), shown(person), issuer);
    }

    /** @return the step to which a one-time password belongs, empty where it is wrong now */
    public OptionalLong stepOf(StaffPerson person, String otp) {
        SecretKeySpec key = new SecretKeySpec(secret(person), "HmacSHA1");
        long period = generator.getTimeStep().toSeconds();
        long now = clock.now().getEpochSecond() / period;
        OptionalLong found = OptionalLong.empty();
        for (long step = now - DRIFT; step <= now + DRIFT; step++) {
            if (MessageDigest.isEqual(ascii(at(key, step * period)), ascii(otp))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private String at(SecretKeySpec key, long epochSecond) {
        try {
            return generator.generateOneTimePasswordString(key, Instant.ofEpochSecond(epochSecond));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] secret(StaffPerson person) {
        return sealer.open(person.totpSealed, context(person.id));
    }

    private static String context(UUID person) {
        return "staff_person.totp:" + person;
    }

    private static byte[] ascii(String digits) {
        return digits.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
