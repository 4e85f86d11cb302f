package cn.fingertip.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One link of a chain, as it is kept. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry {
    /** Its place: the chain, and the number in it from 1. */
    @Embeddable
    record Id(String chain, long seq) {}

    @EmbeddedId
    Id id;

    @Column(nullable = false)
    Instant at;

    @Column(nullable = false)
    String actor;

    @Column(nullable = false)
    String action;

    @Column(nullable = false)
    String subject;

    /** A JSON object with its keys in order; kept as text because the hash covers these very characters. */
    @Column(nullable = false)
    String detail;

    @Column(nullable = false)
    byte[] hash;

    protected AuditEntry() {}

    AuditEntry(Id id, Instant at, AuditEvent event, String detail, byte[] previous) {
        this.id = id;
        this.at = at;
        this.actor = event.actor();
        this.action = event.action();
        this.subject = event.subject();
        this.detail = detail;
        this.hash = hashAfter(previous);
    }

    /** @return what {@link #hash} must be where {@code previous} is the hash of the entry before */
    byte[] hashAfter(byte[] previous) {
        return new AuditHash()
                .add(id.chain())
                .add(id.seq())
                .add(at.getEpochSecond())
                .add(at.getNano())
                .add(actor)
                .add(action)
                .add(subject)
                .add(detail)
                .add(previous)
                .value();
    }
}
