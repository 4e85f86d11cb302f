package cn.fingertip.roster.importing.file;

/** Whoever writes the lines has failed or gone: reading on is of no use. Says nothing against the file. */
public final class ImportStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImportStopped(Throwable cause) {
        super("import stopped", cause);
    }
}
