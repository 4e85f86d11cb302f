package cn.fingertip.report.routing;

import cn.fingertip.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether texts mean a member of staff: by name, or by a post in which the offices' list has that name. */
@ApplicationScoped
public class StaffMentions {
    /** Two characters are a name; one is found in any text. */
    private static final int SHORTEST_NAME = 2;
    /** 县长 is one; what is shorter is no title. */
    private static final int SHORTEST_TITLE = 2;

    private final OfficeRepository offices;
    private final Regions regions;

    StaffMentions(OfficeRepository offices, Regions regions) {
        this.offices = offices;
        this.regions = regions;
    }

    /**
     * A name that somebody else has as well means this one too: it is known only to who reads.
     *
     * @param name of the person
     * @param byPost whether a post means somebody too
     * @return what means the person, for {@link #in}
     */
    @Transactional
    public Set<String> of(String name, boolean byPost) {
        return Stream.concat(
                        Stream.of(name).map(OfficeNames::folded).filter(found -> isLong(found, SHORTEST_NAME)),
                        byPost ? offices.posts(name).stream().flatMap(this::titles) : Stream.<String>empty())
                .collect(Collectors.toSet());
    }

    /**
     * @param texts what somebody has written; null where a part was left out
     * @return those of the names that stand in the texts
     */
    public static Set<String> in(Collection<String> texts, Set<String> names) {
        List<String> folded =
                texts.stream().filter(Objects::nonNull).map(OfficeNames::folded).toList();
        return names.stream()
                .filter(name -> folded.stream().anyMatch(text -> text.contains(name)))
                .collect(Collectors.toSet());
    }

    /** As people say it: 石城县纪委书记, 石城纪委书记, 县纪委书记. */
    private Stream<String> titles(OfficeRepository.Post post) {
        String place = regions.find(post.office()).map(region -> region.name()).orElse("");
        return Stream.of(place, OfficeNames.stem(place), OfficeNames.suffix(place))
                .filter(part -> !part.isEmpty())
                .map(part -> OfficeNames.folded(part + post.title()))
                .filter(title -> isLong(title, SHORTEST_TITLE));
    }

    private static boolean isLong(String text, int least) {
        return text.codePointCount(0, text.length()) >= least;
    }
}
