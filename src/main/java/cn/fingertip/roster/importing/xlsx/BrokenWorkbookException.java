package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;

/** A workbook is not as its format says: damaged, or made to harm. The message names the fault, never content. */
public final class BrokenWorkbookException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenWorkbookException(String fault) {
        super(fault);
    }
}
