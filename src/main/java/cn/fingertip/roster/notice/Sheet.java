package cn.fingertip.roster.notice;

import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;

/** Measures of the page, in points: A3 across, two tables side by side. */
final class Sheet {
    static final Rectangle A3 = PageSize.A3.rotate();
    static final float LEFT = 40;
    static final float RIGHT = A3.getWidth() - 40;
    static final float WIDTH = RIGHT - LEFT;
    static final float MIDDLE = A3.getWidth() / 2;

    /** Where the tables begin and end. */
    static final float TABLE_TOP = A3.getHeight() - 136;

    static final float TABLE_BOTTOM = 150;
    static final float GAP = 16;
    static final float TABLE_WIDTH = (WIDTH - GAP) / 2;

    static final float FOOT_TOP = 138;
    static final float FOOT_BOTTOM = 36;

    private Sheet() {}
}
