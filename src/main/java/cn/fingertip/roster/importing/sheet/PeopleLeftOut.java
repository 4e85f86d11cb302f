package cn.fingertip.roster.importing.sheet;

import cn.fingertip.kernel.IdNumber;
import cn.fingertip.roster.importing.file.SheetRow;
import java.util.regex.Pattern;

/**
 * Counts the rows of a sheet that name a person by an ID number, as long as nothing of it is imported: a summary has
 * none, a village has.
 */
final class PeopleLeftOut {
    /** Right, mistyped, or a number that lost its last digits: of a person in any case. */
    private static final Pattern ID = Pattern.compile("[1-9]\\d{5}(18|19|20)\\d{9}[\\dX]");

    private int rows;
    private int last;

    /** @param row counts once, however often it is looked at */
    void row(SheetRow row) {
        if (row.number() <= last) {
            return;
        }
        last = row.number();
        for (int column = 0; column < row.width(); column++) {
            if (!row.blank(column) && isId(row.text(column))) {
                rows++;
                return;
            }
        }
    }

    int rows() {
        return rows;
    }

    private static boolean isId(String text) {
        if (text.length() < 15 || text.length() > 40) {
            return false;
        }
        return ID.matcher(IdNumber.plain(text)).matches()
                || IdNumber.normalize(text).isPresent();
    }
}
