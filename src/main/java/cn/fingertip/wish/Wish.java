package cn.fingertip.wish;

import cn.fingertip.moderation.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A villager's request, and the village branch's order. What it says is its author's and the cadres' of its region. */
@Entity
public class Wish {
    @Id
    public UUID id;

    public String county;

    public String number;

    /** A village, or a region above one where the villager knew no better. */
    public String region;

    public WishType type;

    public String title;

    public String content;

    public String place;

    public WishStatus status;

    public UUID citizen;

    /** The author's name where they have proved it; for the staff alone. */
    public String asker;

    public Instant submittedAt;

    /** Null while the calendar of its year is not known. */
    public LocalDate acceptBy;

    /** The day of acceptance or of the last reopening. */
    public LocalDate finishFrom;

    public LocalDate finishBy;

    public String responsible;

    public String result;

    public Instant doneAt;

    public Instant confirmedAt;

    public String duplicateOf;

    public Short stars;

    public String comment;

    public Publicity publicity = Publicity.PRIVATE;

    /** Why it is not shown, for its author; null where there is nothing to say. */
    public String publicityReason;

    /** What others read instead of the title and the content; null where they read those. */
    public String publicTitle;

    public String publicText;

    /** @return by when the next thing is due; null where nothing is, or where the date is not known yet */
    public LocalDate dueOn() {
        return status.waiting() ? acceptBy : status.inHand() ? finishBy : null;
    }

    /** @return until when its author may reopen it, null where no time ends that or it cannot be reopened */
    public Instant reopenUntil(Duration within) {
        return status == WishStatus.CONFIRMED ? confirmedAt.plus(within) : null;
    }

    /** @return what reviewers know it by, where others are to see it */
    public Subject subject() {
        return new Subject("wish", id, region);
    }

    /** @return the owner of its files, as {@code media} names it */
    public String owner() {
        return "wish:" + id;
    }
}
