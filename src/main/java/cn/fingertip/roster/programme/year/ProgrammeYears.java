package cn.fingertip.roster.programme.year;

import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.lookup.cache.CurrentVersions;
import cn.fingertip.roster.lookup.cache.PageCache;
import cn.fingertip.roster.lookup.cache.PageKey;
import cn.fingertip.roster.programme.ProgrammeRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** A programme year on year, as good as the public list of the region's county. Never blocks the caller. */
@ApplicationScoped
class ProgrammeYears {
    private final CurrentVersions current;
    private final PageCache pages;
    private final YearRepository years;
    private final ProgrammeRepository programmes;
    private final Regions regions;
    private final PublicJson json;

    ProgrammeYears(
            CurrentVersions current,
            PageCache pages,
            YearRepository years,
            ProgrammeRepository programmes,
            Regions regions,
            PublicJson json) {
        this.current = current;
        this.pages = pages;
        this.years = years;
        this.programmes = programmes;
        this.regions = regions;
        this.json = json;
    }

    /**
     * Fails with 422 where there is no such programme or region.
     *
     * @param region code of the subtree, null for everything
     */
    Uni<PublicBody> of(String programme, String region) {
        String wide = region == null ? "" : region;
        String county = wide.substring(0, Math.min(wide.length(), Level.COUNTY.digits()));
        return current.generation(county)
                .chain(generation ->
                        pages.get(new PageKey.Years(generation, programme, wide), () -> years(programme, wide)));
    }

    private byte[] years(String programme, String region) {
        programmes.requireKnown(programme);
        List<String> wider = new ArrayList<>();
        if (!region.isEmpty()) {
            RegionName around = regions.require(region);
            while (around.parent() != null) {
                around = regions.require(around.parent());
                wider.add(around.code());
            }
        }
        return json.bytes(YearView.of(years.years(programme, region, wider)));
    }
}
