package cn.fingertip.roster.importing.file;

/**
 * The sheet that the marked workbook adds to what the clerk sent. It comes back when the clerk sends the mended file, and
 * is then no part of it.
 */
public final class ProblemSheet {
    /** Its tab. */
    public static final String NAME = "问题清单";

    /** Its first cell. */
    public static final String TITLE = "导入问题清单(系统生成,再次上传时自动跳过,不必删除)";

    private ProblemSheet() {}

    /**
     * @param sheet name of its tab; spreadsheets add to it where there is one already
     * @param first row with something in it
     */
    public static boolean is(String sheet, SheetRow first) {
        return sheet != null
                && sheet.startsWith(NAME)
                && first.width() > 0
                && first.text(0).strip().equals(TITLE);
    }
}
