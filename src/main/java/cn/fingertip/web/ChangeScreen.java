package cn.fingertip.web;

import cn.fingertip.roster.correction.ChangePage;
import cn.fingertip.roster.correction.ChangeView;
import cn.fingertip.roster.lookup.RosterView;
import java.util.List;

/** What stands on the page that tells what the last correction of a roster changed. */
public record ChangeScreen(RosterView roster, ChangePage page) {
    public List<ChangeView> changes() {
        return page.items();
    }

    public String publishedOn() {
        return Wording.day(roster.publishedAt());
    }

    public String here() {
        return "/r/" + roster.id();
    }

    /** @return null on the last page */
    public String next() {
        return page.nextCursor() == null
                ? null
                : Wording.address(here() + "/changes", Wording.parameter("cursor", page.nextCursor()));
    }
}
