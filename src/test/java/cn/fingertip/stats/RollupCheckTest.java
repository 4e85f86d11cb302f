package cn.fingertip.stats;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When sums are compared with their lines. */
@QuarkusTest
class RollupCheckTest {
    private static final String COUNTY = "360735";

    @Inject
    RosterFixture rosters;

    @Inject
    EntityManager em;

    @Inject
    RollupCheckJob job;

    @Inject
    RollupRepository repository;

    @Inject
    Clock clock;

    @Test
    void onlyWhatMovedIsCountedAndOnlyAtNight() {
        RollupYear year = publishedIn(2085);
        assertThat(repository.unchecked(longAgo())).contains(year);
        try (ClockShift _ = at("13:00")) {
            job.run();
            assertThat(repository.unchecked(longAgo())).contains(year);
        }
        try (ClockShift _ = at("02:00")) {
            job.run();
            assertThat(repository.unchecked(longAgo())).doesNotContain(year);
            damage(2085);
            job.run();
            assertThat(people(2085)).as("nothing was published since").isEqualTo(8);
        }
        publishedIn(2085);
        try (ClockShift _ = at("02:00")) {
            job.run();
            assertThat(people(2085)).isEqualTo(2);
        }
    }

    @Test
    void everyYearIsCountedFromTimeToTime() {
        RollupYear year = publishedIn(2086);
        try (ClockShift _ = at("02:00")) {
            job.run();
        }
        damage(2086);
        try (ClockShift _ = ClockShift.by(clock, until("02:00").plusDays(31))) {
            job.run();
            assertThat(people(2086)).isEqualTo(1);
            assertThat(repository.unchecked(longAgo())).doesNotContain(year);
        }
    }

    @Test
    void whatWasNeverCountedIsCountedAtAnyHour() {
        RollupYear year = publishedIn(2087);
        QuarkusTransaction.requiringNew()
                .run(() -> List.of("stat_cell", "stat_version", "stat_year")
                        .forEach(table -> em.createNativeQuery("DELETE FROM " + table + " WHERE year = 2087")
                                .executeUpdate()));
        assertThat(repository.uncounted()).contains(year);
        try (ClockShift _ = at("13:00")) {
            job.run();
        }
        assertThat(people(2087)).isEqualTo(1);
        assertThat(repository.uncounted()).doesNotContain(year);
        assertThat(repository.unchecked(longAgo())).doesNotContain(year);
    }

    @Test
    void aNightMayGoPastMidnight() {
        Instant late = Instant.parse("2026-11-21T15:30:00Z"); // 23:30 in China
        Instant early = Instant.parse("2026-11-21T18:00:00Z"); // 02:00
        Night night = new Night(LocalTime.parse("22:00"), LocalTime.parse("04:00"));
        assertThat(night.holds(late)).isTrue();
        assertThat(night.holds(early)).isTrue();
        assertThat(night.holds(early.plus(Duration.ofHours(2)))).isFalse();
        assertThat(new Night(LocalTime.parse("01:00"), LocalTime.parse("05:00")).holds(late))
                .isFalse();
    }

    private RollupYear publishedIn(int year) {
        rosters.published("forest", TOWNSHIP, new When(year, period(year)), List.of(Line.of(XINGLONG, "苏松")));
        return new RollupYear(COUNTY, year);
    }

    /** The next month of the year in which nothing is published yet. */
    private String period(int year) {
        int rosters = ((Number) em.createNativeQuery("SELECT count(*) FROM roster WHERE year = ?1")
                        .setParameter(1, year)
                        .getSingleResult())
                .intValue();
        return "%d-%02d".formatted(year, rosters + 1);
    }

    private ClockShift at(String time) {
        return ClockShift.by(clock, until(time));
    }

    private Duration until(String time) {
        Instant now = clock.now();
        return Duration.between(
                now,
                Clock.dateOf(now)
                        .plusDays(1)
                        .atTime(LocalTime.parse(time))
                        .atZone(Clock.ZONE)
                        .toInstant());
    }

    private Instant longAgo() {
        return clock.now().minus(Duration.ofDays(365));
    }

    private void damage(int year) {
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("UPDATE stat_cell SET people = people + 7 WHERE year = ?1")
                        .setParameter(1, year)
                        .executeUpdate());
    }

    private int people(int year) {
        return ((Number) em.createNativeQuery(
                                "SELECT people FROM stat_cell WHERE year = ?1 AND region = '360735' AND programme = ''")
                        .setParameter(1, year)
                        .getSingleResult())
                .intValue();
    }
}
