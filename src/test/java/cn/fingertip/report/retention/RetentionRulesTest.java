package cn.fingertip.report.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RetentionRulesTest {
    private static final RetentionRules RULES = new RetentionRules(RetentionRules.bundled());

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

    /** A county's own file may begin with the day of its decision, and reports have ended before. */
    @Example
    void whatEndedBeforeTheFirstRuleGoesByThatOne() {
        RetentionRules rules = new RetentionRules(RetentionRules.read("""
                kind,keep_days,receipt_days,warning_days,source,effective_from
                *,300,10,5,我县保管期限表,2027-01-01
                *,200,10,5,我县保管期限表,2026-12-01
                conduct,100,10,5,我县保管期限表,2026-12-01
                """.getBytes(StandardCharsets.UTF_8)));
        LocalDate before = LocalDate.of(2026, 11, 22);
        assertThat(rules.inForce("subsidy", before).keepDays()).isEqualTo(200);
        assertThat(rules.inForce("conduct", before).keepDays()).isEqualTo(100);
        assertThat(rules.inForce("subsidy", LocalDate.of(2027, 1, 1)).keepDays())
                .isEqualTo(300);
    }

    @Example
    void aCountysOwnFileTakesThePlaceOfTheBundledOne() throws IOException {
        Path own = Files.createTempFile("retention", ".csv");
        try {
            Files.writeString(own, """
                    kind,keep_days,receipt_days,warning_days,source,effective_from
                    *,10950,365,90,本机关保管期限表,2000-01-01
                    """);
            RetentionRules rules = new RetentionRules(() -> Optional.of(own));
            assertThat(rules.inForce("subsidy", LocalDate.of(2026, 11, 22)).keepDays())
                    .isEqualTo(10_950);
            Files.writeString(own, """
                    kind,keep_days,receipt_days,warning_days,source,effective_from
                    subsidy,10950,365,90,没有其余的类别,2000-01-01
                    """);
            assertThatThrownBy(() -> new RetentionRules(() -> Optional.of(own)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("*");
        } finally {
            Files.delete(own);
        }
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
