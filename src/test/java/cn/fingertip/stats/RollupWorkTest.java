package cn.fingertip.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many rows the sums' own statements touch where PostgreSQL knows nothing of the lines: just after a county's first
 * import. Temporary tables, which nobody analyses, stand before the real ones until the transaction is rolled back.
 */
@QuarkusTest
class RollupWorkTest {
    private static final int LINES = 3000;

    /** Rows a line may cost: in and out of each of the steps, by three levels, people and households. */
    private static final long ROWS_A_LINE = 60;

    @Inject
    EntityManager em;

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFirstPublicationTouchesEachLineAFewTimes(boolean households) {
        QuarkusTransaction.begin();
        try {
            UUID version = UUID.randomUUID();
            unknownTables();
            lines(version, 1, households);
            assertThat(rows(move(new UUID(0, 0), version, households))).isLessThan(ROWS_A_LINE * LINES);
            assertThat(county("lines")).isEqualTo(LINES);
            assertThat(county("people")).isEqualTo(LINES);
            assertThat(county("households")).isEqualTo(households ? (LINES + 2) / 3 : LINES);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void peopleOfOtherRostersAreLookedUpOneByOne() {
        QuarkusTransaction.begin();
        try {
            UUID version = UUID.randomUUID();
            UUID next = UUID.randomUUID();
            unknownTables();
            lines(version, 1, true);
            lines(next, LINES / 2, true);
            for (int other = 0; other < 3; other++) {
                UUID id = UUID.randomUUID();
                lines(id, 1, true);
                counted(id, "forest");
            }
            counted(version, "farmland");
            // Each person stands in three others and in either version.
            assertThat(rows(move(version, next, true))).isLessThan(5 * ROWS_A_LINE * LINES);
            assertThat(county("lines")).isZero();
            assertThat(county("people")).isZero();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void unknownTables() {
        for (String table : List.of("roster_line", "stat_version", "stat_cell")) {
            em.createNativeQuery(
                            "CREATE TEMPORARY TABLE " + table + " (LIKE " + table + " INCLUDING ALL) ON COMMIT DROP")
                    .executeUpdate();
        }
    }

    /** @param first the first person; they come in threes to a household and in hundreds to a village */
    private void lines(UUID version, int first, boolean households) {
        em.createNativeQuery("""
                INSERT INTO roster_line (county, year, version_id, no, village, name, name_folded, unit, amount_fen,
                                         beneficiary_id, household)
                SELECT '360735', 2091, ?1, n, 360735100200 + n / 100, '苏松', '苏松', '亩', 100, n + ?2,
                       CASE WHEN ?3 THEN n - n % 3 + ?2 END
                FROM generate_series(0, ?4) AS n""")
                .setParameter(1, version)
                .setParameter(2, first)
                .setParameter(3, households)
                .setParameter(4, LINES - 1)
                .executeUpdate();
    }

    private void counted(UUID version, String programme) {
        em.createNativeQuery("INSERT INTO stat_version VALUES (?1, ?2, '360735', 2091, ?3)")
                .setParameter(1, version)
                .setParameter(2, UUID.randomUUID())
                .setParameter(3, programme)
                .executeUpdate();
    }

    private JsonNode move(UUID old, UUID version, boolean households) {
        Object plan = em.createNativeQuery("EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) "
                        + (households ? RollupMove.OF_BOTH : RollupMove.OF_PEOPLE))
                .setParameter("county", "360735")
                .setParameter("year", 2091)
                .setParameter("programme", "farmland")
                .setParameter("old", old)
                .setParameter("new", version)
                .getSingleResult();
        try {
            return json.readTree(plan.toString()).get(0).get("Plan");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** @return of the plan and all below it, the rows that came out and those looked at in vain */
    private static long rows(JsonNode plan) {
        double each = 0;
        for (String kind : List.of(
                "Actual Rows",
                "Rows Removed by Filter",
                "Rows Removed by Join Filter",
                "Rows Removed by Index Recheck")) {
            each += plan.path(kind).asDouble();
        }
        long all = Math.round(each * plan.get("Actual Loops").asDouble());
        for (JsonNode part : plan.path("Plans")) {
            all += rows(part);
        }
        return all;
    }

    private long county(String what) {
        return ((Number) em.createNativeQuery("SELECT " + what
                                + " FROM stat_cell WHERE year = 2091 AND region = '360735' AND programme = 'farmland'")
                        .getSingleResult())
                .longValue();
    }
}
