package cn.fingertip.roster.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;

/** What staff find of an import afterwards. */
public final class After {
    private After() {}

    /** @return the rows of all problems, page by page */
    public static List<Integer> problems(String clerk, String importId) {
        List<Integer> rows = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = As.staff(clerk).queryParam("limit", 100);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            Response page = request.get(Importing.PATH + "/" + importId + "/problems");
            assertThat(page.statusCode()).isEqualTo(200);
            rows.addAll(page.jsonPath().getList("items.row", Integer.class));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return rows;
    }

    public static byte[] workbook(String clerk, String importId) {
        Response answer = As.staff(clerk).get(Importing.PATH + "/" + importId + "/workbook");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.asByteArray();
    }
}
