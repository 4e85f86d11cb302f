package cn.fingertip.region;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the places that somebody may mean who writes no more than a name. Unlike {@link VillageSearch} it gives all that
 * fit: here a person chooses, and nothing follows from a wrong guess.
 */
final class PlaceSearch {
    /** A single character is in half of all names. */
    private static final int FEWEST = 2;

    private static final Pattern KIND = Pattern.compile("(?<=..)(?:镇|乡|苏木|街道|县|旗|市|区)$");

    private final RegionTree tree;
    private final List<Place> villages;
    private final List<Place> above;

    /** A region and its name taken apart. */
    private record Place(RegionName region, VillageName name) {
        static Place of(RegionName region) {
            VillageName name = VillageName.of(region.name());
            return new Place(
                    region,
                    region.level() == Level.VILLAGE
                            ? name
                            : new VillageName(
                                    name.whole(), KIND.matcher(name.whole()).replaceAll(""), VillageName.Kind.OTHER));
        }

        boolean is(VillageName written) {
            return name.whole().equals(written.whole())
                    || region.level() == Level.VILLAGE && name.means(written)
                    || name.stem().equals(written.whole());
        }

        /** Within a sentence only a name that says what it is: 新村 is a village, and a word. */
        boolean within(String sentence) {
            return name.stem().length() >= FEWEST
                    && (sentence.contains(name.whole())
                            || name.kind().words().stream().anyMatch(word -> sentence.contains(name.stem() + word)));
        }
    }

    PlaceSearch(RegionTree tree) {
        this.tree = tree;
        this.villages = of(Level.VILLAGE);
        this.above = Stream.concat(of(Level.COUNTY).stream(), of(Level.TOWNSHIP).stream())
                .toList();
    }

    boolean isOf(RegionTree current) {
        return tree == current;
    }

    /** @return those of this very name, with or without what they are; also behind the names of those above */
    List<RegionName> named(String written) {
        VillageName name = VillageName.of(written);
        List<RegionName> found = all(place -> place.is(name));
        return found.isEmpty() ? behind(name.whole(), PlaceSearch::is) : found;
    }

    /** @return those of whose name this is a part; also behind the names of those above */
    List<RegionName> partlyNamed(String written) {
        String part = VillageName.of(written).whole();
        if (part.length() < FEWEST) {
            return List.of();
        }
        List<RegionName> found = all(place -> place.name().whole().contains(part));
        return found.isEmpty()
                ? behind(part, rest -> place -> place.name().whole().contains(rest))
                : found;
    }

    /** @return villages that a sentence names, and what they are with it (濯坑村的补贴) */
    List<RegionName> within(String sentence) {
        String whole = VillageName.of(sentence).whole();
        return regions(villages.stream().filter(place -> place.within(whole)));
    }

    private static Predicate<Place> is(String written) {
        VillageName name = VillageName.of(written);
        return place -> place.is(name);
    }

    /** 琴江镇濯坑村, 琴江濯坑, 石城县琴江镇濯坑村. */
    private List<RegionName> behind(String written, Function<String, Predicate<Place>> wanted) {
        return above.stream()
                .flatMap(upper -> rests(upper, written)
                        .flatMap(rest -> Stream.concat(
                                regions(below(upper).filter(wanted.apply(rest))).stream(),
                                upper.region().level() == Level.COUNTY ? deeper(upper, rest, wanted) : Stream.empty())))
                .distinct()
                .toList();
    }

    private Stream<RegionName> deeper(Place county, String written, Function<String, Predicate<Place>> wanted) {
        return above.stream()
                .filter(upper -> upper.region().level() == Level.TOWNSHIP && isBelow(upper, county))
                .flatMap(upper -> rests(upper, written)
                        .flatMap(rest -> regions(below(upper).filter(wanted.apply(rest))).stream()));
    }

    private static Stream<String> rests(Place upper, String written) {
        return Stream.of(upper.name().whole(), upper.name().stem())
                .filter(lead -> lead.length() >= FEWEST && written.startsWith(lead))
                .map(lead -> written.substring(lead.length()))
                .filter(rest -> !rest.isEmpty())
                .distinct();
    }

    private Stream<Place> below(Place upper) {
        return Stream.concat(above.stream(), villages.stream()).filter(place -> isBelow(place, upper));
    }

    private static boolean isBelow(Place place, Place upper) {
        return place != upper && place.region().code().startsWith(upper.region().code());
    }

    private List<RegionName> all(Predicate<Place> wanted) {
        return regions(Stream.concat(above.stream(), villages.stream()).filter(wanted));
    }

    private static List<RegionName> regions(Stream<Place> places) {
        return places.map(Place::region).toList();
    }

    private List<Place> of(Level level) {
        return tree.under("", level).stream().map(Place::of).toList();
    }
}
