package cn.fingertip.roster.objection;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import cn.fingertip.roster.due.RosterDeadlines;
import cn.fingertip.roster.objection.answer.StaffObjectionView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Seals and opens what people wrote; each text opens only in its own field of its own row. */
@ApplicationScoped
public class SealedObjection {
    private final Sealer sealer;
    private final ObjectionRepository objections;
    private final RosterDeadlines deadlines;
    private final Clock clock;

    SealedObjection(Sealer sealer, ObjectionRepository objections, RosterDeadlines deadlines, Clock clock) {
        this.sealer = sealer;
        this.objections = objections;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    void seal(Objection objection, String text, String contact) {
        objection.textSealed = sealer.seal(text, context(objection, "text"));
        objection.contactSealed =
                contact == null || contact.isBlank() ? null : sealer.seal(contact, context(objection, "contact"));
    }

    /** The answer is kept sealed; {@link Objection#answer} says that there is one. */
    public void sealAnswer(Objection objection, String answer) {
        objection.answerSealed = sealer.seal(answer, context(objection, "answer"));
    }

    ObjectionView view(Objection objection) {
        return new ObjectionView(
                objection.id.toString(),
                objection.rosterId.toString(),
                objection.lineNo,
                objection.kind,
                open(objection, "text", objection.textSealed),
                objection.status(),
                objection.createdAt,
                due(objection),
                objection.outcome,
                correctedIn(objection),
                open(objection, "answer", objection.answerSealed),
                objection.answeredAt);
    }

    /** @param version the number of the version disputed */
    public StaffObjectionView staffView(Objection objection, int version) {
        LocalDate due = due(objection);
        return new StaffObjectionView(
                objection.id.toString(),
                objection.rosterId.toString(),
                version,
                objection.lineNo,
                objection.kind,
                open(objection, "text", objection.textSealed),
                open(objection, "contact", objection.contactSealed),
                objection.status(),
                objection.createdAt,
                due,
                objection.answeredAt == null && due != null && clock.today().isAfter(due),
                objection.outcome,
                correctedIn(objection),
                open(objection, "answer", objection.answerSealed),
                objection.answeredAt);
    }

    private Integer correctedIn(Objection objection) {
        boolean upheld = objection.outcome == ObjectionOutcome.UPHELD || objection.outcome == ObjectionOutcome.PARTLY;
        return upheld ? objections.correctedIn(objection.id).orElse(null) : null;
    }

    private LocalDate due(Objection objection) {
        return deadlines.answerBy(objection.createdAt).orElse(null);
    }

    private String open(Objection objection, String field, byte[] sealed) {
        return sealed == null ? null : sealer.openText(sealed, context(objection, field));
    }

    private static String context(Objection objection, String field) {
        return "objection." + field + ":" + objection.id;
    }
}
