package cn.fingertip.roster.download;

import static io.restassured.RestAssured.get;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A roster's lines as the public pages show them, walked to the end: what every other channel must agree with. */
final class ApiLines {
    private ApiLines() {}

    static List<Map<String, Object>> of(UUID roster, String village) {
        List<Map<String, Object>> lines = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = get("/api/v1/rosters/" + roster + "/lines?limit=100"
                            + (village == null ? "" : "&village=" + village)
                            + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            lines.addAll(page.getList("items"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return lines;
    }
}
