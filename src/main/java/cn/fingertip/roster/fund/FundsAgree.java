package cn.fingertip.roster.fund;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.check.CheckSettings;
import cn.fingertip.roster.event.BeforePublication;
import cn.fingertip.roster.gate.Gate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Money does not vanish between allotment and people, or the publication says why. */
@ApplicationScoped
class FundsAgree implements BeforePublication {
    private final FundRepository funds;
    private final CheckSettings settings;
    private final Gate gate;

    FundsAgree(FundRepository funds, CheckSettings settings, Gate gate) {
        this.funds = funds;
        this.settings = settings;
        this.gate = gate;
    }

    /**
     * @throws Problem 422 {@code funds-missing} where the programme wants figures, {@code funds-disagree} where they do
     *     not agree and nothing explains it; 403 {@code own-work} where who gave them passes them
     */
    @Override
    public void check(Roster roster, RosterVersion version) {
        Fund fund = funds.findById(version.id());
        if (fund == null) {
            if (settings.fundsRequired(roster.programme())) {
                throw Problem.rule("funds-missing", "没有资金数据", "公布前须填报资金数据(下达、拨付、结余、发放、退回、在途),没有的写明原因。请退回经办人填写。");
            }
            return;
        }
        if (version.passedBy(fund.by)) {
            throw Problem.forbidden("own-work", "不能办理本人经手的清册", "资金数据由审核或公布的人填写,请退回现在的经办人重新填写,或交给其他同事办理。");
        }
        List<String> differences = fund.differences(version.totalFen());
        if (!differences.isEmpty() && fund.explanation == null) {
            throw Problem.rule(
                    "funds-disagree",
                    "资金数据不相符",
                    "资金数据不相符,请退回经办人改正,或写明原因(原因向社会公开)。",
                    differences.stream()
                            .map(text -> new Problem.Violation("funds", "funds-disagree", text))
                            .toList());
        }
        gate.require("funds.explanation", fund.explanation);
    }
}
