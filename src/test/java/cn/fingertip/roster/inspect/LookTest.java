package cn.fingertip.roster.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** The parts of a look that need no server. */
class LookTest {
    @Property(tries = 200)
    void aPlaceIsReadAsItWasWritten(
            @ForAll @IntRange(min = 2000, max = 2099) int year,
            @ForAll @IntRange(min = 1, max = 99) int version,
            @ForAll @IntRange(min = 1) int no) {
        UUID roster = UUID.randomUUID();
        String cursor = Cursor.of(year, year + "Q3", roster, version, no);
        assertThat(LinePlace.of(cursor)).isEqualTo(new LinePlace(year, year + "Q3", roster, version, no));
    }

    @Property(tries = 200)
    void anythingElseIsNoPlace(@ForAll @StringLength(max = 60) String typed) {
        assertThatThrownBy(() -> LinePlace.of(typed))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("cursor-invalid"));
    }

    @Property
    void yearsAreInOrder(
            @ForAll @IntRange(min = 1900, max = 2999) int from, @ForAll @IntRange(min = 1900, max = 2999) int to) {
        if (from <= to) {
            assertThat(Years.of(from, to)).isEqualTo(new Years(from, to));
        } else {
            assertThatThrownBy(() -> Years.of(from, to)).isInstanceOf(Problem.class);
        }
        assertThat(Years.of(null, to).from()).isLessThanOrEqualTo(to);
        assertThat(Years.of(from, null).to()).isGreaterThanOrEqualTo(from);
    }

    @Example
    void whatRanOutOfTimeIsToldToNarrow() {
        RuntimeException told = TooWide.of(new IllegalStateException(new SQLException("cancelled", "57014")));
        assertThat(told)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("inspection-too-wide"));
        SQLException other = new SQLException("no such table", "42P01");
        assertThat(TooWide.of(other)).isInstanceOf(IllegalStateException.class).hasCause(other);
    }

    @Example
    void conditionsCarryAsManyValuesAsTheyName() {
        LineConditions conditions = new LineConditions("360735100", new Years(2017, 2019))
                .currentOnly()
                .programme("farmland")
                .person(new byte[] {1})
                .card(new byte[] {2})
                .beneficiary(3)
                .account(4)
                .version(UUID.randomUUID())
                .no(5)
                .after(new LinePlace(2017, "2017", UUID.randomUUID(), 1, 1));
        List<Object> values = conditions.values();
        assertThat(conditions.sql().chars().filter(c -> c == '?').count()).isEqualTo(values.size());
        assertThat(values).startsWith("360735", "360735", "360735100%");
    }

    @Example
    void nothingThatIsPrintedHasANumber() {
        InspectLines wanted = new InspectLines(
                InspectionReason.FACTS, "360735", null, null, null, "苏松", "360799198503072416", "62999900", false);
        assertThat(wanted.toString()).doesNotContain("苏松", "360799", "629999");
    }
}
