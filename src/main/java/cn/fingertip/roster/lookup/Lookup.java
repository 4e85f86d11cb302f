package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import cn.fingertip.region.Level;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import cn.fingertip.roster.lookup.cache.CurrentVersions;
import cn.fingertip.roster.lookup.cache.HotPages;
import cn.fingertip.roster.lookup.cache.Loads;
import cn.fingertip.roster.lookup.cache.PageCache;
import cn.fingertip.roster.lookup.cache.PageKey;
import cn.fingertip.roster.search.NameFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Public lookups: finds the ready page, or says how it is made. Never blocks the caller. */
@ApplicationScoped
class Lookup {
    static final String DETAIL = "/api/v1/rosters/{id}";
    static final String LINES = "/api/v1/rosters/{id}/lines";

    private final CurrentVersions versions;
    private final PageCache pages;
    private final Loads loads;
    private final PublicRosterRepository repository;
    private final LineRepository lines;
    private final HotPages hot;
    private final Regions regions;
    private final PublicJson json;
    private final Clock clock;
    private final int wholeSearchLines;

    Lookup(
            CurrentVersions versions,
            PageCache pages,
            Loads loads,
            PublicRosterRepository repository,
            LineRepository lines,
            HotPages hot,
            Regions regions,
            PublicJson json,
            Clock clock,
            LookupConfig config) {
        this.versions = versions;
        this.pages = pages;
        this.loads = loads;
        this.repository = repository;
        this.lines = lines;
        this.hot = hot;
        this.regions = regions;
        this.json = json;
        this.clock = clock;
        this.wholeSearchLines = config.wholeSearchLines();
    }

    /** @param address path and query as sent, to be answered faster the next time */
    Uni<PublicBody> detail(UUID rosterId, String address) {
        return versions.of(rosterId).chain(current -> {
            CurrentVersion.Published published = current.published();
            return detail(published).invoke(() -> hot.learn(address, DETAIL, rosterId, detailKey(published)));
        });
    }

    /** Both pages of one version: between two questions another may have been published. */
    Uni<PublicRosters.Found> together(UUID rosterId, String village, NameFilter name, String cursor, int limit) {
        return versions.of(rosterId).chain(current -> {
            CurrentVersion.Published published = current.published();
            LineQuery query = new LineQuery(village, name, after(cursor, published), limit);
            PageKey own = detailKey(published);
            return Uni.combine()
                    .all()
                    .unis(detail(published), page(published, query))
                    .with((roster, lines) -> new PublicRosters.Found(roster, lines, now -> own.shows(now, clock)));
        });
    }

    /** For a page of our own, which reads the plain form. */
    private Uni<PublicBody> page(CurrentVersion.Published published, LineQuery query) {
        return query.name() == null
                ? lines(published, query, key -> {})
                : search(published, query, false).map(form -> new PublicBody(form, form));
    }

    private Uni<PublicBody> detail(CurrentVersion.Published published) {
        return pages.get(detailKey(published), () -> json.bytes(repository.roster(published.versionId())));
    }

    private PageKey detailKey(CurrentVersion.Published published) {
        boolean open = !clock.today().isAfter(published.publicityTo());
        return new PageKey.Detail(published.versionId(), published.revision(), open, published.finalized());
    }

    /**
     * @param cursor of the page before, null for the first
     * @param address path and query as sent, to be answered faster the next time
     */
    Uni<PublicBody> lines(UUID rosterId, String village, String cursor, int limit, String address) {
        return versions.of(rosterId).chain(current -> {
            CurrentVersion.Published published = current.published();
            LineQuery query = new LineQuery(village, null, after(cursor, published), limit);
            return lines(published, query, key -> hot.learn(address, LINES, rosterId, key));
        });
    }

