package cn.fingertip.web;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.correction.ChangePage;
import cn.fingertip.roster.correction.PublicVersions;
import cn.fingertip.roster.lookup.LinePage;
import cn.fingertip.roster.lookup.PublicRosters;
import cn.fingertip.roster.lookup.RosterView;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import cn.fingertip.roster.lookup.cache.HotPages;
import cn.fingertip.roster.lookup.cache.Loads;
import cn.fingertip.roster.programme.ProgrammeDetailView;
import cn.fingertip.roster.programme.PublicTerms;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes pages out of what the public interface answers, and keeps them under the tags of those answers: whatever changes
 * there is another page here. Never blocks the caller.
 */
@ApplicationScoped
class RosterScreens {
    /** Lines of a page: two or three swipes on a phone, some 6 KB over the air. */
    static final int LINES = 50;

    private static final Logger LOG = Logger.getLogger(RosterScreens.class);

    /** Names of regions stand in pages and have no tag. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final PublicRosters rosters;
    private final PublicVersions versions;
    private final PublicTerms terms;
    private final Regions regions;
    private final Loads loads;
    private final HotPages hot;
    private final ObjectMapper mapper;
    private final AsyncCache<Key, PublicBody> ready;

    private record Key(String roster, String lines, String terms, RosterScreen.Asked asked) {
        /** @return whether these are the programme's terms on it, null where they are not at hand */
        boolean isOf(PublicBody now) {
            return now != null && now.plain().etag().equals(terms);
        }
    }

    RosterScreens(
            PublicRosters rosters,
            PublicVersions versions,
            PublicTerms terms,
            Regions regions,
            Loads loads,
            HotPages hot,
            ObjectMapper mapper,
            WebConfig config) {
        this.rosters = rosters;
        this.versions = versions;
        this.terms = terms;
        this.regions = regions;
        this.loads = loads;
        this.hot = hot;
        this.mapper = mapper;
        this.ready = Caffeine.newBuilder()
                .maximumWeight(config.memory())
                .weigher((Key key, PublicBody page) -> page.weight())
                .expireAfterWrite(KEPT)
                .buildAsync();
    }

    /**
     * Fails as {@link PublicRosters#find} does.
     *
     * @param address path and query as sent, to be answered faster the next time
     */
    Uni<PublicBody> roster(UUID id, RosterScreen.Asked asked, String address) {
        return rosters.find(id, asked.village(), asked.name(), asked.cursor(), LINES)
                .chain(found -> {
                    RosterView roster = read(found.roster(), RosterView.class);
                    return terms(roster.programme().code())
                            .chain(programme -> page(found, roster, programme, asked.over(roster.version()), address));
                });
    }

    /**
     * What the last correction changed. Fails with 404 or 410 where nothing of the roster is public.
     *
     * @param cursor null for the first page
     */
    Uni<PublicBody> changes(UUID id, String cursor) {
        return rosters.find(id, null, null, null, LINES).chain(found -> {
            RosterView roster = read(found.roster(), RosterView.class);
            return versions.changes(id, roster.version(), cursor, LINES)
                    .chain(changes ->
                            made(() -> Templates.changes(new ChangeScreen(roster, read(changes, ChangePage.class)))));
        });
    }

    /** Whom to telephone is worth much, but not the whole page. */
    private Uni<Optional<PublicBody>> terms(String programme) {
        return terms.of(programme)
                .map(Optional::of)
                .onFailure()
                .invoke(failure -> LOG.warnf("a page goes without its programme's terms: %s", failure))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Uni<PublicBody> page(
            PublicRosters.Found found,
            RosterView roster,
            Optional<PublicBody> terms,
            RosterScreen.Asked asked,
            String address) {
        Supplier<TemplateInstance> screen = () -> Templates.roster(new RosterScreen(
                roster,
                terms.map(known -> read(known, ProgrammeDetailView.class)).orElse(null),
                place(roster.region().code()),
                regions.villagesUnder(roster.region().code()),
                asked,
                read(found.lines(), LinePage.class)));
        if (asked.name() != null
                || asked.village() != null && !regions.find(asked.village()).isPresent()) {
            // The questions are too many, and a name somebody looks for is not kept.
            return made(screen);
        }
        Key key = new Key(
                found.roster().plain().etag(),
                found.lines().plain().etag(),
                terms.map(known -> known.plain().etag()).orElse(null),
                asked);
        var page = ready.get(key, (wanted, executor) -> made(screen).subscribeAsCompletionStage());
        String programme = roster.programme().code();
        Predicate<CurrentVersion.Published> shows = found.shows();
        return Uni.createFrom()
                .completionStage(() -> page.thenApply(same -> same))
                .invoke(() -> hot.learn(
                        address,
                        Ids.parse(roster.id()),
                        now -> shows.test(now) && key.isOf(this.terms.known(programme)) ? known(key) : null));
    }

    /** @return null where it must be made again */
    private PublicBody known(Key key) {
        CompletableFuture<PublicBody> page = ready.getIfPresent(key);
        return page != null && page.isDone() && !page.isCompletedExceptionally() ? page.join() : null;
    }

    /** Off the event loop, and never more at once than lookups may read. */
    private Uni<PublicBody> made(Supplier<TemplateInstance> screen) {
        return loads.page(() -> PublicBody.of(screen.get().render().getBytes(StandardCharsets.UTF_8)));
    }

    /** From the county down: 石城县琴江镇. */
    private String place(String code) {
        RegionName region = regions.find(code).orElse(null);
        if (region == null) {
            return "";
        }
        return region.level().digits() <= Level.COUNTY.digits() || region.parent() == null
                ? region.name()
                : place(region.parent()) + region.name();
    }

    private <T> T read(PublicBody page, Class<T> type) {
        try {
            return mapper.readValue(page.plain().bytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("what the public interface answers can be read", e);
        }
    }
}
