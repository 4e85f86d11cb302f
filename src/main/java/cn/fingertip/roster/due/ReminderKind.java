package cn.fingertip.roster.due;

/** What staff are reminded of: what is to be done, and that it is late. */
enum ReminderKind {
    DUE(""),
    LATE("-late");

    private final String ending;

    ReminderKind(String ending) {
        this.ending = ending;
    }

    /** @return the form in JSON and in the database: {@code objection-answer}, {@code objection-answer-late} */
    String wire(DueKind of) {
        return of.wire() + ending;
    }
}
