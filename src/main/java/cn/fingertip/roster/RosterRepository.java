package cn.fingertip.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Rosters by what they are about. */
@ApplicationScoped
public class RosterRepository implements PanacheRepositoryBase<Roster, UUID> {
    /** Waits for whoever works on this roster, and keeps others waiting until the transaction ends. */
    Optional<Roster> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Keeps whoever changes this roster waiting until the transaction ends, but not others who only need it to stay. */
    Optional<Roster> hold(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    /** The one roster of this programme, region and period, made now if it is the first. */
    Roster findOrCreate(Roster wanted, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                INSERT INTO roster (id, county, programme, region, year, period, title, created_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                ON CONFLICT (programme, region, period) DO NOTHING""")
                .setParameter(1, wanted.id)
                .setParameter(2, wanted.county)
                .setParameter(3, wanted.programme)
                .setParameter(4, wanted.region)
                .setParameter(5, wanted.year)
                .setParameter(6, wanted.period)
                .setParameter(7, wanted.title)
                .setParameter(8, now)
                .executeUpdate();
        return find("programme = ?1 and region = ?2 and period = ?3", wanted.programme, wanted.region, wanted.period)
                .singleResult();
    }
}
