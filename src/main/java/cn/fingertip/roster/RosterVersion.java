package cn.fingertip.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One state of what a roster says. Once published, its lines never change; a correction is a new version. */
@Entity
@Table(name = "roster_version")
public class RosterVersion {
    @Id
    UUID id;

    @Column(name = "roster_id")
    UUID rosterId;

    /** 1, 2, 3 … within the roster. */
    int version;

    String county;

    int year;

    RosterStatus status;

    @Column(name = "line_count")
    int lineCount;

    @Column(name = "total_fen")
    long totalFen;

    @Column(name = "import_id")
    UUID importId;

    UUID author;

    UUID reviewer;

    @Column(name = "secrecy_reviewer")
    UUID secrecyReviewer;

    UUID publisher;

    @Column(name = "published_at")
    Instant publishedAt;

    /** First and last day open to objection, in China. */
    @Column(name = "publicity_from")
    LocalDate publicityFrom;

    @Column(name = "publicity_to")
    LocalDate publicityTo;

    /** When its publicity period was closed with every objection answered; null before. */
    @Column(name = "final_at")
    Instant finalAt;

    @Column(name = "final_by")
    UUID finalBy;

    @Column(name = "withdrawn_at")
    Instant withdrawnAt;

    /** Of the last return or withdrawal. */
    String reason;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    @Column(name = "lock_version")
    int lockVersion;

    /** For Hibernate. */
    protected RosterVersion() {}

    RosterVersion(UUID id) {
        this.id = id;
    }

    /** @return what the lines refer to */
    public UUID id() {
        return id;
    }

    /** @return the roster it belongs to */
    public UUID rosterId() {
        return rosterId;
    }

    /** @return six digits; leads the keys of lines */
    public String county() {
        return county;
    }

    /** @return the year whose partition holds the lines */
    public int year() {
        return year;
    }

    /** @return 1, 2, 3 … within the roster */
    public int version() {
        return version;
    }

    /** @return where it stands */
    public RosterStatus status() {
        return status;
    }

    /** @return the import that wrote its lines */
    public UUID importId() {
        return importId;
    }

    /** @return the clerk who imported it, and may neither review nor publish it */
    public UUID author() {
        return author;
    }

    /** @return whether this person reviews or publishes it */
    public boolean passedBy(UUID person) {
        return person.equals(reviewer) || person.equals(secrecyReviewer) || person.equals(publisher);
    }

    /** @return how many lines it has, once its import is whole */
    public int lineCount() {
        return lineCount;
    }

    /** @return sum of all amounts, in fen */
    public long totalFen() {
        return totalFen;
    }

    /** @return null before publication */
    public Instant publishedAt() {
        return publishedAt;
    }

    /** @return the first day open to objection, in China; null before publication */
    public LocalDate publicityFrom() {
        return publicityFrom;
    }

    /** @return the last day open to objection, in China; null before publication */
    public LocalDate publicityTo() {
        return publicityTo;
    }

    /** @return when its publicity period was closed with every objection answered; null before */
    public Instant finalAt() {
        return finalAt;
    }

    /** @return of the last return or withdrawal, null where there was none */
    public String reason() {
        return reason;
    }

    /** @return when its draft was first opened */
    public Instant createdAt() {
        return createdAt;
    }
}
