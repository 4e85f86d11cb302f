package cn.fingertip.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a report can be about. */
@Entity
@Table(name = "report_kind")
class ReportKind {
    /** Stable, as clients send it. */
    @Id
    String code;

    /** Chinese, as villagers see it. */
    String name;

    /** Order in which villagers see the kinds. */
    int position;

    /** The lowest level of office that takes it, {@link cn.fingertip.region.Level#wire()}. */
    String takenBy;

    /** For Hibernate. */
    protected ReportKind() {}

    Named named() {
        return new Named(code, name);
    }
}
