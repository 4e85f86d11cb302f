package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.sheet.cell.SumWords;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import java.util.regex.Pattern;

/** What a row below the header is. */
public enum RowKind {
    LINE,
    /** 合计, 小计, 总计. */
    SUM,
    /** The header once more, at the top of a printed page. */
    HEADER_AGAIN,
    /** Blank, a prepared but unused line, or a note such as 审核人. */
    NOTE;

    private static final Pattern NOTE_LABEL = Pattern.compile(
            ".*[:\uFF1A].*|(备注|注|说明|填表|制表|审核|经办|负责人|日期|公示|监督电话|第\\s*\\d+\\s*页).*"
                    + "|.*(清册|发放表|明细表|花名册|公示表|一览表|登记表|汇总表).*|.*20\\d\\d\\s*年.*",
            Pattern.DOTALL);
    /** Beside it stands who signs. */
    private static final Pattern SIGN_OFF =
            Pattern.compile(".*[:\uFF1A]|.*(填表|制表|制单|审核|复核|审批|经办|负责|主管|分管|领导|校对|签字|签章|盖章|日期|电话).{0,6}", Pattern.DOTALL);

    /** It stands over the lines below it. */
    private static final Pattern SECTION = Pattern.compile(".*(村|嘎查|社区|村委会|居委会|组|队|屯)");

    private static final int SHORTEST_ID = 15;

    /** @return what a row below the header is */
    public static RowKind of(SheetRow row, Columns columns) {
        if (!columns.blank(row, Field.ID)) {
            return withNumber(row, columns, columns.text(row, Field.ID));
        }
        if (columns.headerAgain(row)) {
            return HEADER_AGAIN;
        }
        if (SumLabel.of(row, columns) != null) {
            return SUM;
        }
        if (carriedOver(row, columns)) {
            return NOTE;
        }
        if (!columns.blank(row, Field.NAME)) {
            return wordsAlone(row, columns) && nameIsNote(row, columns) ? NOTE : LINE;
        }
        boolean numbers = !columns.blank(row, Field.AMOUNT)
                || !columns.blank(row, Field.QUANTITY)
                || !columns.blank(row, Field.CARD);
        return !numbers || wordsAlone(row, columns) && (saysNote(row) || filled(row) == 1) ? NOTE : LINE;
    }

    /** Something stands where people's numbers stand. */
    private static RowKind withNumber(SheetRow row, Columns columns, String id) {
        if (id.equals(columns.heading(Field.ID))) {
            return HEADER_AGAIN;
        }
        boolean sign = id.length() < SHORTEST_ID;
        if (sign && sumBesideText(row, columns)) {
            return SUM;
        }
        if (sign && ColumnNumbers.are(row)) {
            return HEADER_AGAIN;
        }
        boolean note = columns.blank(row, Field.NAME)
                && wordsAlone(row, columns)
                && (NOTE_LABEL.matcher(id).matches() || signedLeftOf(row, columns.of(Field.ID)) || section(row, id));
        return note ? NOTE : LINE;
    }

    /** 小计 of a group, whose name stands where numbers of people stand; or 合计 for a name and 12户 for a number. */
    private static boolean sumBesideText(SheetRow row, Columns columns) {
        boolean nobody = columns.blank(row, Field.NAME) || SumWords.is(columns.text(row, Field.NAME));
        return nobody && columns.blank(row, Field.CARD) && SumLabel.of(row, columns) != null;
    }

    /** 审核人:… may stand in the first column, which may be that of the amounts. */
    private static boolean wordsAlone(SheetRow row, Columns columns) {
        return noDigit(row, columns, Field.ID)
                && noDigit(row, columns, Field.AMOUNT)
                && noDigit(row, columns, Field.QUANTITY)
                && noDigit(row, columns, Field.CARD);
    }

    private static boolean noDigit(SheetRow row, Columns columns, Field field) {
        return columns.text(row, field).chars().noneMatch(Character::isDigit);
    }

    /** What the page before came to is no payment; 小计 and 合计 are held against the lines, this need not be. */
    private static boolean carriedOver(SheetRow row, Columns columns) {
        return SumWords.carriedOver(columns.text(row, Field.NO))
                || SumWords.carriedOver(columns.text(row, Field.VILLAGE))
                || SumWords.carriedOver(columns.text(row, Field.NAME));
    }

    /** A remark beside a name makes no note of it: the person would vanish without a word. */
    private static boolean nameIsNote(SheetRow row, Columns columns) {
        String name = columns.text(row, Field.NAME);
        return NOTE_LABEL.matcher(name).matches() || signedLeftOf(row, columns.of(Field.NAME)) || section(row, name);
    }

    /** @return whether the row holds a village's or a group's name and nothing else */
    private static boolean section(SheetRow row, String text) {
        return SECTION.matcher(text).matches() && filled(row) == 1;
    }

    /** @return whether the next cell to the left that is not blank asks for a signature */
    private static boolean signedLeftOf(SheetRow row, int column) {
        int left = column - 1;
        while (left >= 0 && row.blank(left)) {
            left--;
        }
        return left >= 0 && SIGN_OFF.matcher(row.text(left).strip()).matches();
    }

    private static int filled(SheetRow row) {
        int filled = 0;
        for (int column = 0; column < row.width(); column++) {
            filled += row.blank(column) ? 0 : 1;
        }
        return filled;
    }

    private static boolean saysNote(SheetRow row) {
        for (int column = 0; column < row.width(); column++) {
            if (!row.blank(column)
                    && NOTE_LABEL.matcher(row.text(column).strip()).matches()) {
                return true;
            }
        }
        return false;
    }
}
