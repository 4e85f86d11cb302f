package cn.fingertip.stats;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Public tables as ready bytes, made once for each state of a county's sums. */
@ApplicationScoped
class StatsPages {
    private final StatsRepository repository;
    private final Regions regions;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Cache<String, String> generations;
    private final Cache<List<Object>, PublicBody> pages;

    StatsPages(StatsRepository repository, Regions regions, ObjectMapper mapper, Clock clock, StatsConfig config) {
        this.repository = repository;
        this.regions = regions;
        this.mapper = mapper;
        this.clock = clock;
        this.generations = Caffeine.newBuilder()
                .expireAfterWrite(config.trust())
                .maximumSize(10_000)
                .build();
        this.pages = Caffeine.newBuilder()
                .maximumWeight(config.memory())
                .<List<Object>, PublicBody>weigher((key, page) -> page.weight())
                .build();
    }

    /** @param year null for the latest with anything published */
    PublicBody county(String code, Integer year) {
        RegionName county = find(code);
        if (county.level() != Level.COUNTY) {
            throw notFound();
        }
        return page(List.of("county", code, year == null ? 0 : year, generation(code)), () -> table(county, year));
    }

    /** @param code of a county, township or village */
    PublicBody region(String code) {
        RegionName region = find(code);
        if (code.length() < Level.COUNTY.digits()) {
            throw notFound();
        }
        String county = code.substring(0, Level.COUNTY.digits());
        return page(List.of("region", code, generation(county)), () -> trend(region));
    }

    private String generation(String county) {
        return generations.get(county, repository::generation);
    }

    private PublicBody page(List<Object> key, Supplier<Object> view) {
        return pages.get(key, made -> {
            try {
                return PublicBody.of(mapper.writeValueAsBytes(view.get()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a table has a JSON form", e);
            }
        });
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
