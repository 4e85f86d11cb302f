package cn.fingertip.report.routing;

import cn.fingertip.kernel.NameFold;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How people call the discipline inspection office of a region, and those who lead the region above it: 石城县纪委, 县监委,
 * 县委书记. All of it folded: without spaces and dots, one width, one case.
 */
final class OfficeNames {
    private static final List<String> BODIES = List.of("纪委", "监委", "纪检", "监察", "纪律检查");
    private static final List<String> LEADERS = List.of("委书记", "委副书记", "委常委", "长", "人大主任", "人大常委会主任", "政协主席", "政府党组");

    /** The inspection bodies within a township, a village, a bureau or a school are no part of the office. */
    private static final Pattern SOMEBODYS =
            Pattern.compile("(?<![乡镇道木村区局院校厅司部所省市县旗盟州])(纪委|监委|纪检|监察委|纪律检查委)|派驻|纪检组|纪检监察组|巡察");

    private OfficeNames() {}

    /** @return a text as it is compared */
    static String folded(String text) {
        return NameFold.fold(text).replace("·", "").toLowerCase(Locale.ROOT);
    }

    /** @return names that can mean this office only */
    static Stream<String> whole(Office office, String regionName) {
        Stream<String> own = Stream.concat(Stream.of(office.name()), office.aliases().stream());
        Stream<String> places = Stream.of(regionName, stem(regionName)).filter(place -> place.length() > 1);
        return Stream.concat(own, places.flatMap(place -> BODIES.stream().map(body -> place + body)))
                .map(OfficeNames::folded);
    }

    /** @return names that mean the nearest office whose region is called so: 县纪委 */
    static Stream<String> nearest(String regionName) {
        return BODIES.stream().map(rest -> folded(suffix(regionName) + rest));
    }

    /** @return what those who lead such a region are called: 县长 */
    static Stream<String> leaders(String regionName) {
        return LEADERS.stream().map(rest -> folded(suffix(regionName) + rest));
    }

    /** @return 县, 旗, 市 …, what a region's name ends with */
    static String suffix(String regionName) {
        if (regionName.endsWith("自治区")) {
            return "自治区";
        }
        return regionName.isEmpty() ? "" : regionName.substring(regionName.length() - 1);
    }

    /** @return whether the text speaks of an inspection office without saying whose, or of a group that it sends out */
    static boolean speaksOfOne(String folded) {
        return SOMEBODYS.matcher(folded).find();
    }

    /** @return a region's name without what it ends with, empty where too little is left */
    static String stem(String regionName) {
        return regionName.length() > 2
                ? regionName.substring(
                        0, regionName.length() - suffix(regionName).length())
                : "";
    }
}
