package cn.fingertip.report.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The offices from the one whose turn it is up to the highest. A report goes to the first that is not meant and has
 * nobody above it who is: those above could ask to see what is below.
 */
final class OfficeChain {
    /** Two characters are a name; one is found in any text. */
    private static final int SHORTEST_NAME = 2;

    /**
     * One office of the chain.
     *
     * @param regionName of its region
     * @param people names of its head and staff, and of those who lead its region
     */
    record Link(Office office, String regionName, Set<String> people) {}

    private final List<Link> links;
    /** What means each link, in the same order: whole names, and short ones that no link below has taken. */
    private final List<Set<String>> names = new ArrayList<>();

    /** @param links the lowest first; at least one */
    OfficeChain(List<Link> links) {
        this.links = links;
        Set<String> taken = new HashSet<>();
        for (Link link : links) {
            Stream<String> nearest = taken.add(OfficeNames.suffix(link.regionName()))
                    ? OfficeNames.nearest(link.regionName())
                    : Stream.of();
            names.add(Stream.concat(OfficeNames.whole(link.office(), link.regionName()), nearest)
                    .collect(Collectors.toSet()));
        }
    }

    /** @return the office that takes a report about these; empty where nobody is left above them */
    Optional<Office> taking(Accused accused) {
        return takingFrom(0, accused);
    }

    /**
     * @param now code of an office of this chain, which has the report already
     * @return that one or, where it or somebody above it is meant, the one above those; empty where nobody is left
     */
    Optional<Office> taking(Accused accused, String now) {
        List<String> codes = links.stream().map(link -> link.office().code()).toList();
        return takingFrom(codes.indexOf(now), accused);
    }

    /** @param lowest which of them has it, or would have it; chosen as "the office itself", it is this one */
    private Optional<Office> takingFrom(int lowest, Accused accused) {
        int next = Math.max(lowest + (accused.theOffice() ? 1 : 0), highestMeant(accused) + 1);
        return next < links.size() ? Optional.of(links.get(next).office()) : Optional.empty();
    }

    private int highestMeant(Accused accused) {
        List<String> all = accused.all().map(OfficeNames::folded).toList();
        List<String> about = accused.about().map(OfficeNames::folded).toList();
        List<String> named = accused.named().stream().map(OfficeNames::folded).toList();
        List<String> answered =
                accused.answered().stream().map(OfficeNames::folded).toList();
        for (int i = links.size() - 1; i >= 0; i--) {
            Set<String> people = people(links.get(i));
            if (mentions(about, names.get(i)) || mentions(named, people) || mentions(all, unknown(people, answered))) {
                return i;
            }
        }
        return named.stream().anyMatch(OfficeNames::speaksOfOne) ? 0 : -1;
    }

    private static Set<String> unknown(Set<String> people, List<String> answered) {
        return people.stream()
                .filter(name -> answered.stream().noneMatch(text -> text.contains(name)))
                .collect(Collectors.toSet());
    }

    private static boolean mentions(List<String> texts, Set<String> names) {
        return texts.stream().anyMatch(text -> names.stream().anyMatch(text::contains));
    }

    private static Set<String> people(Link link) {
        return link.people().stream()
                .map(OfficeNames::folded)
                .filter(name -> name.codePointCount(0, name.length()) >= SHORTEST_NAME)
                .collect(Collectors.toSet());
    }
}
