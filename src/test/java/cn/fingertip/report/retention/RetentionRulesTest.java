package cn.fingertip.report.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RetentionRulesTest {
    private static final RetentionRules RULES = new RetentionRules();

    @Property
    void theReceiptEndsFirstThenComesTheWarningThenTheEnd(@ForAll("kinds") String kind, @ForAll("days") LocalDate day) {
        RetentionRule rule = RULES.inForce(kind, day);
        assertThat(rule.kind()).isIn(kind, "*");
        assertThat(rule.effectiveFrom()).isBeforeOrEqualTo(day);
        assertThat(day).isBeforeOrEqualTo(rule.receiptEnds(day));
        assertThat(rule.receiptEnds(day)).isBefore(rule.ends(day));
        assertThat(rule.warnsFrom(day)).isBeforeOrEqualTo(rule.ends(day));
        assertThat(RULES.earliest()).isLessThanOrEqualTo(rule.receiptDays());
    }

    @Example
    void theNewestRuleInForceIsTaken() {
        List<RetentionRule> rules = RetentionRules.read("""
                kind,keep_days,receipt_days,warning_days,source,effective_from
                *,100,10,5,旧,2000-01-01
                *,200,10,5,新,2026-01-01
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(rules).extracting(RetentionRule::keepDays).containsExactly(100, 200);
        assertThatThrownBy(() -> RetentionRules.read(
                        "kind,keep_days,receipt_days,warning_days,source,effective_from\n*,10,10,5,错,2000-01-01\n"
                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> kinds() {
        return Arbitraries.of("subsidy", "conduct", "village-affairs", "other", "one-of-a-countys-own");
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2001, 1, 1).toEpochDay(),
                        LocalDate.of(2060, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
