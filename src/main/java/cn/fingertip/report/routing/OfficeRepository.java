package cn.fingertip.report.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Offices as rows, and who leads them. */
@ApplicationScoped
class OfficeRepository {
    private static final String COLUMNS = "SELECT code, name, superior, aliases, phone FROM report_office";

    private final Session session;

    OfficeRepository(Session session) {
        this.session = session;
    }

    Optional<Office> find(String code) {
        return session.createNativeQuery(COLUMNS + " WHERE code = ?1", Object[].class)
                .setParameter(1, code)
                .uniqueResultOptional()
                .map(OfficeRepository::office);
    }

    /** @return whether anybody at the office has ever been able to open its reports */
    boolean hasRead(String code) {
        return session.createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM report_key_office WHERE office = ?1 AND role = 'inspector')",
                        Boolean.class)
                .setParameter(1, code)
                .getSingleResult();
    }

    /** @return whether the office was added; one that is there stays as it is */
    boolean addIfAbsent(Office office) {
        return write(office, "DO NOTHING") == 1;
    }

    void put(Office office) {
        write(office, """
                DO UPDATE SET name = excluded.name, superior = excluded.superior, aliases = excluded.aliases,
                              phone = excluded.phone""");
    }

    /** @return heads and leading members of an office, in the order of their names */
    List<OfficePerson> people(String office) {
        return session
                .createNativeQuery(
                        "SELECT name, post FROM report_office_person WHERE office = ?1 ORDER BY name", Object[].class)
                .setParameter(1, office)
                .getResultList()
                .stream()
                .map(row -> new OfficePerson((String) row[0], (String) row[1]))
                .toList();
    }

    /** What somebody is at an office. */
    record Post(String office, String title) {}

    /** @return the posts in which this name stands, of whatever office */
    List<Post> posts(String name) {
        return session
                .createNativeQuery("SELECT office, post FROM report_office_person WHERE name = ?1", Object[].class)
                .setParameter(1, name.strip())
                .getResultList()
                .stream()
                .map(row -> new Post((String) row[0], (String) row[1]))
                .toList();
    }

    /** @return names by office */
    Map<String, Set<String>> names(Collection<String> offices) {
        Map<String, Set<String>> names = new HashMap<>();
        session.createNativeQuery(
                        "SELECT office, name FROM report_office_person WHERE office = ANY(?1)", Object[].class)
                .setParameter(1, offices.toArray(String[]::new))
                .getResultList()
                .forEach(row -> names.computeIfAbsent((String) row[0], code -> new HashSet<>())
                        .add((String) row[1]));
        return names;
    }

    void setPeople(String office, Collection<OfficePerson> people) {
        session.createNativeMutationQuery("DELETE FROM report_office_person WHERE office = ?1")
                .setParameter(1, office)
                .executeUpdate();
        for (OfficePerson person : people) {
            session.createNativeMutationQuery(
                            "INSERT INTO report_office_person (office, name, post) VALUES (?1, ?2, ?3)")
                    .setParameter(1, office)
                    .setParameter(2, person.name().strip())
                    .setParameter(3, person.post().strip())
                    .executeUpdate();
        }
    }

    private int write(Office office, String onConflict) {
        return session.createNativeMutationQuery("""
                        INSERT INTO report_office (code, name, superior, aliases, phone)
                        VALUES (?1, ?2, CAST(?3 AS text), ?4, CAST(?5 AS text))
                        ON CONFLICT (code)\s""" + onConflict)
                .setParameter(1, office.code())
                .setParameter(2, office.name())
                .setParameter(3, office.superior())
                .setParameter(4, office.aliases().toArray(String[]::new))
                .setParameter(5, office.phone())
                .executeUpdate();
    }

    private static Office office(Object[] row) {
        return new Office(
                (String) row[0], (String) row[1], (String) row[2], Arrays.asList((String[]) row[3]), (String) row[4]);
    }
}
