package cn.fingertip.report;

import static cn.fingertip.report.ReportStatus.ACCEPTED;
import static cn.fingertip.report.ReportStatus.ARCHIVED;
import static cn.fingertip.report.ReportStatus.CONCLUDED;
import static cn.fingertip.report.ReportStatus.INVESTIGATING;
import static cn.fingertip.report.ReportStatus.NOT_OURS;
import static cn.fingertip.report.ReportStatus.RECEIVED;
import static cn.fingertip.report.ReportStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReportStatusTest {
    /** The life as the office's rules tell it, written down a second time on purpose. */
    private static final Map<ReportStatus, Set<ReportStatus>> LIFE = Map.of(
            RECEIVED, Set.of(ACCEPTED, NOT_OURS, REJECTED),
            ACCEPTED, Set.of(INVESTIGATING, CONCLUDED),
            INVESTIGATING, Set.of(CONCLUDED),
            CONCLUDED, Set.of(ARCHIVED),
            NOT_OURS, Set.of(ARCHIVED),
            REJECTED, Set.of(ARCHIVED),
            ARCHIVED, Set.of());

    private static final Instant RECEIVED_AT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");

    @Property
    void aMoveIsLegalExactlyWhereTheLifeHasIt(@ForAll ReportStatus from, @ForAll ReportStatus target) {
        Report report = new Report(UUID.randomUUID(), "360735100211", "360735", "subsidy", RECEIVED_AT);
        report.status = from;
        if (LIFE.get(from).contains(target)) {
            report.move(target, NOW);
            assertThat(report.status).isEqualTo(target);
            assertThat(report.acceptedAt).isEqualTo(target == ACCEPTED ? NOW : null);
            assertThat(report.concludedAt).isEqualTo(target == CONCLUDED ? NOW : null);
        } else {
            assertThatThrownBy(() -> report.move(target, NOW)).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.status()).isEqualTo(409);
                assertThat(problem.detail()).contains(from.title(), target.title());
            });
            assertThat(report.status).isEqualTo(from);
            assertThat(report.acceptedAt).isNull();
            assertThat(report.concludedAt).isNull();
        }
    }

    @Property
    void wireFormsComeBack(@ForAll ReportStatus status) {
        assertThat(ReportStatus.of(status.wire())).contains(status);
        assertThat(status.wire()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void unknownFormsAreNone() {
        assertThat(ReportStatus.of("NOT_OURS")).isEmpty();
        assertThat(ReportStatus.of("")).isEmpty();
    }
}
