package cn.fingertip.report.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    /** What means each link's office, in the same order: whole names, and short ones that no link below has taken. */
    private final List<Set<String>> bodies = new ArrayList<>();
    /** The same and what those are called who lead its region. */
    private final List<Set<String>> names = new ArrayList<>();

    /** @param links the lowest first; at least one */
    OfficeChain(List<Link> links) {
        this.links = links;
        Set<String> taken = new HashSet<>();
        for (Link link : links) {
            String region = link.regionName();
            boolean nearest = taken.add(OfficeNames.suffix(region));
            Set<String> body = OfficeNames.whole(link.office(), region).collect(Collectors.toSet());
            Set<String> all = new HashSet<>();
            if (nearest) {
                OfficeNames.nearest(region).forEach(body::add);
                OfficeNames.leaders(region).forEach(all::add);
            }
            all.addAll(body);
            bodies.add(body);
            names.add(all);
        }
    }

    /** @return the office that takes a report about these; empty where nobody is left above them */
    Optional<Office> taking(Accused accused) {
        return office(next(0, accused));
    }

    /**
     * @param now code of an office of this chain, which has the report already
     * @return that one or, where it or somebody above it is meant, the one above those; empty where nobody is left
     */
    Optional<Office> taking(Accused accused, String now) {
        return office(next(place(now), accused));
    }

    /** @return the offices above one of this chain that are above all who are meant as well, the lowest first */
    List<Office> above(Accused accused, String now) {
        int own = place(now);
        return links.stream()
                .skip(Math.max(own + 1, next(own, accused)))
                .map(Link::office)
                .toList();
    }

    /** @return whether an office of this chain is above all who are meant */
    boolean mayTake(Accused accused, String office) {
        return next(0, accused) <= place(office);
    }

    /** @return whether this chain has an office of this code */
    boolean has(String office) {
        return place(office) >= 0;
    }

    /** @return whether an office of this chain or somebody of it is meant by a name that means no other */
    boolean isNamed(Accused accused) {
        return highestNamed(accused) >= 0;
    }

    /**
     * @param now code of the office that has the report already, null where none has
     * @return offices of which it must be asked whether they are meant: those that would read it, or stand above who
     *     reads it, and are mentioned where they may as well be asked to act
     */
    List<Office> unclear(Accused accused, String now) {
        if (accused.isSaid()) {
            return List.of();
        }
        int lowest = now == null ? 0 : place(now);
        int next = next(lowest, accused);
        List<Office> unclear = new ArrayList<>();
        for (int i = next; i < links.size(); i++) {
            boolean someOffice = i == lowest && tales(accused).anyMatch(OfficeNames::speaksOfOne);
            if (someOffice || mentions(title(accused), names.get(i)) || mentions(told(accused), bodies.get(i))) {
                unclear.add(links.get(i).office());
            }
        }
        return unclear;
    }

    private Optional<Office> office(int place) {
        return place < links.size() ? Optional.of(links.get(place).office()) : Optional.empty();
    }

    private int place(String code) {
        return links.stream().map(link -> link.office().code()).toList().indexOf(code);
    }

    /** @param lowest which of them has it, or would have it; chosen as "the office itself", it is this one */
    private int next(int lowest, Accused accused) {
        boolean itself = accused.theOffice() || Boolean.TRUE.equals(accused.aboutOffice());
        int meant = Math.max(highestMeant(accused), itself ? lowest : -1);
        if (Boolean.TRUE.equals(accused.aboutOffice())) {
            meant = Math.max(meant, Math.max(highestOfTitle(accused), lowestTold(lowest, accused)));
        }
        return Math.max(lowest, meant + 1);
    }

    private int highestMeant(Accused accused) {
        int named = highestNamed(accused);
        boolean someOffice = folded(accused.named()).anyMatch(OfficeNames::speaksOfOne);
        return named < 0 && someOffice ? 0 : named;
    }

    private int highestNamed(Accused accused) {
        List<String> all = accused.all().map(OfficeNames::folded).toList();
        List<String> about = accused.about().map(OfficeNames::folded).toList();
        List<String> named = folded(accused.named()).toList();
        List<String> answered = folded(accused.answered()).toList();
        for (int i = links.size() - 1; i >= 0; i--) {
            Set<String> people = people(links.get(i));
            if (mentions(about, names.get(i)) || mentions(named, people) || mentions(all, unknown(people, answered))) {
                return i;
            }
        }
        return -1;
    }

    private int highestOfTitle(Accused accused) {
        List<String> title = title(accused);
        return IntStream.range(0, links.size())
                .filter(i -> mentions(title, names.get(i)))
                .max()
                .orElse(-1);
    }

    /** The lowest: a text tells as well to which offices above one has turned before. */
    private int lowestTold(int lowest, Accused accused) {
        List<String> told = told(accused);
        return IntStream.range(lowest, links.size())
                .filter(i -> mentions(told, bodies.get(i)))
                .findFirst()
                .orElse(-1);
    }

    private static Stream<String> tales(Accused accused) {
        return Stream.concat(title(accused).stream(), told(accused).stream());
    }

    private static List<String> title(Accused accused) {
        return List.of(OfficeNames.folded(accused.subject()));
    }

    private static List<String> told(Accused accused) {
        return folded(accused.told()).toList();
    }

    private static Stream<String> folded(List<String> texts) {
        return texts.stream().map(OfficeNames::folded);
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
