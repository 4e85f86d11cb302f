package cn.fingertip.roster.inspect.check;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.OpenCase;
import cn.fingertip.identity.OpenCases;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.inspect.InspectedLine;
import cn.fingertip.roster.inspect.InspectionRepository;
import cn.fingertip.roster.inspect.LineConditions;
import cn.fingertip.roster.inspect.Years;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Checks that catch borrowed identities over every year in a region, for whoever has an open case and names a reason. */
@ApplicationScoped
class RegionChecks {
    /** Lines shown of a hit; the rest is found by looking for the person or account. */
    private static final int EVIDENCE = 20;

    private final Instance<RegionCheck> checks;
    private final RegionCheckRepository hits;
    private final InspectionRepository lines;
    private final ProgrammeRepository programmes;
    private final OpenCases cases;
    private final CurrentStaff staff;
    private final AuditTrail audit;

    RegionChecks(
            Instance<RegionCheck> checks,
            RegionCheckRepository hits,
            InspectionRepository lines,
            ProgrammeRepository programmes,
            OpenCases cases,
            CurrentStaff staff,
            AuditTrail audit) {
        this.checks = checks;
        this.hits = hits;
        this.lines = lines;
        this.programmes = programmes;
        this.cases = cases;
        this.staff = staff;
        this.audit = audit;
    }

    /** @return every check, by its code */
    RegionCheckList list() {
        return new RegionCheckList(checks.stream()
                .map(check -> new RegionCheckList.Item(check.rule(), check.title(), check.explanation()))
                .sorted(Comparator.comparing(RegionCheckList.Item::rule))
                .toList());
    }

    /**
     * Runs one, and audits it on the chain of the office that has the case.
     *
     * @param caseId of a report
     * @return what it found, the worst first
     * @throws Problem as {@link OpenCases#require}; 404 {@code not-found} where there is no such check or the region is
     *     outside one's grants; 409 {@code person-list-missing}; 422 {@code years-invalid}, {@code programme-unknown}, {@code inspection-too-wide}
     */
    @Transactional
    public CursorPage<RegionHit> run(UUID caseId, String rule, CheckRegion over, PageRequest page) {
        OpenCase open = cases.require(caseId);
        staff.require(Role.INSPECTOR, over.region());
        RegionCheck check = checks.stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("not-found", "没有找到", "没有这项核查,请从核查列表中选择。"));
        check.list().ifPresent(list -> require(list, over.county()));
        Years years = Years.of(over.fromYear(), over.toYear());
        if (over.programme() != null) {
            programmes.require(over.programme());
        }
        FoundHit.Place after = page.cursor() == null ? null : FoundHit.Place.of(page.cursor());
        CursorPage<FoundHit> found = CursorPage.of(
                hits.hits(check, over.region(), years, over.programme(), after, page.limit() + 1),
                page.limit(),
                FoundHit::cursor);
        CursorPage<RegionHit> shown = found.map(hit -> shown(hit, over, years));
        audit.record(AuditEvent.of("case.region-checked", open.name())
                .by(staff.actor())
                .in(open.office())
                .with("reason", over.reason().wire())
                .with("rule", rule)
                .with("region", over.region())
                .with("fromYear", over.fromYear())
                .with("toYear", over.toYear())
                .with("programme", over.programme())
                .with("continued", page.cursor() == null ? null : "true")
                .with("found", shown.items().size()));
        return shown;
    }

    /** "Nobody is on the list" must not be read where there is none. */
    private void require(NeededList list, String county) {
        if (!hits.hasList(county, list.kind())) {
            throw Problem.conflict(
                    "person-list-missing",
                    "还没有名单",
                    "本县还没有现行的%s,无法比对,不能据此认为没有人在名单中。请县级经办人员导入名单(POST /api/v1/staff/regions/%s/person-lists)后再运行。"
                            .formatted(list.name(), county));
        }
    }

    private RegionHit shown(FoundHit hit, CheckRegion over, Years years) {
        LineConditions conditions = new LineConditions(over.region(), years).currentOnly();
        if (over.programme() != null) {
            conditions.programme(over.programme());
        }
        List<InspectedLine> evidence = lines.lines(hit.evidence(conditions), EVIDENCE + 1);
        boolean more = evidence.size() > EVIDENCE;
        return new RegionHit(hit.told(), more ? evidence.subList(0, EVIDENCE) : evidence, more ? true : null);
    }
}
