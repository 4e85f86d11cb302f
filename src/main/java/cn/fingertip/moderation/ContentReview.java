package cn.fingertip.moderation;

import cn.fingertip.kernel.Ids;
import cn.fingertip.media.UploadedFile;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Whether others may see one text or one file. */
@Entity
class ContentReview {
    private static final int COUNTY = 6;

    @Id
    UUID id;

    String county;
    String region;
    String kind;
    UUID subject;

    /** Null where it is the text. */
    UUID file;

    String mediaType;
    ReviewState state;
    Cause cause;
    String reason;
    Instant askedAt;
    Instant settledAt;
    String trace;
    byte[] fetchKey;
    Instant fetchUntil;

    /** For Hibernate. */
    protected ContentReview() {}

    private ContentReview(Subject of, Instant now) {
        this.id = Ids.next();
        this.county = of.region().substring(0, COUNTY);
        this.region = of.region();
        this.kind = of.kind();
        this.subject = of.id();
        this.state = ReviewState.CHECKING;
        this.askedAt = now;
    }

    static ContentReview ofText(Subject of, Instant now) {
        return new ContentReview(of, now);
    }

    static ContentReview ofFile(Subject of, UploadedFile sent, Instant now) {
        ContentReview review = new ContentReview(of, now);
        review.file = sent.id();
        review.mediaType = sent.mediaType();
        if (!sent.mediaType().startsWith("image/")) {
            review.toPerson(Cause.NOT_CHECKABLE);
        }
        return review;
    }

    Subject subject() {
        return new Subject(kind, subject, region);
    }

    boolean isText() {
        return file == null;
    }

    void toPerson(Cause why) {
        state = ReviewState.WAITING;
        cause = why;
    }

    void settle(ReviewState to, String why, Instant now) {
        state = to;
        reason = why;
        settledAt = now;
        fetchKey = null;
    }
}
