package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;

/** A workbook is larger than what is taken of one. */
public final class WorkbookLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What of it. */
    public enum Limit {
        /** The distinct texts, which are held in memory. */
        TEXTS,
        /** All parts, unpacked; or a part unpacks to far more than any table does. */
        UNPACKED,
        COLUMNS,
        SHEETS
    }

    private final Limit limit;

    WorkbookLimitException(Limit limit) {
        super(limit.name());
        this.limit = limit;
    }

    public Limit limit() {
        return limit;
    }
}
