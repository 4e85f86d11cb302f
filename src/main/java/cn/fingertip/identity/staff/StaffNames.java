package cn.fingertip.identity.staff;

import cn.fingertip.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
     * @return names by region, of disabled people too: colleagues stay when somebody goes
     */
    @Transactional
    public Map<String, Set<String>> at(Collection<String> regions, Set<Role> roles) {
        Map<String, Set<String>> names = new HashMap<>();
        session.createNativeQuery("""
                        SELECT g.region, p.name FROM staff_grant g JOIN staff_person p ON p.id = g.staff_id
                        WHERE g.region = ANY(?1) AND g.role = ANY(?2)""", Object[].class)
                .setParameter(1, regions.toArray(String[]::new))
                .setParameter(2, roles.stream().map(Role::wire).toArray(String[]::new))
                .getResultList()
                .forEach(row -> names.computeIfAbsent((String) row[0], region -> new HashSet<>())
                        .add((String) row[1]));
        return names;
    }
}
