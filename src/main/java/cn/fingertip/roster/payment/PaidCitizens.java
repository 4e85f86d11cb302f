package cn.fingertip.roster.payment;

import cn.fingertip.roster.RosterVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The villagers of a roster version who have proved who they are, a stretch of lines at a time. */
@ApplicationScoped
public class PaidCitizens {
    private final Session session;

    PaidCitizens(Session session) {
        this.session = session;
    }

    /** @return whether the version corrects one that was public, so that only some of its lines are news */
    public boolean corrects(RosterVersion version) {
        return !session.createNativeQuery(
                        "SELECT 1 FROM roster_correction WHERE version_id = ?1 AND base_id IS NOT NULL", Integer.class)
                .setParameter(1, version.id())
                .getResultList()
                .isEmpty();
    }

    /**
     * Reads the lines after {@code after} up to {@code to}, found by the blind index of the ID number.
     *
     * @param changed only those whose line is new or changed
     * @return accounts, in order
     */
    public List<UUID> among(RosterVersion version, int after, int to, boolean changed) {
        return session.createNativeQuery("""
                        SELECT DISTINCT c.id FROM roster_line l
                        JOIN beneficiary b ON b.county = l.county AND b.id = l.beneficiary_id
                        JOIN citizen c ON c.person_index = b.id_index
                        WHERE l.county = ?1 AND l.year = ?2 AND l.version_id = ?3 AND l.no > ?4 AND l.no <= ?5
                          AND (NOT ?6 OR l.no IN (SELECT line_no FROM roster_change
                                                  WHERE version_id = ?3 AND line_no > ?4 AND line_no <= ?5))
                        ORDER BY c.id""", UUID.class)
                .setParameter(1, version.county())
                .setParameter(2, version.year())
                .setParameter(3, version.id())
                .setParameter(4, after)
                .setParameter(5, to)
                .setParameter(6, changed)
                .getResultList();
    }
}
