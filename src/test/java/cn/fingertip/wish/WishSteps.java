package cn.fingertip.wish;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Moves wishes over HTTP, for tests: 濯坑村's cadre and a villager of the test's choice. */
public final class WishSteps {
    public static final String ZHUOKENG = "360735100211";
    public static final String CADRE = "cadre.zhuokeng";

    private WishSteps() {}

    static Map<String, Object> wish(String region) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("type", "repair");
        wish.put("title", "村口路灯不亮");
        wish.put("text", "村口第三盏路灯坏了一周,晚上老人出门不方便。");
        wish.put("region", region);
        return wish;
    }

    static Response submit(String villager, Map<String, Object> wish, String key) {
        return As.villager(villager)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/api/v1/wishes");
    }

    /** @return the id of a new wish */
    public static String submitted(String villager, String region) {
        Response response = submit(villager, wish(region), UUID.randomUUID().toString());
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.path("id");
    }

    static Response cadre(String username, String id, String action, Map<String, ?> body) {
        return As.staff(username)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/staff/wishes/" + id + "/" + action);
    }

    public static Response villager(String villager, String id, String action, Map<String, ?> body) {
        return As.villager(villager)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/wishes/" + id + "/" + action);
    }

    /** A body that {@code action} takes. */
    static Map<String, ?> bodyOf(String action, String anotherWish) {
        return switch (action) {
            case "return" -> Map.of("reason", "属县道,村里无权施工", "to", "琴江镇人民政府");
            case "done" -> Map.of("result", "已更换灯头和灯泡");
            case "close" -> Map.of("reason", "权属有争议", "kind", "unresolved");
            case "close not-ours" -> Map.of("reason", "属县道", "kind", "not-ours");
            case "duplicate" -> Map.of("of", anotherWish);
            case "rating" -> Map.of("stars", 5);
            case "reopen" -> Map.of("reason", "灯亮了两天又灭了");
            default -> Map.of();
        };
    }

    public static Response act(String villager, String id, String action, String anotherWish) {
        String path = action.split(" ")[0];
        Map<String, ?> body = bodyOf(action, anotherWish);
        return List.of("rating", "reopen").contains(path)
                ? villager(villager, id, path, body)
                : cadre(CADRE, id, path, body);
    }

    /** @return the id of a new wish of 濯坑村 after {@code actions} */
    public static String after(String villager, List<String> actions, String anotherWish) {
        String id = submitted(villager, ZHUOKENG);
        for (String action : actions) {
            Response response = act(villager, id, action, anotherWish);
            assertThat(response.statusCode())
                    .as("%s: %s", action, response.asString())
                    .isEqualTo(200);
        }
        return id;
    }
}
