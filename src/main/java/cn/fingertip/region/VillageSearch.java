package cn.fingertip.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the one village that a clerk meant, or none: a guess would put a payment in the wrong place. */
final class VillageSearch {
    private final RegionTree tree;
    private final String under;

    VillageSearch(RegionTree tree, String under) {
        this.tree = tree;
        this.under = under;
    }

    Optional<RegionName> find(String written) {
        VillageName name = VillageName.of(written);
        return named(name, under).or(() -> behindItsTownship(name));
    }

    /** 琴江镇濯坑村, 石城县琴江镇濯坑村: the names above are a part of what is written. */
    private Optional<RegionName> behindItsTownship(VillageName name) {
        List<RegionName> above = tree.upwards(under);
        List<String> leads = new ArrayList<>(List.of(name.whole()));
        for (RegionName region : above.reversed()) {
            if (region.level() != Level.TOWNSHIP) {
                leads.add(without(region.name(), leads.getLast()));
            }
        }
        List<RegionName> townships = above.stream()
                .filter(region -> region.level() == Level.TOWNSHIP)
                .toList();
        return only((townships.isEmpty() ? tree.under(under, Level.TOWNSHIP) : townships)
                .stream()
                        .flatMap(township -> leads.stream()
                                .distinct()
                                .filter(lead -> lead.startsWith(township.name()))
                                .flatMap(lead ->
                                        named(VillageName.of(without(township.name(), lead)), scope(township))
                                                .stream()))
                        .distinct()
                        .toList());
    }

    private String scope(RegionName township) {
        return under.length() > township.code().length() ? under : township.code();
    }

    private static String without(String lead, String text) {
        return text.startsWith(lead) && text.length() > lead.length() ? text.substring(lead.length()) : text;
    }

    private Optional<RegionName> named(VillageName name, String scope) {
        List<RegionName> villages = tree.under(scope, Level.VILLAGE);
        return only(villages, village -> VillageName.of(village.name()).whole().equals(name.whole()))
                .or(() ->
                        only(villages, village -> VillageName.of(village.name()).means(name)))
                // 琴江 for 琴江居委会, 新村 for 新村居委会: the stem alone
                .or(() -> only(
                        villages,
                        village -> VillageName.of(village.name()).stem().equals(name.whole())));
    }

    private static Optional<RegionName> only(List<RegionName> villages, Predicate<RegionName> wanted) {
        return only(villages.stream().filter(wanted).toList());
    }

    private static Optional<RegionName> only(List<RegionName> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
