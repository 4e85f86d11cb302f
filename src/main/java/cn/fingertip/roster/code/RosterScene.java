package cn.fingertip.roster.code;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Which roster a mini-program code means, within the 32 characters that WeChat gives: the id's 16 bytes in base64url, and
 * after a full stop the village's code in base 36.
 */
final class RosterScene {
    private static final int BASE = 36;

    private RosterScene() {}

    /** @param village 12 digits, null for the whole roster */
    static String of(UUID roster, String village) {
        byte[] id = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(roster.getMostSignificantBits())
                .putLong(roster.getLeastSignificantBits())
                .array();
        String scene = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        return village == null ? scene : scene + '.' + Long.toString(Long.parseLong(village), BASE);
    }
}
