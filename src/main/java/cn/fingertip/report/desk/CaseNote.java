package cn.fingertip.report.desk;

import cn.fingertip.kernel.Ids;
import cn.fingertip.report.Report;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A note of the office's own on a case; what it says is sealed under the report's key. */
@Entity
@Table(name = "report_note")
class CaseNote {
    @Id
    UUID id;

    String county;

    UUID reportId;

    Instant at;

    UUID writtenBy;

    /** Sealed {@link NoteContent}. */
    byte[] sealed;

    /** For Hibernate. */
    protected CaseNote() {}

    CaseNote(Report report, UUID writtenBy, Instant at) {
        this.id = Ids.random();
        this.county = report.county;
        this.reportId = report.id;
        this.writtenBy = writtenBy;
        this.at = at;
    }

    String context() {
        return "report_note.sealed:" + reportId + ":" + id;
    }
}
