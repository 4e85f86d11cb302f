package cn.fingertip.roster.fund;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Money;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterStatus;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.event.DraftFilled;
import cn.fingertip.roster.gate.Gate;
import cn.fingertip.roster.staff.StaffRosters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The figures of a roster's money. They belong to a version, so that what is public never changes behind a review. */
@ApplicationScoped
class Funds {
    private final FundRepository funds;
    private final StaffRosters rosters;
    private final RosterVersionRepository versions;
    private final Gate gate;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;

    Funds(
            FundRepository funds,
            StaffRosters rosters,
            RosterVersionRepository versions,
            Gate gate,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock) {
        this.funds = funds;
        this.rosters = rosters;
        this.versions = versions;
        this.gate = gate;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A correction begins with the figures that the public knows; its author answers for them from now on. What was
     * withdrawn does not come back.
     */
    void filled(@Observes DraftFilled event) {
        RosterVersion draft = event.version();
        if (funds.findByIdOptional(draft.id()).isPresent()) {
            return;
        }
        versions.lastPublic(draft)
                .filter(before -> before.status() == RosterStatus.PUBLISHED)
                .flatMap(before -> funds.findByIdOptional(before.id()))
                .ifPresent(before -> funds.persist(before.of(draft, clock.now())));
    }

    /**
     * Keeps the figures of the draft. They may disagree: then publication wants the explanation.
     *
     * @throws Problem 404 outside the clerk's regions, 409 {@code funds-not-draft}, 403 {@code not-your-draft}, 422 {@code
     *     funds-incomplete}, {@code personal-number}
     */
    @Transactional
    public FundView put(UUID rosterId, PutFunds request) {
        Roster roster = rosters.require(rosterId);
        staff.require(Role.CLERK, roster.region());
        RosterVersion version = versions.of(rosterId).getFirst();
        version = versions.lock(version.id());
        if (version.status() != RosterStatus.DRAFT) {
            throw Problem.conflict("funds-not-draft", "清册不是草稿", "资金数据只能在草稿中填写。请先由审核人退回,或导入更正版后填写。");
        }
        if (!staff.id().equals(version.author())) {
            throw Problem.forbidden("not-your-draft", "不是您的草稿", "这份草稿由其他经办人导入,应由其本人填写资金数据;您也可以重新导入后填写。");
        }
        if (request.figures() != PutFunds.FIGURES && (request.figures() > 0 || !request.explained())) {
            throw Problem.rule("funds-incomplete", "资金数据不全", "下达、拨付、结余、发放、退回、在途六项要么都填(没有的填 0),要么都不填并写明为什么没有资金数据。");
        }
        gate.require("explanation", request.explanation());
        UUID id = version.id();
        Fund fund = funds.findByIdOptional(id).orElseGet(() -> fresh(id));
        fund.allotted = fen(request.allotted());
        fund.disbursed = fen(request.disbursed());
        fund.balance = fen(request.balance());
        fund.paid = fen(request.paid());
        fund.returned = fen(request.returned());
        fund.inTransit = fen(request.inTransit());
        fund.explanation = request.explained() ? request.explanation().strip() : null;
        fund.by = staff.id();
        fund.at = clock.now();
        funds.persist(fund);
        audit.record(AuditEvent.of("roster.funds-put", "roster:" + rosterId)
                .by(staff.actor())
                .in(roster.region())
                .with("version", version.version()));
        return FundView.of(fund, version);
    }

    /** @throws Problem 404 outside the asker's regions, or where no figures were given for the latest version */
    @Transactional
    public FundView latest(UUID rosterId) {
        rosters.require(rosterId);
        RosterVersion version = versions.of(rosterId).getFirst();
        return funds.findByIdOptional(version.id())
                .map(fund -> FundView.of(fund, version))
                .orElseThrow(Funds::none);
    }

    /** @throws Problem 404 where nothing is public, or without figures; 410 {@code roster-withdrawn} */
    @Transactional
    public FundView published(UUID rosterId) {
        List<RosterVersion> all = versions.of(rosterId);
        RosterVersion version = all.stream()
                .filter(v -> v.status() == RosterStatus.PUBLISHED)
                .findFirst()
                .orElseThrow(() -> all.stream().anyMatch(v -> v.status() == RosterStatus.WITHDRAWN)
                        ? Problem.of(410, "roster-withdrawn", "清册已撤回", "这份清册已经撤回,资金数据不再公开。")
                        : none());
        return funds.findByIdOptional(version.id())
                .map(fund -> FundView.of(fund, version))
                .orElseThrow(Funds::none);
    }

    private static Fund fresh(UUID version) {
        Fund fund = new Fund();
        fund.versionId = version;
        return fund;
    }

    private static Long fen(String yuan) {
        return yuan == null ? null : Money.yuan(yuan).fen();
    }

    private static Problem none() {
        return Problem.notFound("funds-absent", "没有资金数据", "这份清册没有填报资金数据,或者尚未公布。");
    }
}
