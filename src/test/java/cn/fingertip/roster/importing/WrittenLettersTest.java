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

    /** Two heads of one name, in one group and in two; a head who is not listed; a head whose group is not told. */
    @Test
    void aHeadsNameAloneTellsAHouseholdOnlyWhereOnePersonOfTheGroupIsThatHead() {
        JsonPath body = Importing.run(
                "clerk.qinjiang",
                "清册.xlsx",
                Sheets.cells(
                        "表",
                        List.of(
                                List.of("户主姓名", "村", "村民小组", "姓名", "身份证号码", "面积", "标准", "金额"),
                                List.of("王桂英", "濯坑村", "第1组", "王桂英", Sheets.id(811), 1, "106.23", "106.23"),
                                List.of("王桂英", "濯坑村", "第1组", "李大", Sheets.id(812), 1, "106.23", "106.23"),
                                List.of("王桂英", "濯坑村", "第2组", "赵大", Sheets.id(813), 1, "106.23", "106.23"),
                                List.of("王桂英", "濯坑村", "第2组", "王桂英", Sheets.id(814), 1, "106.23", "106.23"),
                                List.of("陈桂英", "濯坑村", "第1组", "陈桂英", Sheets.id(815), 1, "106.23", "106.23"),
                                List.of("陈桂英", "濯坑村", "第1组", "陈桂英", Sheets.id(816), 1, "106.23", "106.23"),
                                List.of("陈桂英", "濯坑村", "第1组", "孙大", Sheets.id(817), 1, "106.23", "106.23"),
                                List.of("周不在", "濯坑村", "第1组", "周小", Sheets.id(818), 1, "106.23", "106.23"),
                                List.of("吴无组", "濯坑村", "", "吴无组", Sheets.id(819), 1, "106.23", "106.23"))),
                "farmland",
                "360735100",
                "2030-08");
        assertThat(body.getString("status")).as(body.prettify()).isEqualTo("done");
        List<?> rows = em.createNativeQuery("""
                SELECT l.no || ' ' || coalesce(first.no, 0) FROM roster_line l
                JOIN roster_version v ON v.id = l.version_id
                LEFT JOIN roster_line first ON first.version_id = l.version_id AND first.beneficiary_id = l.household
                WHERE v.roster_id = ?1 ORDER BY l.no""")
                .setParameter(1, UUID.fromString(body.getString("rosterId")))
                .getResultList();
        assertThat(rows.stream().map(String.class::cast))
                .containsExactly("1 1", "2 1", "3 3", "4 3", "5 0", "6 0", "7 0", "8 0", "9 0");
    }
}
