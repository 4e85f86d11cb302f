package cn.fingertip.roster.programme;

/**
 * What the public sees of a programme's rosters may have changed. Fired inside the transaction.
 *
 * @param programme its code
 */
public record ProgrammeChanged(String programme) {}
