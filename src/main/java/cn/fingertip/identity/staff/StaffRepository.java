package cn.fingertip.identity.staff;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Staff and their grants. */
@ApplicationScoped
public class StaffRepository implements PanacheRepositoryBase<StaffPerson, UUID> {
    /** Of every account; 3 to 40 characters. */
    public static final Pattern USERNAME = Pattern.compile(StaffPerson.USERNAME);

    /** @param username as anybody may send it: what cannot be a name is not looked for, and some of it cannot be sent on */
    Optional<StaffPerson> byUsername(String username) {
        return USERNAME.matcher(username).matches()
                ? find("username", username).firstResultOptional()
                : Optional.empty();
    }

    /** @return whether the person was added; false where the name is taken, even a moment ago */
    public boolean add(StaffPerson person) {
        return getSession()
                        .createNativeMutationQuery("""
                                INSERT INTO staff_person (id, username, name, password, created_at)
                                VALUES (:id, :username, :name, :password, :createdAt)
                                ON CONFLICT (username) DO NOTHING""")
                        .setParameter("id", person.id)
                        .setParameter("username", person.username)
                        .setParameter("name", person.name)
                        .setParameter("password", person.password)
                        .setParameter("createdAt", person.createdAt)
                        .executeUpdate()
                == 1;
    }

    /** What the person is called now stays theirs, whatever they are called next. */
    public void keepFormerName(StaffPerson person, Instant until) {
        getSession()
                .createNativeMutationQuery("""
                        INSERT INTO staff_former_name (staff_id, name, until) VALUES (?1, ?2, ?3)
                        ON CONFLICT (staff_id, name) DO UPDATE SET until = excluded.until""")
                .setParameter(1, person.id)
                .setParameter(2, person.name)
                .setParameter(3, until)
                .executeUpdate();
    }

    /** @return how many of these were former names of somebody's; they are no more */
    public int strikeFormerNames(UUID staff, List<String> names) {
        return getSession()
                .createNativeMutationQuery("DELETE FROM staff_former_name WHERE staff_id = ?1 AND name = ANY(?2)")
                .setParameter(1, staff)
                .setParameter(2, names.toArray(String[]::new))
                .executeUpdate();
    }

    /** @return at most {@code limit} people in the order of user names, after {@code after} where it is not null */
    public List<StaffPerson> page(List<String> roots, String after, int limit) {
        // Whoever has a grant outside the asker's regions is not theirs to manage, nor to see.
        return getSession()
                .createNativeQuery("""
                        SELECT p.* FROM staff_person p
                        WHERE (CAST(:after AS text) IS NULL OR p.username > :after)
                          AND (CAST(:whole AS boolean) OR (
                                EXISTS (SELECT 1 FROM staff_grant g WHERE g.staff_id = p.id)
                            AND NOT EXISTS (SELECT 1 FROM staff_grant g WHERE g.staff_id = p.id AND NOT EXISTS (
                                SELECT 1 FROM unnest(CAST(:roots AS text[])) root WHERE starts_with(g.region, root)))))
                        ORDER BY p.username
                        LIMIT :limit""", StaffPerson.class)
                .setParameter("after", after)
                .setParameter("whole", roots.contains(""))
                .setParameter("roots", roots.toArray(String[]::new))
                .setParameter("limit", limit)
                .getResultList();
    }

    /** @return grants by person, for those asked for; people without any are left out */
    public Map<UUID, List<Grant>> grantsOf(Collection<UUID> people) {
        Map<UUID, List<Grant>> grants = new HashMap<>();
        getSession()
                .createNativeQuery("""
                        SELECT staff_id, role, region FROM staff_grant
                        WHERE staff_id = ANY(CAST(:people AS uuid[])) ORDER BY role, region""", Object[].class)
                .setParameter("people", people.toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> grants.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                        .add(new Grant(Role.of((String) row[1]), (String) row[2])));
        return grants;
    }

    /** @return what one person may do */
    public List<Grant> grantsOf(UUID person) {
        return grantsOf(List.of(person)).getOrDefault(person, List.of());
    }

    /** Replaces what a person may do. */
    public void setGrants(UUID person, Collection<Grant> grants) {
        flush();
        getSession()
                .createNativeMutationQuery("DELETE FROM staff_grant WHERE staff_id = :person")
                .setParameter("person", person)
                .executeUpdate();
        for (Grant grant : grants) {
            getSession()
                    .createNativeMutationQuery("INSERT INTO staff_grant VALUES (:person, :role, :region)")
                    .setParameter("person", person)
                    .setParameter("role", grant.role().wire())
                    .setParameter("region", grant.region())
                    .executeUpdate();
        }
    }

    /** @return whether this step is later than the last accepted one; it is the last accepted one from now on */
    boolean acceptStep(UUID person, long step) {
        return update("totpLastStep = ?1 where id = ?2 and totpLastStep < ?1", step, person) == 1;
    }
}
