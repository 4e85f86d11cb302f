package cn.fingertip.roster.gate;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.personal.PersonalNumbers;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.event.BeforePublication;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The last look before publication: no text that goes public may hold an ID, card or phone number. */
@ApplicationScoped
public class PublicationGate implements BeforePublication {
    private static final int TOLD = 50;
    /** Lines at a time: a column of numbers put in the wrong place may be every line of a million. */
    private static final int LINES = 1_000;

    private final RosterVersionRepository versions;

    PublicationGate(RosterVersionRepository versions) {
        this.versions = versions;
    }

    /** @throws Problem 422 {@code roster-holds-personal-number} with every place (at most 50 are told), never the number */
    @Override
    public void check(Roster roster, RosterVersion version) {
        List<Problem.Violation> found = new ArrayList<>();
        BiConsumer<String, String> look = (place, text) -> PersonalNumbers.in(text)
                .ifPresent(kind ->
                        found.add(new Problem.Violation(place, "personal-number", "这里含有" + kind + ",请删除后重新导入。")));
        look.accept("title", roster.title());
        List<RosterVersionRepository.SuspectLine> lines;
        int after = 0;
        do {
            lines = versions.linesWithLongNumbers(version, after, LINES);
            for (RosterVersionRepository.SuspectLine line : lines) {
                look.accept("lines[" + line.no() + "].name", line.name());
                look.accept("lines[" + line.no() + "].group", line.group());
                look.accept("lines[" + line.no() + "].unit", line.unit());
                after = line.no();
            }
        } while (lines.size() == LINES && found.size() < TOLD);
        if (!found.isEmpty()) {
            throw Problem.rule(
                    "roster-holds-personal-number",
                    "清册含有个人号码",
                    (lines.size() == LINES ? "至少有 " : "有 ") + found.size() + " 处含有身份证号、银行卡号或手机号,不能公布。请退回经办人改正。",
                    found.subList(0, Math.min(TOLD, found.size())));
        }
    }

    /** @throws Problem 422 {@code roster-holds-personal-number} */
    public void checkReason(String reason) {
        PersonalNumbers.in(reason).ifPresent(kind -> {
            throw Problem.rule("roster-holds-personal-number", "清册含有个人号码", "撤回原因会公开,其中含有" + kind + ",请删除后重新提交。");
        });
    }
}
