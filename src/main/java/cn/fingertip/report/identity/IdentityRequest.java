package cn.fingertip.report.identity;

import cn.fingertip.report.Report;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An inspector asks to know who reports. */
@Entity
@Table(name = "report_identity_request")
class IdentityRequest {
    @Id
    UUID id;

    String county;

    UUID reportId;

    IdentityRequestStatus status;

    UUID askedBy;

    Instant askedAt;

    /** Sealed under a key that the custodians have. */
    byte[] reason;

    /** What tells the reason from others, sealed under the report's key: a refused one is not asked again. */
    byte[] reasonMark;

    /** A custodian, never {@link #askedBy}. */
    UUID decidedBy;

    Instant decidedAt;

    /** What the custodian says to the asker, sealed for that one; null where nothing is said. */
    byte[] note;

    /** The same for the custodians, sealed as the reason is. */
    byte[] decision;

    /** Until when an approval holds; null for anything else. */
    Instant until;

    /** For Hibernate. */
    protected IdentityRequest() {}

    IdentityRequest(UUID id, Report report, UUID askedBy, Instant askedAt) {
        this.id = id;
        this.county = report.county;
        this.reportId = report.id;
        this.status = IdentityRequestStatus.OPEN;
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    /** @throws cn.fingertip.kernel.Problem 409 where it has been decided */
    void decide(IdentityRequestStatus decision, UUID by, Instant now) {
        status = status.to(decision);
        decidedBy = by;
        decidedAt = now;
    }

    /** @return what the note is bound to */
    String noteContext() {
        return "report_identity_request.note:" + id;
    }

    /** @return what the custodians' copy of the note is bound to */
    String decisionContext() {
        return "report_identity_request.decision:" + id;
    }

    /** @return what the mark of the reason is bound to */
    String markContext() {
        return "report_identity_request.mark:" + id;
    }

    /** @return what the reason is bound to */
    String reasonContext() {
        return "report_identity_request.reason:" + id;
    }
}
