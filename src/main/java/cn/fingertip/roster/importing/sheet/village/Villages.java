package cn.fingertip.roster.importing.sheet.village;

import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds the villages of one roster's region by the names in its file, each name once. */
public final class Villages implements VillageNames {
    /** A file of made-up names must not fill memory. */
    private static final int MOST_KNOWN = 50_000;

    private final Regions regions;
    private final RegionName region;
    private final Map<String, Optional<String>> known = new HashMap<>();

    public Villages(Regions regions, RegionName region) {
        this.regions = regions;
        this.region = region;
    }

    @Override
    public Optional<String> only() {
        return region.level() == Level.VILLAGE ? Optional.of(region.code()) : Optional.empty();
    }

    @Override
    public Optional<String> find(String township, String village) {
        String name = township + '\u0000' + village;
        Optional<String> found = known.get(name);
        if (found == null) {
            found = look(township, village);
            if (known.size() < MOST_KNOWN) {
                known.put(name, found);
            }
        }
        return found;
    }

    @Override
    public boolean other(String text) {
        if (region.level() != Level.VILLAGE) {
            return false;
        }
        Set<String> named = VillageNames.all(
                text, name -> regions.village(region.parent(), name).map(RegionName::code));
        return !named.isEmpty() && !named.contains(region.code());
    }

    private Optional<String> look(String township, String village) {
        if (region.level() == Level.VILLAGE) {
            return regions.village(region.parent(), village)
                    .map(RegionName::code)
                    .filter(region.code()::equals);
        }
        return under(township).flatMap(root -> regions.village(root, village)).map(RegionName::code);
    }

    private Optional<String> under(String township) {
        if (township.isEmpty()) {
            return Optional.of(region.code());
        }
        Map<String, String> townships = new TreeMap<>();
        for (RegionName village : regions.villagesUnder(region.code())) {
            regions.find(village.parent()).ifPresent(parent -> townships.put(parent.code(), parent.name()));
        }
        String wanted = township.replaceAll("[\\s\\p{Z}]+", "");
        List<String> exact = codes(townships, wanted, true);
        List<String> found = exact.isEmpty() ? codes(townships, wanted, false) : exact;
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static List<String> codes(Map<String, String> townships, String wanted, boolean exact) {
        return townships.entrySet().stream()
                .filter(entry -> exact
                        ? entry.getValue().equals(wanted)
                        : entry.getValue().startsWith(wanted) && wanted.length() >= 2)
                .map(Map.Entry::getKey)
                .toList();
    }
}
