package cn.fingertip.roster.importing;

/** Whoever writes the lines has failed or gone: reading on is of no use. Says nothing against the file. */
final class ImportStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportStopped(Throwable cause) {
        super("import stopped", cause);
    }
}
