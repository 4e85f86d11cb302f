package cn.fingertip.wish;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One thing that happened to a wish, in words that its author may read. */
@Entity
@Immutable
public class WishStep {
    /** @param no 1, 2, 3 … within the wish */
    @Embeddable
    public record Id(String county, UUID wishId, int no) {}

    @EmbeddedId
    public Id id;

    public Instant at;

    public WishStatus status;

    /** 本人, 系统, or the office; never a person of the staff. */
    public String who;

    public String note;

    /** For Hibernate. */
    protected WishStep() {}

    WishStep(Id id, Instant at, WishStatus status, String who, String note) {
        this.id = id;
        this.at = at;
        this.status = status;
        this.who = who;
        this.note = note;
    }
}
