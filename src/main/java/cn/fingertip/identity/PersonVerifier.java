package cn.fingertip.identity;

/**
 * Tells whether a name and an ID number belong together. The roster's own people are the default; a real-name service
 * can take its place.
 */
public interface PersonVerifier {
    /**
     * A hit and a miss take the same work.
     *
     * @param name as typed
     * @param idNumber18 18 characters, checksum valid, upper-case X
     */
    boolean verify(String name, String idNumber18);
}
