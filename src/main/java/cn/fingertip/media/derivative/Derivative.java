package cn.fingertip.media.derivative;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** That something was made of a file, or that nothing can be. */
@Entity
@Table(name = "media_derivative")
class Derivative {
    @Id
    UUID fileId;

    /** Sealed {@link DerivativeFacts}; null where the file cannot be shown. */
    byte[] facts;

    /** For Hibernate. */
    protected Derivative() {}

    Derivative(UUID fileId, byte[] facts) {
        this.fileId = fileId;
        this.facts = facts;
    }

    /** What the facts of a file are bound to. */
    static String context(UUID fileId) {
        return "media.derivative:" + fileId;
    }
}
