package cn.fingertip.region;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a county's file into the tree, all of it or nothing. Regions that the file does not name stay. */
@ApplicationScoped
class LoadRegions {
    /** @param added regions that are new; {@code changed} those with a new name */
    record Loaded(RegionName county, int regions, int added, int changed) {}

    private final RegionRepository repository;
    private final AuditTrail audit;

    LoadRegions(RegionRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** @param actor who does it, for the audit trail */
    @Transactional
    public Loaded load(Collection<RegionName> regions, String actor) {
        repository.lock();
        Map<String, RegionName> kept = repository
                .kept(regions.stream().map(RegionName::code).toList())
                .stream()
                .collect(Collectors.toMap(RegionName::code, Function.identity()));
        List<RegionName> added = regions.stream()
                .filter(region -> !kept.containsKey(region.code()))
                .toList();
        List<RegionName> changed = regions.stream()
                .filter(region -> kept.containsKey(region.code())
                        && !kept.get(region.code()).equals(region))
                .toList();
        added.forEach(repository::put);
        changed.forEach(repository::put);
        RegionName county = RegionFile.county(regions);
        if (!added.isEmpty() || !changed.isEmpty()) {
            audit.record(AuditEvent.of("region.loaded", "region:" + county.code())
                    .by(actor)
                    .in(county.code())
                    .with("added", added.size())
                    .with("changed", changed.size()));
        }
        return new Loaded(county, regions.size(), added.size(), changed.size());
    }

    /** As {@link #load}, unless the county is there already: a name changed since is not put back. */
    @Transactional
    public void loadIfNew(Collection<RegionName> regions) {
        repository.lock();
        if (repository.kept(List.of(RegionFile.county(regions).code())).isEmpty()) {
            load(regions, "system");
        }
    }
}
