package cn.fingertip.web;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.lookup.LineView;
import cn.fingertip.roster.lookup.RosterView;
import cn.fingertip.roster.objection.ObjectionKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What stands on the page where one objects.
 *
 * @param id of the roster
 * @param roster null where it cannot be asked now
 * @param line the one whose number is typed, null where there is none
 * @param form as typed so far
 * @param problem why it was not taken, null on a form just opened
 * @param wrong what is wrong by the name of the field
 */
public record ObjectionScreen(
        UUID id, RosterView roster, LineView line, ObjectionForm form, Problem problem, Map<String, String> wrong) {

    /** One kind of objection to choose. */
    public record Kind(String wire, String label, boolean chosen) {}

    public List<Kind> kinds() {
        return Arrays.stream(ObjectionKind.values())
                .map(kind -> new Kind(kind.wire(), label(kind), form.chosen(kind.wire())))
                .toList();
    }

    /** @return whether the form is of use; where nothing is known of the roster, whoever typed tries again */
    public boolean open() {
        boolean over = problem != null && problem.code().equals("publicity-over");
        return !over && (roster == null || roster.publicity().open());
    }

    public String from() {
        return Wording.day(roster.publicity().from());
    }

    public String to() {
        return Wording.day(roster.publicity().to());
    }

    public String here() {
        return "/r/" + id;
    }

    public String wrongIn(String field) {
        return wrong.get(field);
    }

    static String label(ObjectionKind kind) {
        return switch (kind) {
            case WRONG_QUANTITY -> "数量不对(面积、人数、金额等)";
            case NOT_ME -> "不是本人";
            case DECEASED -> "人已去世";
            case OTHER -> "其他";
        };
    }
}
