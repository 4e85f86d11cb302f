package cn.fingertip.wish.board;

import cn.fingertip.identity.Citizen;
import cn.fingertip.identity.CitizenRepository;
import cn.fingertip.wish.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The names by which others could tell who asks; shown to nobody. */
@ApplicationScoped
class AskerNames {
    private final CitizenRepository citizens;

    AskerNames(CitizenRepository citizens) {
        this.citizens = citizens;
    }

    /** @return as proved by now, then as it was when the wish was placed; empty where neither is known */
    Set<String> of(Wish wish) {
        Set<String> names = new LinkedHashSet<>();
        Optional.ofNullable(citizens.findById(wish.citizen))
                .filter(Citizen::verified)
                .ifPresent(citizen -> names.add(citizens.nameOf(citizen)));
        Optional.ofNullable(wish.asker).ifPresent(names::add);
        return names;
    }
}
