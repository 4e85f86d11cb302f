package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.sheet.cell.SumWords;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a row of sums calls itself.
 *
 * @param text as written, without spaces
 * @param rank the higher, the more it sums: a group's is below its village's
 * @param ofAll whether it names nobody and so is the sum of all lines
 */
record SumLabel(String text, int rank, boolean ofAll) {
    private static final int LONGEST = 20;
    private static final Field[] LABELLED = {Field.NO, Field.TOWNSHIP, Field.VILLAGE, Field.GROUP, Field.NAME};

    private static final Pattern GROUP = Pattern.compile(".*[组社队屯]");
    private static final Pattern VILLAGE = Pattern.compile(".*(村|嘎查|社区|村委会|居委会)");
    private static final Pattern TOWNSHIP = Pattern.compile(".*([镇乡场]|苏木|街道|办事处)");
    private static final Pattern COUNTY = Pattern.compile(".*[县旗区市]");
    /** 合 and 计 in cells of their own. */
    private static final Pattern SPREAD = Pattern.compile("[合小总共累]计");

    /** @return null where the row is none of sums */
    static SumLabel of(SheetRow row, Columns columns) {
        for (Field field : LABELLED) {
            String text = columns.text(row, field);
            if (text.length() > 1 && SumWords.is(text)) {
                return of(SumWords.unspaced(text), field);
            }
        }
        String spread = singleCharacters(row);
        return SPREAD.matcher(spread).matches() ? of(spread, Field.NO) : null;
    }

    /** @return whether a page's sum, which goes across groups and villages */
    boolean ofPage() {
        return text.contains("页");
    }

    private static SumLabel of(String text, Field field) {
        Matcher matcher = SumWords.LABEL.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no label of sums");
        }
        String word = matcher.group(2);
        int region = region(matcher.group(1));
        boolean part = word.equals("小计");
        boolean ofAll = region == 0 && !part;
        int base = region > 0 ? region : byColumn(field);
        String label = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new SumLabel(label, word.contains("总") && region == 0 ? 60 : part ? base : base + 5, ofAll);
    }

    /** @return 0 where it says none */
    private static int region(String whose) {
        return VILLAGE.matcher(whose).matches()
                ? 30
                : GROUP.matcher(whose).matches()
                        ? 20
                        : TOWNSHIP.matcher(whose).matches()
                                ? 40
                                : COUNTY.matcher(whose).matches() ? 50 : 0;
    }

    private static int byColumn(Field field) {
        return switch (field) {
            case NAME -> 10;
            case GROUP -> 20;
            case TOWNSHIP -> 40;
            default -> 30;
        };
    }

    private static String singleCharacters(SheetRow row) {
        StringBuilder all = new StringBuilder();
        for (int column = 0; column < row.width() && all.length() < 3; column++) {
            if (!row.blank(column) && row.kind(column) == SheetRow.Kind.TEXT) {
                String text = row.text(column).strip();
                if (text.length() == 1 && Character.isLetter(text.charAt(0))) {
                    all.append(text);
                }
            }
        }
        return all.toString();
    }
}
