package cn.fingertip.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A member of staff whom the test made, so that it may lock, disable and change them. */
record Made(String id, String username) {
    static final String PASSWORD = "correct horse battery";

    static Made staff(Role role, String region) {
        return staff(new Grant(role, region));
    }

    static Made staff(Grant... grants) {
        String username = "t-" + UUID.randomUUID().toString().substring(0, 18);
        Response added = As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "name", "试用人员", "password", PASSWORD, "grants", wire(grants)))
                .post("/api/v1/staff/people");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return new Made(added.path("id"), username);
    }

    static List<Map<String, String>> wire(Grant... grants) {
        return Arrays.stream(grants)
                .map(grant -> Map.of("role", grant.role().wire(), "region", grant.region()))
                .toList();
    }
}
