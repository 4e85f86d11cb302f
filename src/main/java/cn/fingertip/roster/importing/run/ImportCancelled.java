package cn.fingertip.roster.importing.run;

/** The clerk does not want it any more. */
final class ImportCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportCancelled() {
        super("import cancelled", null, false, false);
    }
}
