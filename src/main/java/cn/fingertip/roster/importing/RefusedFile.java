package cn.fingertip.roster.importing;

/** The file as a whole cannot be imported, and trying again would not help: the clerk has to change something. */
final class RefusedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    RefusedFile(Fault fault, Object... facts) {
        this(Finding.ofFile(fault, facts));
    }

    RefusedFile(Finding finding) {
        super(finding.code(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
