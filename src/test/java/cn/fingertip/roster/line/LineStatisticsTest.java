package cn.fingertip.roster.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LineStatisticsTest {
    private final UUID version = UUID.randomUUID();

    @Inject
    EntityManager em;

    @Inject
    LineStatisticsJob job;

    @AfterEach
    void removeLines() {
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("DELETE FROM roster_line WHERE version_id = ?1")
                        .setParameter(1, version)
                        .executeUpdate());
    }

    @Test
    void linesOfAllYearsAreAnalysedTogetherOnceTheyGrew() {
        job.run();
        int enough = (int) (2 * Math.max(0, known()) + 5000);
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("""
                        INSERT INTO roster_line (county, year, version_id, no, village, name, name_folded, unit,
                                                 amount_fen, beneficiary_id)
                        SELECT '360799', 2035, ?1, n, '360799100200', '苏松', '苏松', '亩', 100, n
                        FROM generate_series(1, ?2) AS n""")
                        .setParameter(1, version)
                        .setParameter(2, enough)
                        .executeUpdate());
        // What was written is counted a moment later.
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            job.run();
            assertThat(known()).isGreaterThanOrEqualTo(enough);
        });
    }

    /** @return lines of all years when they were last analysed, -1 where they never were */
    private long known() {
        return ((Number) em.createNativeQuery(
                                "SELECT reltuples FROM pg_class WHERE oid = CAST('roster_line' AS regclass)")
                        .getSingleResult())
                .longValue();
    }
}
