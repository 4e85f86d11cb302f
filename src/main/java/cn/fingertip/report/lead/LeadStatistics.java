package cn.fingertip.report.lead;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.report.Named;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.routing.Offices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers of leads as an office reports them. Only its own: the office that a report is about counts nothing of it. */
@ApplicationScoped
class LeadStatistics {
    private static final int MOST_YEARS = 10;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final TallyRepository tallies;
    private final CaseAccess cases;
    private final ReportDeadlines deadlines;
    private final Offices offices;
    private final Regions regions;
    private final ReportKinds kinds;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;

    LeadStatistics(
            TallyRepository tallies,
            CaseAccess cases,
            ReportDeadlines deadlines,
            Offices offices,
            Regions regions,
            ReportKinds kinds,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock) {
        this.tallies = tallies;
        this.cases = cases;
        this.deadlines = deadlines;
        this.offices = offices;
        this.regions = regions;
        this.kinds = kinds;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param from null for the first day of this year
     * @param to null for today
     * @throws Problem 422 {@code statistics-period}, {@code statistics-by}
     */
    @Transactional
    LeadTable table(String from, String to, String by, String region, String kind) {
        LocalDate last = to == null ? clock.today() : day(to);
        LocalDate first = from == null ? last.withDayOfYear(1) : day(from);
        if (first.isAfter(last) || first.plusYears(MOST_YEARS).isBefore(last)) {
            throw period();
        }
        if (kind != null) {
            kinds.require(kind);
        }
        StatisticsBy parts = StatisticsBy.of(by == null ? "month" : by)
                .orElseThrow(() -> Problem.rule(
                        "statistics-by", "不能这样统计", "请按 month(月)、year(年)、region(地区)、kind(类别)或 office(单位)统计。"));
        List<String> own = cases.offices();
        decide(own);
        List<TallyRepository.Count> counts = tallies.count(own, first, last, parts, region, kind);
        Map<String, List<TallyRepository.Count>> grouped = counts.stream()
                .collect(Collectors.groupingBy(TallyRepository.Count::by, LinkedHashMap::new, Collectors.toList()));
        Map<String, String> kindNames = kinds.all().stream().collect(Collectors.toMap(Named::code, Named::name));
        List<LeadRow> rows = grouped.entrySet().stream()
                .map(part -> LeadRow.of(part.getKey(), name(parts, part.getKey(), kindNames), part.getValue()))
                .toList();
        own.forEach(office -> audit.record(AuditEvent.of("report.counted", "office:" + office)
                .by(staff.actor())
                .in(office)));
        return new LeadTable(
                first,
                last,
                parts.wire(),
                own,
                rows,
                LeadRow.of(null, "合计", counts),
                counts.stream().mapToLong(TallyRepository.Count::undecided).sum());
    }

    /** What could not be reckoned when it happened is, as soon as the calendar is there. */
    private void decide(List<String> own) {
        for (TallyRepository.Undecided steps : tallies.undecided(own)) {
            deadlines.due(steps.step(), steps.from()).ifPresent(dueOn -> tallies.decide(own, steps, dueOn));
        }
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException noDate) {
            // answered below
        }
        throw period();
    }

    private static Problem period() {
        return Problem.rule("statistics-period", "统计期间不正确", "日期应写成 2026-10-01 的样子,起始日期不能晚于截止日期,期间最长 10 年。");
    }

    private String name(StatisticsBy by, String code, Map<String, String> kindNames) {
        return switch (by) {
            case MONTH, YEAR -> code;
            case REGION -> regions.find(code).map(RegionName::name).orElse(code);
            case KIND -> kindNames.getOrDefault(code, code);
            case OFFICE -> offices.name(code);
        };
    }
}
