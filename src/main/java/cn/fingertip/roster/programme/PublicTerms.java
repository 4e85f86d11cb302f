package cn.fingertip.roster.programme;

import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.roster.lookup.cache.Loads;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What the catalogue says of a programme, at hand: a minute old at most where it is asked for often, as old as need be
 * while the database does not answer. Never blocks the caller.
 */
@ApplicationScoped
public class PublicTerms {
    private static final int PROGRAMMES = 1_000;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final AsyncLoadingCache<String, PublicBody> known;

    PublicTerms(Terms terms, Loads database) {
        known = Caffeine.newBuilder()
                .maximumSize(PROGRAMMES)
                .refreshAfterWrite(FRESH)
                .buildAsync((code, executor) ->
                        database.page(() -> terms.detail(code)).subscribeAsCompletionStage());
    }

    /** @return a {@link ProgrammeDetailView} as JSON; fails with 404 where there is no such programme, 503 {@code busy} */
    public Uni<PublicBody> of(String code) {
        CompletableFuture<PublicBody> found = known.get(code);
        // A reader who hangs up must not take it away from the others.
        return Uni.createFrom().completionStage(() -> found.thenApply(terms -> terms));
    }

    /** @return what {@link #of} would give at once, null where it would have to be waited for */
    public PublicBody known(String code) {
        CompletableFuture<PublicBody> found = known.getIfPresent(code);
        return found != null && found.isDone() && !found.isCompletedExceptionally() ? found.join() : null;
    }
}
