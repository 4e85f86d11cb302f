package cn.fingertip.roster;

import cn.fingertip.testsupport.As;
import io.restassured.http.ContentType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Members of staff beyond the demo accounts. */
public final class StaffMaker {
    public static final String PASSWORD = "correct-horse-battery";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private StaffMaker() {}

    /** @return the user name */
    public static String make(String name, String region, String... roles) {
        String username = "roster." + name + NEXT.incrementAndGet();
        List<Map<String, String>> grants = Arrays.stream(roles)
                .map(role -> Map.of("role", role, "region", region))
                .toList();
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "name", "测试" + name, "password", PASSWORD, "grants", grants))
                .post("/api/v1/staff/people")
                .then()
                .statusCode(201);
        return username;
    }
}
