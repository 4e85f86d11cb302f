package cn.fingertip.media;

import java.io.IOException;

/** A kept file is not what was written: altered, cut off, or in another's place. */
public class BrokenFileException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenFileException(String how, Throwable cause) {
        super("a sealed file is broken: " + how, cause);
    }
}
