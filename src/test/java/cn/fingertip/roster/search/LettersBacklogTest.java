package cn.fingertip.roster.search;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LettersBacklogTest {
    @Inject
    RosterFixture rosters;

    @Inject
    EntityManager em;

    @Inject
    LettersBacklog backlog;

    @Inject
    LettersJob job;

    @Test
    void linesOfOldImportsAreFoundByLetters() {
        UUID roster = rosters.published(
                "forest",
                TOWNSHIP,
                When.next(),
                List.of(Line.of(XINGLONG, "单小明"), Line.of(XINGLONG, "苏松"), Line.of(XINGLONG, "12")));
        asBeforeLetters(roster, 0);
        assertThat(found(roster, "sxm")).isEmpty();
        job.run();
        assertThat(found(roster, "sxm")).containsExactly("单小明");
        assertThat(found(roster, "shanxiao")).containsExactly("单小明");
        assertThat(found(roster, "susong")).containsExactly("苏松");
        assertThat(waiting(roster)).isZero();
        assertThat(without(roster)).as("a name that has no letters").isEqualTo(1);
        job.run();
        assertThat(found(roster, "sxm")).containsExactly("单小明");
    }

    @Test
    void aVersionIsDoneInBatchesAndGoesOnWhereItStopped() {
        List<Line> lines = new ArrayList<>(RosterFixture.lines(XINGLONG, LettersBacklog.BATCH + 30));
        UUID roster = rosters.draft("forest", TOWNSHIP, When.next(), lines);
        asBeforeLetters(roster, 10);
        int left = without(roster);
        while (without(roster) == left) {
            // Other tests' versions may come first.
            assertThat(backlog.step()).isTrue();
        }
        assertThat(without(roster)).isEqualTo(left - LettersBacklog.BATCH);
        assertThat(waiting(roster)).isEqualTo(1);
        job.run();
        assertThat(waiting(roster)).isZero();
        assertThat(without(roster))
                .as("what was done before is not looked at again")
                .isEqualTo(10);
    }

    /** @param doneTo as if the job had been cut off after this line */
    private void asBeforeLetters(UUID roster, int doneTo) {
        QuarkusTransaction.requiringNew().run(() -> {
            em.createNativeQuery("""
                    UPDATE roster_line SET name_pinyin = NULL, name_initials = NULL
                    WHERE version_id IN (SELECT id FROM roster_version WHERE roster_id = ?1)""").setParameter(1, roster).executeUpdate();
            em.createNativeQuery("""
                    INSERT INTO letters_backlog SELECT id, county, year, ?2 FROM roster_version WHERE roster_id = ?1""")
                    .setParameter(1, roster)
                    .setParameter(2, doneTo)
                    .executeUpdate();
        });
    }

    private static List<String> found(UUID roster, String letters) {
        return As.nobody()
                .queryParam("village", XINGLONG)
                .queryParam("name", letters)
                .get("/api/v1/rosters/{id}/lines", roster)
                .jsonPath()
                .getList("items.name");
    }

    private int waiting(UUID roster) {
        return count("letters_backlog b JOIN roster_version v ON v.id = b.version_id WHERE true", roster);
    }

    private int without(UUID roster) {
        return count("roster_line l JOIN roster_version v ON v.id = l.version_id WHERE l.name_pinyin IS NULL", roster);
    }

    private int count(String what, UUID roster) {
        return ((Number) em.createNativeQuery("SELECT count(*) FROM " + what + " AND v.roster_id = ?1")
                        .setParameter(1, roster)
                        .getSingleResult())
                .intValue();
    }
}
