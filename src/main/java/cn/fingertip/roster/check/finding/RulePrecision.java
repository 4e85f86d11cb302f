package cn.fingertip.roster.check.finding;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.check.CheckSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a rule was right, month by month, as those judged who looked into what it found. */
@ApplicationScoped
class RulePrecision {
    private static final Set<Role> READERS = Set.of(Role.CLERK, Role.REVIEWER, Role.INSPECTOR, Role.LEADER);
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private final FindingRepository findings;
    private final CheckSettings settings;
    private final CurrentStaff staff;
    private final Clock clock;

    RulePrecision(FindingRepository findings, CheckSettings settings, CurrentStaff staff, Clock clock) {
        this.findings = findings;
        this.settings = settings;
        this.staff = staff;
        this.clock = clock;
    }

    /** The figures of a region. */
    @Schema(name = "RulePrecision", description = "核查规则逐月的准确率")
    record View(@NotNull List<Month> items) {}

    /** One rule in one month. */
    @Schema(name = "RulePrecisionMonth")
    record Month(
            @Schema(examples = "person-twice") @NotNull String rule,
            @Schema(examples = "同一人在清册中不止一次") @NotNull String title,

            @Schema(description = "处置的月份", examples = "2026-11") @NotNull
            String month,

            @Schema(description = "确有问题") long confirmed,
            @Schema(description = "不是问题") long explained,

            @Schema(description = "准确率,0–1,两位小数", examples = "0.75")
            BigDecimal precision) {}

    /**
     * @param fromYear verdicts from the first of January of it; null for the year before this one
     * @throws Problem 404 where no grant covers the region
     */
    @Transactional
    public View of(String region, Integer fromYear) {
        if (READERS.stream().noneMatch(role -> staff.may(role, region))) {
            throw Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
        }
        int year = fromYear == null ? clock.today().getYear() - 1 : Math.clamp(fromYear, FIRST_YEAR, LAST_YEAR);
        return new View(findings
                .verdicts(
                        region,
                        LocalDate.of(year, 1, 1).atStartOfDay(Clock.ZONE).toInstant(),
                        clock.now().plusSeconds(1))
                .stream()
                .map(v -> new Month(
                        v.rule(),
                        settings.title(v.rule()),
                        v.month(),
                        v.confirmed(),
                        v.explained(),
                        BigDecimal.valueOf(v.confirmed())
                                .divide(BigDecimal.valueOf(v.confirmed() + v.explained()), 2, RoundingMode.HALF_UP)))
                .toList());
    }
}
