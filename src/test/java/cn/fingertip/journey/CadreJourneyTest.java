package cn.fingertip.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * A lamp in 濯坑村 is broken. A villager places a wish with a photo, the village's cadre takes it, does it, is told that
 * it was not enough, does it again, and gets five stars; a neighbour's wish about the same lamp is joined to it, and one
 * about the county road goes up to the township.
 */
@QuarkusTest
class CadreJourneyTest {
    private static final String VILLAGE = "360735100211";
    private static final String VILLAGER = "journey-lamp-villager";
    private static final String NEIGHBOUR = "journey-lamp-neighbour";
    private static final String CADRE = "cadre.zhuokeng";

    @Test
    void aLampIsMended() throws IOException {
        byte[] photo = photo();
        Response placed = place(VILLAGER, "村口路灯不亮", List.of(upload(photo)));
        String id = placed.path("id");
        String number = placed.path("number");

        // The cadre finds it, with its photo, and takes it.
        As.staff(CADRE)
                .queryParam("status", "submitted")
                .queryParam("limit", 100)
                .get("/api/v1/staff/wishes")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        As.staff(CADRE)
                .get("/api/v1/staff/wishes/" + id)
                .then()
                .statusCode(200)
                .body("number", equalTo(number))
                .body("files.mediaType", contains("image/jpeg"))
                .body("next", hasItem("accepted"));
        String files = "/api/v1/staff/wishes/" + id + "/files/";
        String file = As.staff(CADRE).get("/api/v1/staff/wishes/" + id).path("files[0].id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> As.staff(CADRE).get(files + file + "/view").statusCode(), equalTo(200));
        As.staff(CADRE).get(files + file + "/view").then().statusCode(200).contentType("image/jpeg");
        As.staff(CADRE).get(files + UUID.randomUUID() + "/view").then().statusCode(404);
        As.villager(VILLAGER).get(files + file + "/view").then().statusCode(403);
        String own = "/api/v1/wishes/" + id + "/files/" + file;
        Response back = As.villager(VILLAGER).get(own);
        back.then().statusCode(200).header("Content-Disposition", startsWith("attachment"));
        assertThat(back.asByteArray()).isEqualTo(photo);
        As.villager(NEIGHBOUR).get(own).then().statusCode(404);
        As.nobody().get(own).then().statusCode(401);
        As.villager(VILLAGER)
                .get("/api/v1/wishes/" + id + "/files/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        order(id, "accept", Map.of("note", "本周内上门查看", "responsible", "村水电员"), "accepted");
        order(id, "start", Map.of(), "in-progress");
        order(id, "done", Map.of("result", "已更换灯泡"), "done");

        // The villager reads what happened, and is not content.
        mine(id).body("status", equalTo("done"))
                .body("result", equalTo("已更换灯泡"))
                .body("responsible", equalTo("村水电员"))
                .body("history.status", contains("submitted", "accepted", "in-progress", "done"))
                .body("history.who", contains("本人", "濯坑村委会", "濯坑村委会", "濯坑村委会"));
        wish(VILLAGER, id, "reopen", Map.of("reason", "灯亮了两天又灭了"), "reopened");
        order(id, "start", Map.of("note", "明天再看线路"), "in-progress");
        order(id, "done", Map.of("result", "已更换灯头和线路"), "done");
        wish(VILLAGER, id, "rating", Map.of("stars", 5, "comment", "修得很快"), "confirmed");

        // Both see the end; the list of what is still to do has it no more.
        As.staff(CADRE)
                .get("/api/v1/staff/wishes/" + id)
                .then()
                .body("stars", equalTo(5))
                .body("comment", equalTo("修得很快"))
                .body("history", hasSize(8))
                .body("dueOn", nullValue())
                .body("next", contains("reopened"));
        As.villager(VILLAGER)
                .get("/api/v1/me/wishes")
                .then()
                .body("items[0].id", equalTo(id))
                .body("items[0].status", equalTo("confirmed"))
                .body("items[0].stars", equalTo(5));
    }

    @Test
    void whatIsNotForThisVillageToDo() {
        String lamp = place(VILLAGER, "村口路灯不亮", List.of()).path("number");

        String same = place(NEIGHBOUR, "路灯坏了", List.of()).path("id");
        order(same, "duplicate", Map.of("of", lamp), "duplicate");
        As.villager(NEIGHBOUR)
                .get("/api/v1/wishes/" + same)
                .then()
                .body("duplicateOf", equalTo(lamp))
                .body("statusName", equalTo("重复事项"));

        String road = place(NEIGHBOUR, "县道塌方", List.of()).path("id");
        order(road, "return", Map.of("reason", "属县道,村里无权施工", "to", "琴江镇人民政府"), "returned");
        As.villager(NEIGHBOUR)
                .get("/api/v1/wishes/" + road)
                .then()
                .body("history[-1].note", equalTo("退给琴江镇人民政府:属县道,村里无权施工"));

        String land = place(NEIGHBOUR, "宅基地边界", List.of()).path("id");
        order(land, "close", Map.of("reason", "已由法院受理", "kind", "not-ours"), "not-ours");

        String pond = place(NEIGHBOUR, "水塘清淤", List.of()).path("id");
        order(pond, "accept", Map.of(), "accepted");
        order(pond, "close", Map.of("reason", "权属有争议,暂无法施工"), "closed-unresolved");

        As.staff("admin")
                .queryParam("chain", "360735")
                .get("/api/v1/staff/audit/verification")
                .then()
                .statusCode(200)
                .body("firstBroken", nullValue());
    }

    private static Response place(String villager, String title, List<String> uploads) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("type", "repair");
        wish.put("title", title);
        wish.put("text", "晚上老人出门不方便,请村里看看。");
        wish.put("region", VILLAGE);
        wish.put("place", "村小学门口");
        wish.put("uploadIds", uploads);
        Response placed = As.villager(villager)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(wish)
                .post("/api/v1/wishes");
        assertThat(placed.statusCode()).as(placed.asString()).isEqualTo(201);
        return placed;
    }

    private static void order(String id, String action, Map<String, ?> body, String status) {
        As.staff(CADRE)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/staff/wishes/" + id + "/" + action)
                .then()
                .statusCode(200)
                .body("status", equalTo(status));
    }

    private static void wish(String villager, String id, String action, Map<String, ?> body, String status) {
        As.villager(villager)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/wishes/" + id + "/" + action)
                .then()
                .statusCode(200)
                .body("status", equalTo(status));
    }

    private static ValidatableResponse mine(String id) {
        return As.villager(VILLAGER).get("/api/v1/wishes/" + id).then().statusCode(200);
    }

    private static String upload(byte[] content) {
        String location = As.villager(VILLAGER)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", content.length)
                .post("/api/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        As.villager(VILLAGER)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", 0)
                .header("X-HTTP-Method-Override", "PATCH")
                .contentType("application/offset+octet-stream")
                .body(content)
                .post(location)
                .then()
                .statusCode(204);
        return location;
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg))
                .isTrue();
        return jpeg.toByteArray();
    }
}
