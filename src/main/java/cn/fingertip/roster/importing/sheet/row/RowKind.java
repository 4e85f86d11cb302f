package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a row below the header is. */
public enum RowKind {
    LINE,
    /** 合计, 小计, 总计. */
    SUM,
    /** The header once more, at the top of a printed page. */
    HEADER_AGAIN,
    /** Blank, a prepared but unused line, or a note such as 审核人. */
    NOTE;

    private static final Pattern SUM_LABEL = Pattern.compile(".{0,20}?(合计|总计|小计|累计|共计|合\\(总\\)计).{0,12}");
    private static final Pattern NOTE_LABEL = Pattern.compile(
            ".*[:\uFF1A].*|(备注|注|说明|填表|制表|审核|经办|负责人|日期|公示|监督电话|第\\s*\\d+\\s*页).*"
                    + "|.*(清册|发放表|明细表|花名册|公示表|一览表|登记表|汇总表).*|.*20\\d\\d\\s*年.*",
            Pattern.DOTALL);
    private static final int SHORTEST_ID = 15;
    private static final Field[] LABELLED = {Field.NO, Field.TOWNSHIP, Field.VILLAGE, Field.GROUP, Field.NAME};

    /** @return what a row below the header is */
    public static RowKind of(SheetRow row, Columns columns) {
        if (!columns.blank(row, Field.ID)) {
            String id = columns.text(row, Field.ID);
            return id.equals(columns.heading(Field.ID))
                    ? HEADER_AGAIN
                    : sumBesideText(row, columns, id)
                            ? SUM
                            : columns.blank(row, Field.NAME) && wordsAlone(row, columns) && saysNote(row) ? NOTE : LINE;
        }
        if (columns.headerAgain(row)) {
            return HEADER_AGAIN;
        }
        if (!sumLabel(row, columns).isEmpty()) {
            return SUM;
        }
        boolean numbers = !columns.blank(row, Field.AMOUNT)
                || !columns.blank(row, Field.QUANTITY)
                || !columns.blank(row, Field.CARD);
        boolean nobody = columns.blank(row, Field.NAME);
        if (!numbers && (nobody || saysNote(row)) || nobody && wordsAlone(row, columns) && saysNote(row)) {
            return NOTE;
        }
        return LINE;
    }

    /** 小计 of a group, whose name stands where numbers of people stand. */
    private static boolean sumBesideText(SheetRow row, Columns columns, String id) {
        return columns.blank(row, Field.NAME)
                && columns.blank(row, Field.CARD)
                && id.length() < SHORTEST_ID
                && !sumLabel(row, columns).isEmpty();
    }

    /** @return what a row of sums calls itself, empty where it is none */
    static String sumLabel(SheetRow row, Columns columns) {
        for (Field field : LABELLED) {
            String text = unspaced(columns.text(row, field));
            if (isSumLabel(text)) {
                return text;
            }
        }
        return "";
    }

    /** @return whether a cell says 小计, 合计 or the like */
    static boolean isSumLabel(String text) {
        return SUM_LABEL.matcher(unspaced(text)).matches();
    }

    private static String unspaced(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", "");
    }

    /** 审核人:… may stand in the first column, which may be that of the amounts. */
    private static boolean wordsAlone(SheetRow row, Columns columns) {
        return Stream.of(Field.ID, Field.AMOUNT, Field.QUANTITY, Field.CARD)
                .noneMatch(field -> columns.text(row, field).chars().anyMatch(Character::isDigit));
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
