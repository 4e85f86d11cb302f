package cn.fingertip.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All regions at one moment. Immutable; a whole province is a few megabytes. */
final class RegionTree {
    private final NavigableMap<String, RegionName> byCode = new TreeMap<>();
    private final Map<String, List<RegionName>> children = new HashMap<>();
    private final int names;

    RegionTree(Collection<RegionName> regions) {
        regions.stream().sorted(Comparator.comparing(RegionName::code)).forEach(region -> {
            byCode.put(region.code(), region);
            if (region.parent() != null) {
                children.computeIfAbsent(region.parent(), code -> new ArrayList<>())
                        .add(region);
            }
        });
        int hash = 0;
        for (RegionName region : byCode.values()) {
            hash = (hash * 31 + region.code().hashCode()) * 31 + region.name().hashCode();
        }
        this.names = hash;
    }

    /** @return a number that is another where any region has another name */
    int names() {
        return names;
    }

    Optional<RegionName> find(String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(byCode.get(code));
    }

    /** @return the regions right below, by code */
    List<RegionName> children(String code) {
        return List.copyOf(children.getOrDefault(code, List.of()));
    }

    /** @return the region itself and all below that are of {@code level}, by code */
    List<RegionName> under(String code, Level level) {
        return byCode.tailMap(code, true).values().stream()
                .takeWhile(region -> region.code().startsWith(code))
                .filter(region -> region.level() == level)
                .toList();
    }

    /** @return the region and those above it, the nearest first */
    List<RegionName> upwards(String code) {
        List<RegionName> chain = new ArrayList<>();
        Optional<RegionName> next = find(code);
        while (next.isPresent()) {
            chain.add(next.get());
            next = find(next.get().parent());
        }
        return chain;
    }
}
