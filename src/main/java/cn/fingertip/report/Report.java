package cn.fingertip.report;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.kernel.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A tip-off. Plain, so that an office can find its work: region (and its county), office, kind, status, dates, number of
 * the lead, work title, assignee, which report it is a duplicate of and the numbers of messages. That list is whole:
 * everything else is sealed under keys of the report's own, what it says under
 * one and who says it under another; {@link cn.fingertip.report.key.ReportKeys} opens it. Nothing tells whether it came
 * with a real name.
 */
@Entity
@Table(name = "report")
public class Report {
    @Id
    public UUID id;

    public String county;

    public String region;

    /** Code of the office that has it, which is the region of its inspectors' grants; staff see by it, never by the place. */
    public String office;

    public String kind;

    public ReportStatus status;

    public Instant receivedAt;

    public Instant acceptedAt;

    public Instant concludedAt;

    /** When the result was told to the reporter; null while that is owed, or before there is one. */
    public Instant fedBackAt;

    public Instant archivedAt;

    /**
     * Since when nothing is left to do: transferred to a body outside, rejected, concluded, told, archived, whichever
     * came last; null before. From here it is reckoned how long it is kept.
     */
    public Instant endedAt;

    /** When that office got it; {@link #receivedAt} is when the first one did. */
    public Instant officeSince;

    /** 线索编号, given on acceptance. */
    public String lead;

    /** What the office calls it, chosen by an inspector to hold no name; at most 30 characters. */
    public String workTitle;

    /** The inspector who handles it; null where nobody does yet. */
    public UUID assignee;

    /** The report that this one is a duplicate of and follows; null for all others. */
    public UUID mergedInto;

    /** Sealed: see {@link Followers}. */
    public byte[] follower;

    /** Sealed {@link ReportContent}. */
    public byte[] content;

    /** Sealed {@link ReporterIdentity}; present, and holding nothing, for the anonymous too. */
    public byte[] identity;

    /** Number of the last message. */
    public int messages;

    /**
     * Of a duplicate, the number of the first message of its main case that its reporter may still have to be told: who
     * took the step had no key to this one. Null where nothing waits.
     */
    public Integer untoldFrom;

    @Version
    public int lockVersion;

    @Transient
    private DataKey key;

    @Transient
    private DataKey identityKey;

    /** For Hibernate. */
    protected Report() {}

    /** @param office code of the office that has it */
    public Report(UUID id, String region, String office, String kind, Instant receivedAt) {
        this.id = id;
        this.county = region.substring(0, 6);
        this.region = region;
        this.office = office;
        this.kind = kind;
        this.receivedAt = receivedAt;
        this.officeSince = receivedAt;
        this.status = ReportStatus.RECEIVED;
    }

    /** Gives a new report its two keys; from here on it is open. */
    public void begin() {
        key = DataKey.fresh();
        identityKey = DataKey.fresh();
    }

    /** Somebody who may has opened it; it stays so for this transaction. */
    public void opened(DataKey opened) {
        key = opened;
    }

    public boolean isOpen() {
        return key != null;
    }

    /** @return the key of {@link #content} and of the messages, which wraps those of its files too */
    public DataKey key() {
        if (key == null) {
            throw new IllegalStateException("the report has not been opened");
        }
        return key;
    }

    /** @return the key of {@link #identity}, in the transaction that {@link #begin began} the report only */
    public DataKey identityKey() {
        if (identityKey == null) {
            throw new IllegalStateException("the identity is not open");
        }
        return identityKey;
    }

    /** @throws cn.fingertip.kernel.Problem 409 where the move is not legal; nothing has changed then */
    public void move(ReportStatus target, Instant now) {
        status = status.to(target);
        switch (target) {
            case ACCEPTED -> acceptedAt = now;
            case CONCLUDED -> concludedAt = now;
            case ARCHIVED -> archivedAt = now;
            default -> {
                // the other states have no date by which anything is due
            }
        }
        endedAt = status.isEnd() ? now : null;
    }

    /**
     * Passes to the office above the people whom its reporter names by now. There it begins anew: what the office before
     * has decided, found or called it does not bind the one above.
     */
    public void passUp(String above, Instant now) {
        office = above;
        officeSince = now;
        if (status != ReportStatus.RECEIVED) {
            // Who has begun on it owed the reporter an answer; who gets it now owes one from now on.
            status = ReportStatus.RECEIVED;
            receivedAt = now;
        }
        acceptedAt = null;
        concludedAt = null;
        fedBackAt = null;
        archivedAt = null;
        endedAt = null;
        lead = null;
        workTitle = null;
        assignee = null;
        mergedInto = null;
    }

    /** The reporter has been told the result. */
    public void fedBack(Instant now) {
        fedBackAt = now;
        endedAt = now;
    }

    /**
     * What was found has not been told, though it counted as told, and may be archived by now: it went by the report that
     * this one was a duplicate of.
     */
    public void oweResult() {
        status = ReportStatus.CONCLUDED;
        fedBackAt = null;
        archivedAt = null;
        endedAt = null;
    }

    /** Takes the state of the report that this one is a duplicate of, and keeps the dates that it has already. */
    public void follow(Report main) {
        status = main.status;
        acceptedAt = acceptedAt == null ? main.acceptedAt : acceptedAt;
        concludedAt = concludedAt == null ? main.concludedAt : concludedAt;
        fedBackAt = fedBackAt == null ? main.fedBackAt : fedBackAt;
        archivedAt = archivedAt == null ? main.archivedAt : archivedAt;
        endedAt = main.endedAt;
    }

    /** @return id of the report in which the matter is handled: this one, or the one that it is a duplicate of */
    public UUID main() {
        return mergedInto == null ? id : mergedInto;
    }

    /** @return whether the reporter has yet to be told what was found */
    public boolean owesFeedback() {
        return status == ReportStatus.CONCLUDED && concludedAt != null && fedBackAt == null;
    }

    /** @return whether nothing is left to do with it but to keep it */
    public boolean isSettled() {
        return endedAt != null && !owesFeedback();
    }

    /** @return what audit entries and uploads call this report */
    public String name() {
        return "report:" + id;
    }

    /** @return what is answered for a report, or a part of one, that there is not or that one may not see */
    public static Problem notFound() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }
}
