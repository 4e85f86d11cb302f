package cn.fingertip.roster.inspect;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Period;
import java.util.List;
import java.util.UUID;

/** A place among lines of many versions: the newest roster first, its newest version first, lines in the order of the file. */
record LinePlace(int year, String period, UUID rosterId, int version, int no) {
    static String cursor(InspectedLine last) {
        return Cursor.of(last.year(), last.period(), last.rosterId(), last.version(), last.no());
    }

    /** @throws Problem 400 {@code cursor-invalid} */
    static LinePlace of(String cursor) {
        List<String> keys = Cursor.read(cursor, 5);
        try {
            Period period = Period.of(Integer.parseInt(keys.get(0)), keys.get(1));
            return new LinePlace(
                    period.year(),
                    period.code(),
                    Cursor.idIn(keys.get(2)),
                    Integer.parseInt(keys.get(3)),
                    Integer.parseInt(keys.get(4)));
        } catch (NumberFormatException | Problem notOurs) {
            throw Cursor.invalid();
        }
    }
}
