package cn.fingertip.roster.correction;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.Problem;
import java.util.List;

/** A place in the list of a correction's changes; a walk does not go on in another version's. */
final class ChangePlace {
    private ChangePlace() {}

    /**
     * @param typed a version's number as it stands in the path
     * @throws Problem 404 where it can be none
     */
    static int version(String typed) {
        if (!typed.matches("[1-9]\\d{0,8}")) {
            throw Problem.notFound("roster-not-published", "清册未公布", "这份清册没有公布过这个版本。请从清册列表重新进入。");
        }
        return Integer.parseInt(typed);
    }

    /** @throws Problem 400 where it is no place in the changes of this version */
    static int after(String cursor, int version) {
        List<String> keys = Cursor.read(cursor, 2);
        try {
            int after = Integer.parseInt(keys.getLast());
            if (Integer.parseInt(keys.getFirst()) == version && after >= 0) {
                return after;
            }
        } catch (NumberFormatException notOurs) {
            // answered below
        }
        throw Cursor.invalid();
    }
}
