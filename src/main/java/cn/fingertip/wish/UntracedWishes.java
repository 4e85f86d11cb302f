package cn.fingertip.wish;

import cn.fingertip.identity.KnownWishes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads whether there is a wish, and nothing else. */
@ApplicationScoped
class UntracedWishes implements KnownWishes {
    private final WishRepository wishes;

    UntracedWishes(WishRepository wishes) {
        this.wishes = wishes;
    }

    @Override
    @Transactional
    public boolean exists(UUID wish) {
        return wishes.count("id", wish) == 1;
    }
}
