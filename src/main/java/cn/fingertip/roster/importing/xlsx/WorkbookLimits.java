package cn.fingertip.roster.importing.xlsx;

/**
 * How much of a workbook is taken.
 *
 * @param unpacked bytes of XML in all the parts that are read
 * @param texts bytes of memory for its distinct texts
 * @param columns in which something may stand
 * @param sheets in all, hidden ones included
 */
public record WorkbookLimits(long unpacked, long texts, int columns, int sheets) {}
