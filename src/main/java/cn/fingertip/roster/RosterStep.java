package cn.fingertip.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One thing done to a roster version, as the staff who handle it see it. */
@Entity
@Table(name = "roster_step")
public class RosterStep {
    static final String IMPORT = "import";
    static final String SUPERSEDE = "supersede";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "version_id")
    UUID versionId;

    String action;

    @Column(name = "staff_id")
    UUID staffId;

    /** As it was then; null for what the system did on somebody's behalf. */
    @Column(name = "staff_name")
    String staffName;

    String reason;

    Instant at;

    static RosterStep of(RosterVersion version, String action, UUID staffId, Instant at) {
        RosterStep step = new RosterStep();
        step.versionId = version.id;
        step.action = action;
        step.staffId = staffId;
        step.at = at;
        return step;
    }

    /** @return as the API names it, {@code review} */
    public String action() {
        return action;
    }

    /** @return of who did it, as it was then; null for what the system did on somebody's behalf */
    public String staffName() {
        return staffName;
    }

    /** @return why it was returned or withdrawn, null for other steps */
    public String reason() {
        return reason;
    }

    /** @return when it was done */
    public Instant at() {
        return at;
    }
}
