package cn.fingertip.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final DeadlineRules BUNDLED = DeadlineRules.bundled();

    /** The deadlines of the field, with their laws. */
    @ParameterizedTest
    @CsvSource({
        "wish-accept, 2, WORKING, 0, 心愿",
        "wish-finish, 10, WORKING, 0, 心愿",
        "report-accept-real-name, 15, WORKING, 0, 检举控告工作规则",
        "report-feedback, 15, WORKING, 0, 检举控告工作规则",
        "report-transfer, 5, WORKING, 0, 检举控告工作规则》第十五条、第十六条",
        "foi-correction, 7, WORKING, 0, 第三十条",
        "foi-reply, 20, WORKING, 20, 第三十三条",
        "foi-third-party, 15, WORKING, 0, 第三十二条",
        "disclosure, 20, WORKING, 0, 第二十六条",
        "enterprise-policy, 5, WORKING, 0, 惠企",
        "budget, 20, CALENDAR, 0, 预算法",
        "petition-register, 15, CALENDAR, 0, 第二十二条",
        "petition-finish, 60, CALENDAR, 30, 第三十四条"
    })
    void bundledRules(String name, int days, DeadlineRule.Unit unit, int extension, String source) {
        DeadlineRule rule = BUNDLED.inForce(name, DAY);
        assertThat(rule.days()).isEqualTo(days);
        assertThat(rule.unit()).isEqualTo(unit);
        assertThat(rule.extension()).isEqualTo(extension);
        assertThat(rule.source()).contains(source);
        assertThat(rule.from()).isNotBlank();
    }

    @Test
    void aKindWithoutItsOwnRuleTakesTheGeneralOne() {
        DeadlineRules rules = read("""
                wish-finish,10,working,a,0,s,2020-01-01
                wish-finish.repair,5,working,a,0,s,2020-01-01
                """);
        assertThat(rules.inForce("wish-finish.repair", DAY).days()).isEqualTo(5);
        assertThat(rules.inForce("wish-finish.dispute", DAY).days()).isEqualTo(10);
    }

    @Test
    void theRuleInForceOnTheDayIsTaken() {
        DeadlineRules rules = read("""
                x,10,working,a,0,s,2020-01-01
                x,7,working,a,0,s,2027-01-01
                """);
        assertThat(rules.inForce("x", LocalDate.of(2026, 12, 31)).days()).isEqualTo(10);
        assertThat(rules.inForce("x", LocalDate.of(2027, 1, 1)).days()).isEqualTo(7);
        assertThatThrownBy(() -> rules.inForce("x", LocalDate.of(2019, 12, 31)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rules.inForce("y", DAY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DeadlineRules read(String rows) {
        return DeadlineRules.read(
                ("rule,days,unit,from,extension,source,effective_from\n" + rows).getBytes(StandardCharsets.UTF_8));
    }
}
