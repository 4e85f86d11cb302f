package cn.fingertip.web;

import cn.fingertip.roster.lookup.RosterView;
import cn.fingertip.roster.objection.ObjectionView;

/**
 * What stands on the page where one reads how an objection was answered.
 *
 * @param disputed null where it is not public any more, or cannot be asked now
 */
public record AnswerScreen(ObjectionView objection, RosterView disputed) {
    public String kind() {
        return ObjectionScreen.label(objection.kind());
    }

    public boolean answered() {
        return objection.answeredAt() != null;
    }

    public String sentOn() {
        return Wording.day(objection.createdAt());
    }

    public String answeredOn() {
        return Wording.day(objection.answeredAt());
    }

    /** @return null where that year's working days are not known */
    public String dueOn() {
        return objection.dueOn() == null ? null : Wording.day(objection.dueOn());
    }

    /** @return null before the answer */
    public String outcome() {
        return objection.outcome() == null
                ? null
                : switch (objection.outcome()) {
                    case UPHELD -> "成立";
                    case PARTLY -> "部分成立";
                    case REJECTED -> "不成立";
                };
    }

    public String title() {
        return disputed == null ? null : disputed.title();
    }

    public String there() {
        return "/r/" + objection.rosterId();
    }
}
