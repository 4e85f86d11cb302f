package cn.fingertip.report.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Who works at an office. */
@ApplicationScoped
public class OfficeStaffRepository {
    private final Session session;

    OfficeStaffRepository(Session session) {
        this.session = session;
    }

    /** @return whether the person is an inspector of exactly this office, and not disabled */
    boolean isInspector(UUID person, String office) {
        return !session.createNativeQuery("""
                        SELECT 1 FROM staff_grant g JOIN staff_person p ON p.id = g.staff_id
                        WHERE g.staff_id = ?1 AND g.role = 'inspector' AND g.region = ?2 AND NOT p.disabled""", Integer.class)
                .setParameter(1, person)
                .setParameter(2, office)
                .getResultList()
                .isEmpty();
    }

    /** @return codes of the offices where somebody opens reports, which alone can be handed any */
    public List<String> officesThatRead() {
        return session.createNativeQuery(
                        "SELECT DISTINCT office FROM report_key_holder WHERE role = 'inspector' ORDER BY office",
                        String.class)
                .getResultList();
    }

    /** @return names by id */
    public Map<UUID, String> names(Collection<UUID> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return session
                .createNativeQuery("SELECT id, name FROM staff_person WHERE id IN (?1)", Object[].class)
                .setParameterList(1, people)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }
}
