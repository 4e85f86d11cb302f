package cn.fingertip.roster.objection.answer;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.event.BeforeFinal;
import cn.fingertip.roster.objection.ObjectionRepository;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * No roster is final over anybody's head: each objection to any of its versions is answered, and what was upheld
 * stands corrected in a version published after the answer.
 */
@ApplicationScoped
class SettledObjections implements BeforeFinal {
    private final ObjectionRepository objections;

    SettledObjections(ObjectionRepository objections) {
        this.objections = objections;
    }

    @Override
    public void check(Roster roster, RosterVersion version) {
        long open = objections.unanswered(roster.id());
        if (open > 0) {
            throw Problem.rule("objections-open", "还有异议未答复", "这份清册还有 " + open + " 条异议没有答复,请先逐条答复,再办结公示。");
        }
        long uncorrected = objections.uncorrected(roster.id(), version.id());
        if (uncorrected > 0) {
            throw Problem.rule(
                    "objections-uncorrected",
                    "成立的异议尚未更正",
                    "这份清册有 " + uncorrected + " 条异议已答复成立或部分成立,答复之后公布的版本还没有更正,请导入更正后的版本并公布;更正后的版本重新公示。");
        }
    }
}
