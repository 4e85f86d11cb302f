package cn.fingertip.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Which report a receipt opens. */
@Entity
@Table(name = "report_receipt")
class ReportReceipt {
    /** {@link cn.fingertip.crypto.Receipts#key} of the 16 digits, which are kept nowhere: one half of it. */
    @Id
    byte[] hash;

    String county;

    UUID reportId;

    /** For Hibernate. */
    protected ReportReceipt() {}
}
