package cn.fingertip.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A township of the demo county and the people invented for it.
 *
 * @param code 9 digits
 * @param staff the suffix of the staff accounts that handle its rosters
 */
record DemoTownship(String code, String name, String staff, List<DemoPerson> people) {
    /** 琴江镇 and 小松镇 have staff of their own; the county's finance office handles the others. */
    private static final List<String[]> TOWNSHIPS = List.of(
            new String[] {"360735100", "qinjiang"},
            new String[] {"360735101", "xiaosong"},
            new String[] {"360735102", "shicheng"},
            new String[] {"360735103", "shicheng"},
            new String[] {"360735104", "shicheng"});

    /** @return the townships with the villages that the region API knows */
    static List<DemoTownship> all(DemoApi api) {
        List<DemoTownship> townships = new ArrayList<>();
        int ordinal = 0;
        for (String[] codeAndStaff : TOWNSHIPS) {
            JsonNode region = api.get(null, "/api/v1/regions/" + codeAndStaff[0]);
            List<String> villages = StreamSupport.stream(region.path("children").spliterator(), false)
                    .map(child -> child.path("name").asText())
                    .filter(name -> name.endsWith("村委会"))
                    .toList();
            List<DemoPerson> people = new ArrayList<>();
            for (String village : villages) {
                people.addAll(DemoPeople.of(ordinal++, village));
            }
            townships.add(new DemoTownship(codeAndStaff[0], region.path("name").asText(), codeAndStaff[1], people));
        }
        return townships;
    }

    /** @return somebody who is paid by {@code farmland}, so by at least one programme each year */
    DemoPerson somebodyIn(String village) {
        return people.stream()
                .filter(person -> person.village().equals(village))
                .findFirst()
                .orElseThrow();
    }
}
