package cn.fingertip.roster.notice;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.lookup.LineView;
import cn.fingertip.roster.lookup.RosterView;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import java.util.List;

/**
 * What is printed.
 *
 * @param place the village it is for, or the roster's whole region
 * @param ofVillage whether it is one village's; otherwise each line names its own
 * @param lines how many there are
 * @param total sum of their amounts
 * @param facts about the programme: law basis, office and the like, as far as the catalogue has them
 * @param objections how to object
 * @param address of the roster's public page
 * @param rows the lines, read while they are drawn
 */
record Notice(
        CurrentVersion.Published version,
        RosterView roster,
        String place,
        boolean ofVillage,
        int lines,
        Money total,
        List<Fact> facts,
        String objections,
        String address,
        Iterable<LineView> rows) {

    /** One labelled fact: {@code 政策依据: …}. */
    record Fact(String label, String text) {
        @Override
        public String toString() {
            return label + "：" + text;
        }
    }
}
