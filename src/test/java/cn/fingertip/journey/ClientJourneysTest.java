package cn.fingertip.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.fingertip.embedded.demo.DemoStaff;
import cn.fingertip.media.SampleFiles;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.Office;
import cn.fingertip.testsupport.Solved;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client that mini-programs use goes the villager's ways against this server: rosters, payments, a wish, an anonymous
 * report whose upload is killed and goes on, sessions that end in each way. Runs where Node.js and npm are.
 */
@QuarkusTest
@EnabledIf("cn.fingertip.journey.BuiltClient#canBeBuilt")
class ClientJourneysTest {
    @Inject
    RosterFixture rosters;

    @Inject
    ObjectMapper json;

    @TempDir
    Path folder;

    @Test
    void aVillagersWaysByTheClient() throws IOException, InterruptedException {
        String idNumber = RosterFixture.newIdNumber();
        List<Line> lines = new ArrayList<>(RosterFixture.lines(RosterFixture.XINGLONG, 44));
        lines.add(Line.of(RosterFixture.XINGLONG, "苏末", idNumber));
        Office county = Office.fresh();
        county.add("inspector");
        Office.Person above = new Office(county.above()).add("inspector");

        Map<String, Object> given = new HashMap<>();
        given.put("url", "http://127.0.0.1:" + RestAssured.port);
        given.put("folder", folder.toString());
        given.put("code", "client-" + UUID.randomUUID());
        given.put("name", "苏末");
        given.put("idNumber", idNumber);
        given.put("roster", rosters.published("farmland", RosterFixture.TOWNSHIP, When.next(), lines));
        given.put("lines", lines.size());
        given.put("village", RosterFixture.XINGLONG);
        given.put("village2", "360735100211");
        given.put("cadre", "cadre.zhuokeng");
        given.put("password", DemoStaff.PASSWORD);
        given.put("region", county.village());
        given.put("subject", "面积不实 " + UUID.randomUUID());
        given.put("photos", List.of(photo("小.jpg", 100_000), photo("大.jpg", 3_000_000)));

        JsonNode found = json.readTree(BuiltClient.run("journeys.mjs", json.writeValueAsString(given)));

        String proof = found.get("proof").asText();
        int colon = proof.lastIndexOf(':');
        assertThat(Solved.solves(
                        proof.substring(0, colon),
                        Long.parseLong(proof.substring(colon + 1)),
                        found.get("difficulty").asInt()))
                .as(proof)
                .isTrue();
        // Sent four times, it arrived once, with both files, at the office above the one it is about.
        assertThat(above.reports()).hasSize(1);
        above.open(above.reports().getFirst())
                .then()
                .body("subject", equalTo(given.get("subject")))
                .body("files", hasSize(2));
    }

    /** A true picture with as much behind it as makes it large. */
    private Map<String, Object> photo(String name, int size) throws IOException {
        byte[] picture = SampleFiles.jpeg();
        Path file = Files.write(folder.resolve(name), Arrays.copyOf(picture, size));
        return Map.of("tempFilePath", file.toString(), "size", size);
    }
}
