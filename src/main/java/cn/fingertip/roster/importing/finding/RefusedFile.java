package cn.fingertip.roster.importing.finding;

/** The file as a whole cannot be imported, and trying again would not help: the clerk has to change something. */
public final class RefusedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    public RefusedFile(Fault fault, Object... facts) {
        this(Finding.ofFile(fault, facts));
    }

    public RefusedFile(Finding finding) {
        super(finding.code(), null, false, false);
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}
