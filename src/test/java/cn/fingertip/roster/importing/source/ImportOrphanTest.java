package cn.fingertip.roster.importing.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.media.sealed.SealedStore;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.importing.After;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file whose import was never noted, because the server died in between, does not lie there for good. */
@QuarkusTest
class ImportOrphanTest {
    private static final String CLERK = "clerk.qinjiang";

    @Inject
    ImportSource source;

    @Inject
    BegunFileRepository begun;

    @Inject
    SealedStore files;

    @Inject
    ImportOrphanJob orphans;

    @Inject
    Clock clock;

    @Test
    void whatNoImportKnowsGoesAfterADay() throws IOException {
        SealedStore.Stored orphan = source.keep(new ByteArrayInputStream(new byte[100]));
        orphans.run();
        try (InputStream still = files.open(orphan.key())) {
            assertThat(still.readAllBytes())
                    .as("it may be of a request that runs")
                    .hasSize(100);
        }
        try (ClockShift _ = ClockShift.by(clock, Duration.ofHours(25))) {
            orphans.run();
        }
        assertThatThrownBy(() -> files.open(orphan.key())).isInstanceOf(IOException.class);
        assertThat(keys()).doesNotContain(orphan.key());
    }

    @Test
    void whatAnImportKnowsStays() {
        byte[] file = Sheets.workbook(List.of(Sheets.row(732_001), Sheets.with(Sheets.row(732_002), "姓名", "")));
        String period = RosterFixture.When.next().period();
        JsonPath done = Importing.run(CLERK, "a.xlsx", file, "farmland", "360735100", period);
        // Sent again it is kept once more, and dropped at once.
        JsonPath again = Importing.run(CLERK, "a.xlsx", file, "farmland", "360735100", period);
        assertThat(again.getString("id")).isEqualTo(done.getString("id"));
        List<String> left = keys();
        assertThat(left).as("nothing is left of either").isEmpty();
        try (ClockShift _ = ClockShift.by(clock, Duration.ofDays(2))) {
            orphans.run();
        }
        assertThat(After.workbook(CLERK, done.getString("id"))).isNotEmpty();
    }

    private List<String> keys() {
        return begun.before(clock.now().plus(Duration.ofDays(1)), 1000);
    }
}
