package cn.fingertip.testsupport;

import io.restassured.path.json.JsonPath;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Does the work that the site asks for, as the contract tells it and by other means than the server's. */
public final class Solved {
    private Solved() {}

    /** @return what goes into the header Proof-Of-Work */
    public static String proof(String challenge, int difficulty) {
        for (long n = 0; ; n++) {
            if (solves(challenge, n, difficulty)) {
                return challenge + ":" + n;
            }
        }
    }

    /** @param problem the body of a refusal with 428 */
    public static String of(String problem) {
        JsonPath asked = JsonPath.from(problem);
        return proof(asked.getString("challenge.challenge"), asked.getInt("challenge.difficulty"));
    }

    public static boolean solves(String challenge, long n, int difficulty) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((challenge + ":" + n).getBytes(StandardCharsets.US_ASCII));
            return new BigInteger(1, hash).bitLength() <= 256 - difficulty;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
