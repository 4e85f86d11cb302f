package cn.fingertip.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The generation of each county's public list and sums: a cached page of them is good as long as its generation is. */
@ApplicationScoped
public class CatalogueRepository {
    private final EntityManager em;

    CatalogueRepository(EntityManager em) {
        this.em = em;
    }

    /** In the transaction that changes what the list, or the county's sums, show. */
    public void changed(String county) {
        em.createNativeQuery("""
                INSERT INTO roster_catalogue (county, generation) VALUES (?1, 1)
                ON CONFLICT (county) DO UPDATE SET generation = roster_catalogue.generation + 1""").setParameter(1, county).executeUpdate();
    }

    /** Where a programme changes, every county's list may. */
    public void allChanged() {
        em.createNativeQuery("UPDATE roster_catalogue SET generation = generation + 1")
                .executeUpdate();
    }
}
