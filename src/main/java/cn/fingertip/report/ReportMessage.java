package cn.fingertip.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One message of a report, either way; what it says and who says it is sealed. */
@Entity
@Table(name = "report_message")
class ReportMessage {
    @Id
    UUID id;

    String county;

    UUID reportId;

    /** 1, 2, 3 … within the report. */
    int no;

    Instant at;

    /** Sealed {@link MessageContent}. */
    byte[] sealed;

    /** For Hibernate. */
    protected ReportMessage() {}

    ReportMessage(UUID id, Report report, Instant at) {
        this.id = id;
        this.county = report.county;
        this.reportId = report.id;
        this.no = ++report.messages;
        this.at = at;
    }
}
