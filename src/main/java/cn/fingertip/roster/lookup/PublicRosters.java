package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Published rosters for pages of our own making: the very bytes that the public interface gives, by the same way, so
 * that a page can show neither more nor anything else. Never blocks the caller.
 */
@ApplicationScoped
public class PublicRosters {
    private final Lookup lookup;

    PublicRosters(Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * What stands in one version.
     *
     * @param roster a {@link RosterView} as JSON
     * @param lines a {@link LinePage} as JSON
     * @param shows whether both are still what the public is to see of a roster whose current version is this
     */
    public record Found(PublicBody roster, PublicBody lines, Predicate<CurrentVersion.Published> shows) {}

    /**
     * The parameters are those of the public interface, as they were sent. Fails as it does: 404 and 410 where nothing is
     * public, 422 {@code village-required}, 400 where the cursor is another version's, 503 {@code busy}.
     *
     * @param village null for all
     * @param name null for all
     * @param cursor null for the first page
     * @param limit lines of a page
     */
    public Uni<Found> find(UUID rosterId, String village, String name, String cursor, int limit) {
        return lookup.together(
                rosterId,
                QueryParameters.village(village),
                QueryParameters.name(name),
                QueryParameters.cursor(cursor),
                limit);
    }
}
