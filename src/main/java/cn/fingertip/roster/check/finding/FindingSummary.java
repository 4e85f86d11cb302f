package cn.fingertip.roster.check.finding;

import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.check.Due;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the rules found in one version, by rule. */
@Schema(name = "RosterFindingSummary", description = "一个版本的核查情况,按规则汇总")
record FindingSummary(
        @Schema(examples = "1") int version,
        @Schema(description = "还有问题挡住公布") boolean blocked,
        @NotNull List<RuleCount> rules) {
    /** One rule. */
    @Schema(name = "RosterFindingCount")
    record RuleCount(
            @Schema(examples = "person-twice") @NotNull String rule,
            @Schema(examples = "同一人在清册中不止一次") @NotNull String title,

            @Schema(
                    description = "before 公布前须处置;after 公布后限期处置;off 不核查",
                    enumeration = {"before", "after", "off"})
            @NotNull
            String due,

            @Schema(description = "待处置") long open,
            @Schema(description = "确有问题,等待改正") long confirmed,
            @Schema(description = "已说明") long explained,
            @Schema(description = "已改正") long corrected,
            @Schema(description = "规则停用,不再核查") long ended) {
        /**
         * A confirmed problem is never made public knowingly, whether its rule is due before or after. A rule that is off
         * asks nothing.
         */
        boolean blocks() {
            return due.equals(Due.BEFORE.wire()) ? open + confirmed > 0 : due.equals(Due.AFTER.wire()) && confirmed > 0;
        }
    }

    static FindingSummary of(
            RosterVersion version,
            List<FindingRepository.Count> counts,
            Map<String, Due> dues,
            UnaryOperator<String> title) {
        Map<String, Map<String, Long>> byRule = new HashMap<>();
        counts.forEach(
                c -> byRule.computeIfAbsent(c.rule(), rule -> new HashMap<>()).put(c.status(), c.findings()));
        List<RuleCount> rules = new ArrayList<>();
        for (String rule : new TreeSet<>(byRule.keySet())) {
            Map<String, Long> of = byRule.get(rule);
            rules.add(new RuleCount(
                    rule,
                    title.apply(rule),
                    dues.getOrDefault(rule, Due.OFF).wire(),
                    of.getOrDefault("open", 0L),
                    of.getOrDefault("confirmed", 0L),
                    of.getOrDefault("explained", 0L),
                    of.getOrDefault("corrected", 0L),
                    of.getOrDefault("ended", 0L)));
        }
        return new FindingSummary(version.version(), rules.stream().anyMatch(RuleCount::blocks), rules);
    }
}
