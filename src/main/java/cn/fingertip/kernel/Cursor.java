package cn.fingertip.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where the next page of a list begins: the sort keys of the last row seen, unreadable to the client on purpose. */
public final class Cursor {
    private static final char BETWEEN = '\u001F';

    private Cursor() {}

    /** @param keys the sort keys of the last row of a page; none may hold a control character */
    public static String of(Object... keys) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < keys.length; i++) {
            joined.append(i == 0 ? "" : BETWEEN).append(keys[i]);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param cursor what {@link #of} made
     * @param count how many keys it must hold
     * @throws Problem 400 where it is none of ours
     */
    public static List<String> read(String cursor, int count) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> keys = List.of(joined.split(String.valueOf(BETWEEN), -1));
            // PostgreSQL can keep no NUL, so no key of ours has one.
            if (keys.size() == count && joined.indexOf(0) < 0) {
                return keys;
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw invalid();
    }

    /** As {@link #read}, for a cursor of one whole number. */
    public static long number(String cursor) {
        try {
            return Long.parseLong(read(cursor, 1).getFirst());
        } catch (NumberFormatException notOurs) {
            throw invalid();
        }
    }

    /** As {@link #read}, for a cursor of one id. */
    public static UUID id(String cursor) {
        return idIn(read(cursor, 1).getFirst());
    }

    /**
     * @param key one key out of {@link #read}
     * @return the id that it is
     * @throws Problem 400 where it is none
     */
    public static UUID idIn(String key) {
        try {
            return Ids.parse(key);
        } catch (Problem notOurs) {
            throw invalid();
        }
    }

    /** @return the problem for a cursor that cannot be continued from */
    public static Problem invalid() {
        return Problem.badRequest("cursor-invalid", "翻页位置无效", "翻页位置已失效,请回到第一页重新查看。");
    }
}
