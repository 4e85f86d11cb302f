package cn.fingertip.roster.lookup;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Pages and files are kept under strong tags, and name villages: a village that gets another name must not stay old. */
@QuarkusTest
class RenamedVillageTest {
    /** A village of the township that no other test looks at. */
    private static final String VILLAGE = "360735100216";

    @Inject
    RosterFixture rosters;

    @Test
    void aRenamedVillageIsSeenInPagesAndFiles() throws Exception {
        String before = name();
        String after = "改名" + UUID.randomUUID().toString().charAt(0) + "村委会";
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), List.of(Line.of(VILLAGE, "苏松")));
        List<String> paths = List.of("/lines", "/download.json", "/download.csv");
        List<Response> old = paths.stream().map(path -> get(id, path, null)).toList();
        assertThat(old).allSatisfy(response -> assertThat(response.asString()).contains(before));
        try {
            rename(after);
            for (int i = 0; i < paths.size(); i++) {
                String path = paths.get(i);
                String tag = old.get(i).header("ETag");
                Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                    Response now = get(id, path, tag);
                    assertThat(now.statusCode()).as(path).isEqualTo(200);
                    assertThat(now.asString()).contains(after).doesNotContain(before);
                    assertThat(now.header("ETag")).isNotEqualTo(tag);
                });
            }
        } finally {
            rename(before);
        }
    }

    private static Response get(UUID id, String path, String tag) {
        return (tag == null ? given() : given().header("If-None-Match", tag)).get("/api/v1/rosters/" + id + path);
    }

    private static String name() throws Exception {
        return Files.readAllLines(Path.of("data", "regions", "360735-shicheng.csv")).stream()
                .filter(line -> line.startsWith(VILLAGE + ","))
                .map(line -> line.split(",")[1])
                .findFirst()
                .orElseThrow();
    }

    private static void rename(String name) {
        String file = """
                code,name,level,parent
                36,江西省,province,
                3607,赣州市,prefecture,36
                360735,石城县,county,3607
                360735100,琴江镇,township,360735
                %s,%s,village,360735100
                """.formatted(VILLAGE, name);
        As.staff("admin")
                .multiPart("file", "county.csv", file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/staff/regions")
                .then()
                .statusCode(200);
    }
}
