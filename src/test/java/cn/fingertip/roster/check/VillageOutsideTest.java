package cn.fingertip.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * An import takes no line of another region's village; but a village may be dissolved or given to another township while
 * this replica still knows the old tree. The check looks at the table.
 */
@QuarkusTest
class VillageOutsideTest {
    private static final String TOWNSHIP = "360735100";
    private static final String CLERK = "clerk.qinjiang";

    @Inject
    DataSource database;

    @Test
    void aVillageThatIsNoneAnyMoreIsFound() throws SQLException {
        List<String> before = found("2046-05");
        assertThat(before).doesNotContain("village-outside");
        JsonPath outside;
        level("360735100211", "township");
        try {
            outside = findings("2046-06", 733_100);
        } finally {
            level("360735100211", "village");
        }
        assertThat(outside.getList("items.rule")).as(outside.prettify()).contains("village-outside");
        assertThat(outside.getString("items.find { it.rule == 'village-outside' }.text"))
                .isEqualTo("村代码 360735100211 不是本清册区划内的村。");
    }

    private List<String> found(String period) {
        return findings(period, 733_000).getList("items.rule");
    }

    private JsonPath findings(String period, int from) {
        byte[] file = Sheets.workbook(List.of(Sheets.row(from), Sheets.row(from + 1)));
        JsonPath done = Importing.run(CLERK, "a.xlsx", file, "farmland", TOWNSHIP, period);
        assertThat(done.getString("status")).as(done.prettify()).isEqualTo("done");
        return As.staff(CLERK)
                .get("/api/v1/staff/rosters/" + done.getString("rosterId") + "/findings")
                .jsonPath();
    }

    private void level(String code, String level) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE region SET level = ? WHERE code = ?")) {
            update.setString(1, level);
            update.setString(2, code);
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
