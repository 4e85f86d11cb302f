package cn.fingertip.wish;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All queries on the history of wishes. */
@ApplicationScoped
public class WishStepRepository implements PanacheRepositoryBase<WishStep, WishStep.Id> {
    /** @return oldest first */
    public List<WishStep> of(Wish wish) {
        return find("id.county = ?1 and id.wishId = ?2 order by id.no", wish.county, wish.id)
                .list();
    }

    /** @return of several wishes, oldest first */
    public List<WishStep> of(Collection<UUID> wishes) {
        return find("id.wishId in ?1 order by id.wishId, id.no", wishes).list();
    }

    int nextNo(Wish wish) {
        return (int) count("id.county = ?1 and id.wishId = ?2", wish.county, wish.id) + 1;
    }
}
