package cn.fingertip.crypto;

/** Something sealed does not open: it was altered, moved to another place, or sealed under another key. */
public class TamperedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TamperedException(Throwable cause) {
        super("sealed data does not open", cause);
    }
}
