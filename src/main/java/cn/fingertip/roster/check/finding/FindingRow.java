package cn.fingertip.roster.check.finding;

import cn.fingertip.roster.check.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A row of {@code roster_finding} with the version it is about. */
record FindingRow(
        UUID id,
        long seq,
        UUID rosterId,
        UUID versionId,
        int version,
        String rule,
        Integer line,
        String name,
        String village,
        String told,
        String status,
        String note,
        String verdictName,
        Instant verdictAt,
        LocalDate dueOn) {
    static final String COLUMNS = "f.id, f.seq, f.roster_id, f.version_id, v.version, f.rule, f.line_no, f.name,"
            + " f.village, f.told, f.status, f.note, f.verdict_name, f.verdict_at, f.due";

    static FindingRow of(Object[] row) {
        return new FindingRow(
                (UUID) row[0],
                ((Number) row[1]).longValue(),
                (UUID) row[2],
                (UUID) row[3],
                (Integer) row[4],
                (String) row[5],
                (Integer) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (String) row[10],
                (String) row[11],
                (String) row[12],
                (Instant) row[13],
                row[14] instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) row[14]);
    }

    FindingView view(String title, Due due) {
        return new FindingView(
                id,
                rosterId,
                version,
                rule,
                title,
                line,
                name,
                village,
                told,
                status,
                due.wire(),
                dueOn,
                note,
                verdictName,
                verdictAt);
    }
}
