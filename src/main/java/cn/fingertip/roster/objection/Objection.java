package cn.fingertip.roster.objection;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** 异议: a villager disputes one line, or the roster. */
@Entity
@Table(name = "objection")
public class Objection {
    @Id
    UUID id;

    String county;

    @Column(name = "roster_id")
    UUID rosterId;

    @Column(name = "version_id")
    UUID versionId;

    /** Number of the line disputed, null for the roster as a whole. */
    @Column(name = "line_no")
    Integer lineNo;

    @Convert(converter = ObjectionKindColumn.class)
    ObjectionKind kind;

    @Column(name = "text_sealed")
    byte[] textSealed;

    @Column(name = "contact_sealed")
    byte[] contactSealed;

    /** Null where it was made without logging in. */
    @Column(name = "citizen_id")
    UUID citizenId;

    @Column(name = "receipt_hash")
    byte[] receiptHash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "answer_sealed")
    byte[] answerSealed;

    /** Null before the answer, and of answers older than outcomes. */
    @Convert(converter = ObjectionOutcomeColumn.class)
    ObjectionOutcome outcome;

    @Column(name = "answered_by")
    UUID answeredBy;

    @Column(name = "answered_at")
    Instant answeredAt;

    String status() {
        return answeredAt == null ? "open" : "answered";
    }

    /** @return time-ordered */
    public UUID id() {
        return id;
    }

    /** @return the roster disputed */
    public UUID rosterId() {
        return rosterId;
    }

    /** @return the version that was public when it was made */
    public UUID versionId() {
        return versionId;
    }

    /** @return whose it is, null where it was made without logging in */
    public UUID citizen() {
        return citizenId;
    }

    /** @return whether somebody answered it; an answer given stands */
    public boolean answered() {
        return answeredAt != null;
    }

    /** It has its answer, sealed before by {@link SealedObjection#sealAnswer}. */
    public void answer(ObjectionOutcome found, UUID staff, Instant now) {
        outcome = found;
        answeredBy = staff;
        answeredAt = now;
    }
}
