package cn.fingertip.roster.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.sheet.Sheets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an import writes beside a line to find it by. */
@QuarkusTest
class WrittenLettersTest {
    @Inject
    EntityManager em;

    @Test
    void linesAreWrittenWithTheirHouseholdAndTheLettersOfTheirNames() {
        JsonPath body = Importing.run(
                "clerk.qinjiang",
                "清册.xlsx",
                Sheets.cells(
                        "表",
                        List.of(
                                List.of("户编号", "村", "姓名", "身份证号码", "面积", "标准", "金额"),
                                List.of("0017", "濯坑村", "单小明", Sheets.id(801), 1, "106.23", "106.23"),
                                List.of("0018", "濯坑村", "尉迟·恭", Sheets.id(802), 1, "106.23", "106.23"),
                                List.of("0017", "濯坑村", "李𬭚", Sheets.id(803), 1, "106.23", "106.23"))),
                "farmland",
                "360735100",
                "2030-07");
        assertThat(body.getString("status")).as(body.prettify()).isEqualTo("done");
        List<?> rows = em.createNativeQuery("""
                SELECT l.name_pinyin, l.name_initials, h.name FROM roster_line l
                JOIN roster_version v ON v.id = l.version_id
                JOIN beneficiary h ON h.county = l.county AND h.id = l.household
                WHERE v.roster_id = ?1 ORDER BY l.no""")
                .setParameter(1, UUID.fromString(body.getString("rosterId")))
                .getResultList();
        assertThat(rows.stream().map(Object[].class::cast).map(List::of))
                .containsExactly(
                        List.of(" shanxiaoming xiaoming ming", " sxm", "单小明"),
                        List.of(" yuchigong chigong gong", " ycg", "尉迟·恭"),
                        List.of(" lichun chun", " lc", "单小明"));
    }
}
