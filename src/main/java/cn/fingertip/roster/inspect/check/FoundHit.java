package cn.fingertip.roster.inspect.check;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.inspect.LineConditions;
import java.util.List;
import java.util.UUID;

/** A row of a check's query. */
record FoundHit(long weight, String hit, String told, Long person, Long account, UUID version, Integer no) {
    static FoundHit of(Object[] row) {
        return new FoundHit(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                row[3] == null ? null : ((Number) row[3]).longValue(),
                row[4] == null ? null : ((Number) row[4]).longValue(),
                (UUID) row[5],
                (Integer) row[6]);
    }

    /** Narrows to the lines that show it. */
    LineConditions evidence(LineConditions conditions) {
        if (person != null) {
            conditions.beneficiary(person);
        }
        if (account != null) {
            conditions.account(account);
        }
        if (version != null) {
            conditions.version(version).no(no);
        }
        return conditions;
    }

    String cursor() {
        return Cursor.of(weight, hit);
    }

    /** Where a page begins: after this weight and hit. */
    record Place(long weight, String hit) {
        /** @throws Problem 400 {@code cursor-invalid} */
        static Place of(String cursor) {
            List<String> keys = Cursor.read(cursor, 2);
            try {
                return new Place(Long.parseLong(keys.getFirst()), keys.getLast());
            } catch (NumberFormatException notOurs) {
                throw Cursor.invalid();
            }
        }
    }
}
