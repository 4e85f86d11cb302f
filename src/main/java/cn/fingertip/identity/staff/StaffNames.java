package cn.fingertip.identity.staff;

import cn.fingertip.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** What members of staff are called, for those who must tell whether somebody is one of them. */
@ApplicationScoped
public class StaffNames {
    private final Session session;

    StaffNames(Session session) {
        this.session = session;
    }

    /**
     * @param regions exactly as grants name them
     * @return names by region, former ones and those of disabled people too: colleagues stay when somebody goes, and who is
     *     renamed is who they were
     */
    @Transactional
    public Map<String, Set<String>> at(Collection<String> regions, Set<Role> roles) {
        Map<String, Set<String>> names = new HashMap<>();
        session.createNativeQuery("""
                        SELECT g.region, n.name FROM staff_grant g JOIN (
                            SELECT id, name FROM staff_person UNION SELECT staff_id, name FROM staff_former_name
                        ) n ON n.id = g.staff_id
                        WHERE g.region = ANY(?1) AND g.role = ANY(?2)""", Object[].class)
                .setParameter(1, regions.toArray(String[]::new))
                .setParameter(2, roles.stream().map(Role::wire).toArray(String[]::new))
                .getResultList()
                .forEach(row -> names.computeIfAbsent((String) row[0], region -> new HashSet<>())
                        .add((String) row[1]));
        return names;
    }

    /** @return what somebody is called and has been called; empty where there is no such account */
    @Transactional
    public Set<String> of(UUID staff) {
        return Set.copyOf(session.createNativeQuery("""
                        SELECT name FROM staff_person WHERE id = ?1
                        UNION SELECT name FROM staff_former_name WHERE staff_id = ?1""", String.class)
                .setParameter(1, staff)
                .getResultList());
    }
}
