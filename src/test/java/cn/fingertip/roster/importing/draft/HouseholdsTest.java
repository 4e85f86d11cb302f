package cn.fingertip.roster.importing.draft;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.sheet.row.Line;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class HouseholdsTest {
    private static final String VILLAGE = "360735100211";

    private final Households households = new Households();

    @Test
    void aShortNumberIsOneHouseholdOnlyWithinItsGroup() {
        assertThat(of("第1组", "3", 1)).isEqualTo("1");
        assertThat(of("第2组", "3", 2)).as("a stranger of another group").isEqualTo("2");
        assertThat(of("第1组", "3", 3)).isEqualTo("1");
        assertThat(of("第2组", "3", 4)).isEqualTo("2");
        assertThat(of(null, "3", 5)).as("of no group that is told").isEqualTo("5");
        assertThat(of("第1组", "户-00003", 6)).isEqualTo("6");
        assertThat(of("第2组", "户-00003", 7)).isEqualTo("7");
    }

    @Test
    void aNumberOfTheWholeVillageIsOneHouseholdWhereverItStands() {
        assertThat(of("第1组", "100211", 1)).isEqualTo("1");
        assertThat(of("第2组", "100211", 2)).isEqualTo("1");
        assertThat(of(null, "100211", 3)).isEqualTo("1");
        assertThat(of("第1组", "360799195507039727", 4)).isEqualTo("4");
        assertThat(of("第3组", "360799195507039727", 5)).isEqualTo("4");
    }

    private String of(String group, String household, long person) {
        Line line = new Line(
                1,
                VILLAGE,
                group,
                "试乙",
                "试乙",
                BigDecimal.ONE,
                BigDecimal.TEN,
                1000,
                null,
                null,
                null,
                null,
                household,
                null);
        return households.of(line, person);
    }
}
