package cn.fingertip.roster.correction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** 更正: what a version changes of the one the public knew before, and why. */
@Entity
@Table(name = "roster_correction")
class Correction {
    @Id
    @Column(name = "version_id")
    UUID versionId;

    /** The version it is compared with; null where that one was withdrawn and must not come back by comparison. */
    @Column(name = "base_id")
    UUID baseId;

    /** Of the whole, for the public; null until the author gives it. */
    String reason;

    /** How many lines there are of people who had none, or fewer. */
    int added;

    int removed;

    int changed;
}
