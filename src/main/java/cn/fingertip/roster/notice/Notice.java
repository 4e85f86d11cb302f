package cn.fingertip.roster.notice;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.lookup.LineView;
import java.time.LocalDate;
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
 * @param tag an ETag of all that the notice follows from; weak, since two drawings differ in their dates
 * @param rows the lines, read while they are drawn
 */
record Notice(
        Head head,
        String place,
        boolean ofVillage,
        int lines,
        Money total,
        List<Fact> facts,
        String objections,
        String address,
        String tag,
        Iterable<LineView> rows) {

    /**
     * What is the same for every village.
     *
     * @param version more than 1 for a correction
     * @param from and {@code to}: first and last day open to objection
     * @param quantity and {@code standard}: whether the programme shows them
     */
    record Head(
            String title,
            int version,
            LocalDate publishedOn,
            LocalDate from,
            LocalDate to,
            boolean quantity,
            boolean standard) {}

    /** One labelled fact: {@code 政策依据：…}. */
    record Fact(String label, String text) {
        @Override
        public String toString() {
            return label + "：" + text;
        }
    }
}
