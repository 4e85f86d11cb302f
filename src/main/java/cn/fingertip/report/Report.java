package cn.fingertip.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A tip-off. Plain, so that an office can find its work: region (and its county), kind, status, the three dates and the
 * number of messages. That list is whole: everything else is sealed under keys of the report's own, what it says under
 * one and who says it under another. Nothing tells whether it came with a real name.
 */
@Entity
@Table(name = "report")
class Report {
    @Id
    UUID id;

    String county;

    String region;

    String kind;

    ReportStatus status;

    Instant receivedAt;

    Instant acceptedAt;

    Instant concludedAt;

    /** Of {@link #content} and of the messages; wrapped. Another wrapping for another reader can stand beside it. */
    byte[] dataKey;

    /** Sealed {@link ReportContent}. */
    byte[] content;

    byte[] identityKey;

    /** Sealed {@link ReporterIdentity}; present, and holding nothing, for the anonymous too. */
    byte[] identity;

    /** Number of the last message. */
    int messages;

    @Version
    int lockVersion;

    /** For Hibernate. */
    protected Report() {}

    Report(UUID id, String region, String kind, Instant receivedAt) {
        this.id = id;
        this.county = region.substring(0, 6);
        this.region = region;
        this.kind = kind;
        this.receivedAt = receivedAt;
        this.status = ReportStatus.RECEIVED;
    }

    /** @throws cn.fingertip.kernel.Problem 409 where the move is not legal; nothing has changed then */
    void move(ReportStatus target, Instant now) {
        status = status.to(target);
        switch (target) {
            case ACCEPTED -> acceptedAt = now;
            case CONCLUDED -> concludedAt = now;
            default -> {
                // the other states have no date by which anything is due
            }
        }
    }

    /** @return what audit entries and uploads call this report */
    String name() {
        return "report:" + id;
    }
}
