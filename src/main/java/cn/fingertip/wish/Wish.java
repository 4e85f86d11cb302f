package cn.fingertip.wish;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A villager's request, and the village branch's order. What it says is its author's: see {@link WishOrders}. */
@Entity
class Wish {
    @Id
    UUID id;

    String county;

    String number;

    /** A village, or a region above one where the villager knew no better. */
    String region;

    WishType type;

    String title;

    String content;

    String place;

    WishStatus status;

    UUID citizen;

    /** The author's name where they have proved it; for the staff alone. */
    String asker;

    Instant submittedAt;

    /** Null while the calendar of its year is not known. */
    LocalDate acceptBy;

    /** The day of acceptance or of the last reopening. */
    LocalDate finishFrom;

    LocalDate finishBy;

    String responsible;

    String result;

    Instant doneAt;

    Instant confirmedAt;

    String duplicateOf;

    Short stars;

    String comment;

    /** @return by when the next thing is due; null where nothing is, or where the date is not known yet */
    LocalDate dueOn() {
        return status.waiting() ? acceptBy : status.inHand() ? finishBy : null;
    }

    /** @return until when its author may reopen it, null where no time ends that or it cannot be reopened */
    Instant reopenUntil(Duration within) {
        return status == WishStatus.CONFIRMED ? confirmedAt.plus(within) : null;
    }

    /** @return the owner of its files, as {@code media} names it */
    String owner() {
        return "wish:" + id;
    }
}