    /**
     * Lines of a name. They are not kept: the questions are too many and too personal.
     *
     * @param cursor of the page before, null for the first
     * @param gzip whether the one reader whom it is made for takes gzip
     */
    Uni<PublicBody.Form> search(
            UUID rosterId, String village, NameFilter name, String cursor, int limit, boolean gzip) {
        return versions.of(rosterId).chain(current -> {
            CurrentVersion.Published published = current.published();
            return search(published, new LineQuery(village, name, after(cursor, published), limit), gzip);
        });
    }

    /** @throws Problem 422 {@code village-required} where a name is looked for in a roster of several villages */
    Uni<PublicBody.Form> search(CurrentVersion.Published published, LineQuery query, boolean gzip) {
        if (isBeyond(published, query)) {
            return Uni.createFrom().item(() -> PublicBody.Form.once(nothing(), gzip));
        }
        requireVillage(published, query);
        return loads.page(() -> PublicBody.Form.once(lines(published, query), gzip));
    }

    /** @param found told of the page that was given, where it is one that is kept */
    private Uni<PublicBody> lines(CurrentVersion.Published published, LineQuery query, Consumer<PageKey> found) {
        if (isBeyond(published, query)) {
            // Not worth keeping: a stranger could ask for any number of these.
            return Uni.createFrom().item(() -> PublicBody.of(nothing()));
        }
        PageKey key = new PageKey.Lines(
                published.versionId(), published.revision(), query.village(), query.after(), query.limit());
        return pages.get(key, () -> lines(published, query)).invoke(() -> found.accept(key));
    }

    Uni<PublicBody> list(String region, Integer year, String programme, String cursor, int limit) {
        String wide = region == null ? "" : region;
        String county = wide.substring(0, Math.min(wide.length(), Level.COUNTY.digits()));
        LocalDate today = clock.today();
        return versions.generation(county)
                .chain(generation -> pages.get(
                        new PageKey.Catalogue(generation, today, region, year, programme, cursor, limit),
                        () -> list(new CatalogueQuery(
                                region,
                                year,
                                programme,
                                cursor == null ? null : CatalogueQuery.Place.of(cursor),
                                limit))));
    }

    private void requireVillage(CurrentVersion.Published published, LineQuery query) {
        boolean oneVillage = query.village() != null || published.region().length() == Level.VILLAGE.digits();
        if (!oneVillage && published.lineCount() > wholeSearchLines) {
            throw Problem.rule(
                    "village-required", "请先选择村", "这份清册不止一个村,按姓名查找时请先选择村(village)。要查本人在各处的补贴,请登录并核验身份后看“我的补贴”。");
        }
    }

    /** @return whether there can be no such line, so that nobody need look */
    private boolean isBeyond(CurrentVersion.Published published, LineQuery query) {
        return query.after() >= published.lineCount() || query.village() != null && !within(published, query.village());
    }

    /** @return a {@link LinePage} as JSON; blocks */
    private byte[] lines(CurrentVersion.Published published, LineQuery query) {
        List<LineView> rows = lines.of(published, query);
        return json.bytes(CursorPage.of(rows, query.limit(), line -> Cursor.of(published.version(), line.no())));
    }

    private byte[] list(CatalogueQuery query) {
        if (query.region() != null) {
            regions.require(query.region());
        }
        return json.bytes(CursorPage.of(repository.list(query), query.limit(), CatalogueQuery.Place::cursor));
    }

    private boolean within(CurrentVersion.Published published, String village) {
        return village.startsWith(published.region()) && regions.find(village).isPresent();
    }

    /** A walk does not go on in another version: lines would be missed or seen twice. */
    static int after(String cursor, CurrentVersion.Published published) {
        if (cursor == null) {
            return 0;
        }
        List<String> keys = Cursor.read(cursor, 2);
        try {
            int after = Integer.parseInt(keys.getLast());
            if (Integer.parseInt(keys.getFirst()) == published.version() && after >= 0) {
                return after;
            }
        } catch (NumberFormatException notOurs) {
            // answered below
        }
        throw Cursor.invalid();
    }

    private byte[] nothing() {
        return json.bytes(new CursorPage<>(List.of(), null));
    }
}
