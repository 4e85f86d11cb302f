package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.finding.Finding;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was made out of one sheet, for a clerk to look over. It holds no digit of an ID or card number.
 *
 * @param sheet as its tab says, long numbers masked; null in a text file
 * @param hidden whether the clerk does not see the sheet; its rows are then not read
 * @param headerRows row numbers of the header's levels, empty where none was found
 * @param villages where the lines' village comes from, null where nothing says
 * @param rows lines below the header; sums, notes and blank rows are none
 * @param accepted of them
 * @param firstRows the first lines, a cell for each of {@code columns}; ID and card as 已填写(18 位)
 * @param quantity sum of the lines' quantities that could be read
 * @param amount sum of their amounts in yuan
 * @param hiddenRows rows with something in them that the clerk does not see
 * @param hiddenColumns letters of columns that the clerk does not see
 * @param doubts of this sheet, the rows' own problems left out
 */
public record Recognised(
        String sheet,
        boolean hidden,
        List<Integer> headerRows,
        List<Column> columns,
        VillageSource villages,
        int rows,
        int accepted,
        List<List<String>> firstRows,
        BigDecimal quantity,
        BigDecimal amount,
        int hiddenRows,
        List<String> hiddenColumns,
        List<Finding> doubts) {

    /** Where the village of a sheet's lines comes from. */
    public enum VillageSource {
        COLUMN,
        SHEET_NAME,
        TITLE,
        ROSTER_REGION
    }

    /**
     * One column of the header.
     *
     * @param index from 0
     * @param letter as the spreadsheet shows
     * @param heading its levels joined from top to bottom
     * @param key what a {@link Mapping} knows it by
     * @param field null where it is none that is known
     * @param why in Chinese, why it was taken for this, or left out
     */
    public record Column(int index, String letter, String heading, String key, Field field, String why) {}
}
