package cn.fingertip.report.retention;

import cn.fingertip.kernel.Ids;
import cn.fingertip.report.Report;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Keeps a report from being destroyed, until a day; why is sealed under the report's key. */
@Entity
@Table(name = "report_hold")
class Hold {
    @Id
    UUID id;

    String county;

    UUID reportId;

    UUID heldBy;

    Instant heldAt;

    /** Last day. */
    LocalDate until;

    byte[] reason;

    UUID releasedBy;

    Instant releasedAt;

    /** For Hibernate. */
    protected Hold() {}

    Hold(Report report, UUID heldBy, Instant heldAt, LocalDate until) {
        this.id = Ids.random();
        this.county = report.county;
        this.reportId = report.id;
        this.heldBy = heldBy;
        this.heldAt = heldAt;
        this.until = until;
    }

    boolean holds(LocalDate today) {
        return releasedAt == null && !today.isAfter(until);
    }

    String context() {
        return "report_hold.reason:" + reportId + ":" + id;
    }
}
