package cn.fingertip.roster.importing.preview;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Numbers stand wherever a clerk may have put them; what the clerk is shown before anything is kept has none. */
@QuarkusTest
class PreviewPrivacyTest {
    private static final int FROM = 811_001;
    private static final int TO = 811_040;

    @Test
    void noNumberIsFoundInWhatAPreviewAnswers() {
        String clerk = Importing.clerkOf("360735100");
        Response sent = Importing.send(
                As.staff(clerk).multiPart("preview", "true"),
                Sheets.id(FROM + 30) + ".xlsx",
                file(),
                "farmland",
                "360735100",
                RosterFixture.When.next().period());
        String location = sent.header("Location");
        JsonPath seen = Importing.finished(clerk, sent);
        assertThat(seen.getString("status")).as(seen.prettify()).isEqualTo("recognised");
        StringBuilder answers = new StringBuilder(sent.asString());
        answers.append(collect(clerk, location));
        String key =
                As.staff(clerk).get(location + "/recognition").path("sheets[0].columns.find { it.letter == 'C' }.key");
        Response corrected = As.staff(clerk)
                .contentType(ContentType.JSON)
                .body(Map.of("columns", List.of(Map.of("key", key, "field", "ignored"))))
                .put(location + "/mapping");
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(202);
        answers.append(corrected.asString());
        Importing.until(clerk, location, List.of("recognised"));
        answers.append(collect(clerk, location));
        answers.append(As.staff(clerk).get(Importing.PATH).asString());
        answers.append(As.staff(clerk).post(location + "/confirm").asString());

        String all = answers.toString();
        assertThat(all).as("it shows what it may").contains(Sheets.name(FROM), "***");
        for (int n = FROM; n <= TO; n++) {
            assertThat(all).doesNotContain(Sheets.id(n), Sheets.card(n));
        }
        assertThat(all).doesNotContain("360799", "629999");
    }

    private static String collect(String clerk, String location) {
        Response recognition = As.staff(clerk).get(location + "/recognition");
        assertThat(recognition.statusCode()).isEqualTo(200);
        assertThat(recognition.<List<List<String>>>path("sheets[0].firstRows")).isNotEmpty();
        return As.staff(clerk).get(location).asString()
                + recognition.asString()
                + As.staff(clerk).get(location + "/problems?limit=100").asString();
    }

    /** Numbers in a title, a heading, a sheet's name, a sum's label and in every column in which none belongs. */
    private static byte[] file() {
        List<List<?>> cells = new ArrayList<>();
        cells.add(List.of("填报人" + Sheets.id(FROM + 31) + "账号" + Sheets.card(FROM + 32)));
        List<String> header = new ArrayList<>(Sheets.COLUMNS);
        header.set(2, "组" + Sheets.id(FROM + 33));
        header.add(Sheets.card(FROM + 34));
        cells.add(header);
        String[] wrong = {"村", "组", "姓名", "身份证号码", "面积", "标准", "金额", "银行账号"};
        for (int i = 0; i <= wrong.length; i++) {
            Map<String, Object> row = Sheets.row(FROM + i);
            if (i > 0) {
                String number = i % 2 == 0 ? Sheets.id(FROM + 20 + i) : Sheets.card(FROM + 20 + i);
                row = Sheets.with(row, wrong[i - 1], number);
            }
            List<Object> values = new ArrayList<>(row.values());
            values.add(Sheets.id(FROM + 35));
            cells.add(values);
        }
        cells.add(Arrays.asList("合计", null, null, null, null, Sheets.card(FROM + 36), null, Sheets.id(FROM + 37)));
        cells.add(List.of("经办" + Sheets.id(FROM + 38)));
        Map<String, List<List<?>>> sheets = new TreeMap<>();
        sheets.put("1" + Sheets.id(FROM + 39), cells);
        return Sheets.cells(sheets);
    }
}
