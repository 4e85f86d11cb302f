package cn.fingertip.roster.search;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Period;
import java.util.List;
import java.util.UUID;

/** A place in the list of all that was paid to a person. */
record PersonPlace(int year, String period, UUID rosterId, int no) {
    static String cursor(FoundLine last) {
        return Cursor.of(last.year(), last.period(), last.rosterId(), last.no());
    }

    /** @throws Problem 400 {@code cursor-invalid} */
    static PersonPlace of(String cursor) {
        List<String> keys = Cursor.read(cursor, 4);
        try {
            Period period = Period.of(Integer.parseInt(keys.get(0)), keys.get(1));
            return new PersonPlace(
                    period.year(), period.code(), Cursor.idIn(keys.get(2)), Integer.parseInt(keys.get(3)));
        } catch (NumberFormatException | Problem notOurs) {
            throw Cursor.invalid();
        }
    }
}
