package cn.fingertip.web;

import cn.fingertip.region.RegionName;
import cn.fingertip.roster.lookup.LinePage;
import cn.fingertip.roster.lookup.LineView;
import cn.fingertip.roster.lookup.RosterView;
import cn.fingertip.roster.programme.ProgrammeDetailView;
import java.util.List;

/**
 * What stands on a roster's page.
 *
 * @param programme null where the catalogue cannot be asked now
 * @param place region from the county down
 * @param villages to choose from; of one village's roster, that one
 * @param asked which lines
 */
public record RosterScreen(
        RosterView roster,
        ProgrammeDetailView programme,
        String place,
        List<RegionName> villages,
        Asked asked,
        LinePage page) {

    /**
     * As it was asked, in the address; each null where it was not.
     *
     * @param version that the asker has in hand, where it may not be the one that is public now
     */
    public record Asked(String village, String name, String cursor, Integer version) {
        public Asked {
            village = village == null || village.isEmpty() ? null : village;
            name = name == null || name.isBlank() ? null : name;
            cursor = cursor == null || cursor.isEmpty() ? null : cursor;
        }

        /** @return the same; a version is kept only where it was corrected since, so that pages are as many as versions */
        Asked over(int current) {
            boolean earlier = version != null && version > 0 && version < current;
            return earlier || version == null ? this : new Asked(village, name, cursor, null);
        }
    }

    /** @return whether the asker has a version in hand that was corrected since */
    public boolean corrected() {
        return asked.version() != null;
    }

    /** @return the version that the asker has in hand */
    public int seen() {
        return asked.version() == null ? roster.version() : asked.version();
    }

    public List<LineView> lines() {
        return page.items();
    }

    public boolean manyVillages() {
        return villages.size() > 1;
    }

    /** @return whether each line has to name its village */
    public boolean mixed() {
        return manyVillages() && asked.village() == null;
    }

    public boolean chosen(String village) {
        return village.equals(asked.village());
    }

    public boolean masked() {
        return lines().stream().anyMatch(line -> line.name().contains("*"));
    }

    public String publishedOn() {
        return Wording.day(roster.publishedAt());
    }

    public String from() {
        return Wording.day(roster.publicity().from());
    }

    public String to() {
        return Wording.day(roster.publicity().to());
    }

    /** @return null where it is not final */
    public String finalOn() {
        return roster.closing() == null ? null : Wording.day(roster.closing().at());
    }

    public String here() {
        return "/r/" + roster.id();
    }

    public String data() {
        return "/api/v1/rosters/" + roster.id();
    }

    /** @return the first page of what was asked */
    public String first() {
        return Wording.address(here(), question());
    }

    /** @return null on the last page */
    public String next() {
        return page.nextCursor() == null
                ? null
                : Wording.address(here(), question() + Wording.parameter("cursor", page.nextCursor()));
    }

    /** @return null where a village has to be chosen first: a notice is one village's */
    public String notice() {
        return mixed() ? null : Wording.address(data() + "/notice.pdf", Wording.parameter("village", asked.village()));
    }

    private String question() {
        return Wording.parameter("village", asked.village()) + Wording.parameter("name", asked.name());
    }
}
