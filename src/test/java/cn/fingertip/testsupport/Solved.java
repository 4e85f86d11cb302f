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
        MessageDigest sha = sha256();
        for (long n = 0; ; n++) {
            if (solves(sha, challenge, n, difficulty)) {
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
        return solves(sha256(), challenge, n, difficulty);
    }

    private static boolean solves(MessageDigest sha, String challenge, long n, int difficulty) {
        byte[] hash = sha.digest((challenge + ":" + n).getBytes(StandardCharsets.US_ASCII));
        // Nearly all end here.
        return (hash[0] == 0 || difficulty < Byte.SIZE) && new BigInteger(1, hash).bitLength() <= 256 - difficulty;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
