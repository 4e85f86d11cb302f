package cn.fingertip.roster.payment;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Period;
import java.util.List;
import java.util.UUID;

/** A place in a person's list of payments. */
record PaymentPlace(int year, String period, UUID rosterId, int no) {
    static String cursor(PaymentView last) {
        return Cursor.of(last.year(), last.period(), last.roster().id(), last.no());
    }

    /** @throws Problem 400 {@code cursor-invalid} */
    static PaymentPlace of(String cursor) {
        List<String> keys = Cursor.read(cursor, 4);
        try {
            Period period = Period.of(Integer.parseInt(keys.get(0)), keys.get(1));
            return new PaymentPlace(
                    period.year(), period.code(), Ids.parse(keys.get(2)), Integer.parseInt(keys.get(3)));
        } catch (NumberFormatException | Problem notOurs) {
            throw Cursor.invalid();
        }
    }
}
