package cn.fingertip.media.sealed;

import java.io.IOException;

/** A kept file is not what was written: altered, cut off, or in another's place. */
public class BrokenFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param how in a few words, for the log */
    public BrokenFileException(String how, Throwable cause) {
        super("a sealed file is broken: " + how, cause);
    }
}
