package cn.fingertip.stats;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.lookup.cache.CurrentVersions;
import cn.fingertip.roster.lookup.cache.PageCache;
import cn.fingertip.roster.lookup.cache.PageKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Public tables as ready bytes, made once for each generation of the county's list, which counts on with every publication
 * and withdrawal. They are kept and loaded as look-ups are: never on the caller's thread.
 */
@ApplicationScoped
class StatsPages {
    /** In a key: no year was asked for. */
    private static final int LATEST = 0;

    private final StatsRepository repository;
    private final CurrentVersions versions;
    private final PageCache pages;
    private final Regions regions;
    private final PublicJson json;
    private final Clock clock;

    StatsPages(
            StatsRepository repository,
            CurrentVersions versions,
            PageCache pages,
            Regions regions,
            PublicJson json,
            Clock clock) {
        this.repository = repository;
        this.versions = versions;
        this.pages = pages;
        this.regions = regions;
        this.json = json;
        this.clock = clock;
    }

    /** @param year null for the latest with anything published */
    Uni<PublicBody> county(String code, Integer year) {
        RegionName county = find(code);
        if (county.level() != Level.COUNTY) {
            throw notFound();
        }
        int today = clock.today().getYear();
        return versions.generation(code)
                .chain(generation -> pages.get(
                        new PageKey.Sums(generation, code, year == null ? LATEST : year, today),
                        () -> json.bytes(table(county, year))));
    }

    /** @param code of a county, township or village */
    Uni<PublicBody> region(String code) {
        RegionName region = find(code);
        if (code.length() < Level.COUNTY.digits()) {
            throw notFound();
        }
        return versions.generation(code.substring(0, Level.COUNTY.digits()))
                .chain(generation ->
                        pages.get(new PageKey.Sums(generation, code, null, LATEST), () -> json.bytes(trend(region))));
    }

    private CountyTable table(RegionName county, Integer wanted) {
        List<Integer> years = repository.years(county.code());
        int latest = years.isEmpty() ? clock.today().getYear() : years.getFirst();
        int year = wanted == null ? latest : wanted;
        List<Cell> cells = repository.county(county.code(), year);
        List<CountyTable.Row> rows = new ArrayList<>();
        by(cells, Cell::region)
                .forEach((code, row) -> rows.add(new CountyTable.Row(
                        code, name(code), level(code), row.getFirst().sums(), byProgramme(row))));
        return new CountyTable(named(county), year, years, programmes(cells), rows);
    }

    private RegionTrend trend(RegionName region) {
        List<Cell> cells = repository.region(region.code());
        List<RegionTrend.Year> years = new ArrayList<>();
        by(cells, Cell::year)
                .forEach((year, row) ->
                        years.add(new RegionTrend.Year(year, row.getFirst().sums(), byProgramme(row))));
        return new RegionTrend(named(region), programmes(cells), years);
    }

    /** The first of a row is the sum of all programmes: the empty code sorts before any other. */
    private static List<CountyTable.ByProgramme> byProgramme(List<Cell> row) {
        return row.stream()
                .skip(1)
                .map(cell -> new CountyTable.ByProgramme(cell.programme(), cell.sums()))
                .toList();
    }

    private static <K> Map<K, List<Cell>> by(List<Cell> cells, Function<Cell, K> key) {
        return cells.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private List<CodeName> programmes(List<Cell> cells) {
        Set<String> present = cells.stream().map(Cell::programme).collect(Collectors.toSet());
        return repository.programmes().stream()
                .filter(programme -> present.contains(programme.code()))
                .toList();
    }

    private RegionName find(String code) {
        return regions.find(code).orElseThrow(StatsPages::notFound);
    }

    private String name(String code) {
        return regions.find(code).map(RegionName::name).orElse(code);
    }

    private static Level level(String code) {
        return Arrays.stream(Level.values())
                .filter(level -> level.digits() == code.length())
                .findFirst()
                .orElseThrow();
    }

    private static CodeName named(RegionName region) {
        return new CodeName(region.code(), region.name());
    }

    private static Problem notFound() {
        return Problem.notFound("not-found", "没有找到", "没有找到这个地区,请从地区列表中重新选择。");
    }
}
