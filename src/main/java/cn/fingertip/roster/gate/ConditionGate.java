package cn.fingertip.roster.gate;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.personal.PersonalConditions;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.event.BeforePublication;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Nobody's illness, disability or death stands beside a name in public. An import refuses such rows; drafts older than
 * that rule, and whatever comes another way, are stopped here.
 */
@ApplicationScoped
class ConditionGate implements BeforePublication {
    private static final int LINES = 1_000;

    private final RosterVersionRepository versions;

    ConditionGate(RosterVersionRepository versions) {
        this.versions = versions;
    }

    /** @throws Problem 422 {@code roster-holds-condition} with every place (at most 50 are told), never what stands there */
    @Override
    public void check(Roster roster, RosterVersion version) {
        List<Problem.Violation> found = new ArrayList<>();
        List<RosterVersionRepository.SuspectLine> lines;
        int after = 0;
        do {
            lines = versions.linesLike(
                    version, PersonalConditions.suspectNames(), PersonalConditions.suspectGroups(), after, LINES);
            for (RosterVersionRepository.SuspectLine line : lines) {
                if (PersonalConditions.inName(line.name()) || PersonalConditions.remarkIn(line.name())) {
                    found.add(place(line.no(), "name", "姓名里除姓名外还有说明"));
                }
                if (PersonalConditions.inGroup(line.group())) {
                    found.add(place(line.no(), "group", "村民小组里有病情、残疾或去世等情况"));
                }
                after = line.no();
            }
        } while (lines.size() == LINES && found.size() < Gate.TOLD);
        if (!found.isEmpty()) {
            throw Problem.rule(
                    "roster-holds-condition",
                    "清册含有不得公开的个人情况",
                    (lines.size() == LINES ? "至少有 " : "有 ") + found.size()
                            + " 处姓名或小组里写了病情、残疾、去世等情况或其他说明,不能公布。请退回经办人改正。",
                    found.subList(0, Math.min(Gate.TOLD, found.size())));
        }
    }

    private static Problem.Violation place(int line, String field, String what) {
        return new Problem.Violation("lines[" + line + "]." + field, "personal-condition", what + ",请删除后重新导入。");
    }
}
