package cn.fingertip.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A discipline inspection office of a test's own, in a county that nobody else has: who is the first there, and who gets
 * which keys, depends on no other test.
 *
 * @param region six digits
 */
public record Office(String region) {
    /**
     * A new county with one village, and nobody in it; under a prefecture that has no other county, so that nobody else's
     * test has anybody right above it.
     */
    public static Office fresh() {
        // No province is numbered so.
        return fresh(83, 96, 4);
    }

    /** As {@link #fresh()}, in a province that has no other county. */
    public static Office freshProvince() {
        return fresh(66, 80, 2);
    }

    private static Office fresh(int first, int last, int unused) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String county;
        do {
            county = "%02d%02d01".formatted(random.nextInt(first, last), random.nextInt(10, 99));
        } while (given().get("/api/v1/regions/" + county.substring(0, unused)).statusCode() != 404);
        Office office = new Office(county);
        String province = office.province();
        String file = """
                code,name,level,parent
                %s,试验省,province,
                %s,试验市,prefecture,%s
                %s,试验县,county,%s
                %s100,试验镇,township,%s
                %s,试验村委会,village,%s100
                """.formatted(
                province, office.above(), province, county, office.above(), county, county, office.village(), county);
        As.staff("admin")
                .multiPart("file", "county.csv", file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/staff/regions")
                .then()
                .statusCode(200);
        return office;
    }

    /** @return code of the prefecture */
    public String above() {
        return region.substring(0, 4);
    }

    public String province() {
        return region.substring(0, 2);
    }

    public String village() {
        return region + "100201";
    }

    /** A person of this office; the first of a role is admitted to its keys where nobody above has any, no other one is. */
    public Person add(String... roles) {
        return named("试用" + roles[0], roles);
    }

    /** As {@link #add}, of this name. */
    public Person named(String name, String... roles) {
        String username = "o-" + UUID.randomUUID().toString().substring(0, 18);
        String password = "correct-horse-battery";
        Response added = As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "name", name, "password", password, "grants", grants(roles)))
                .post("/api/v1/staff/people");
        added.then().statusCode(201);
        return new Person(added.path("id"), username, password);
    }

    /** As {@link #add}, and admitted by somebody who is. */
    public Person addAdmitted(Person by, String role) {
        Person person = add(role);
        by.admit(person, role, region).then().statusCode(200);
        return person;
    }

    public List<Map<String, String>> grants(String... roles) {
        return Arrays.stream(roles)
                .map(role -> Map.of("role", role, "region", region))
                .toList();
    }

    /** What an administrator sends to change a person of this office. */
    public Map<String, Object> change(boolean disabled, Boolean loseReports, String... roles) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "试用人员");
        body.put("disabled", disabled);
        body.put("grants", grants(roles));
        if (loseReports != null) {
            body.put("loseReports", loseReports);
        }
        return body;
    }

    /** A report about this office's village, as it is sent. */
    public Response send(RequestSpecification who, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("kind", "subsidy", "subject", "面积不实 " + UUID.randomUUID(), "text", "请核查。", "region", village()));
        body.putAll(more);
        return who.contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/api/v1/reports");
    }

    /** @return the receipt of a new anonymous report */
    public String send() {
        Response sent = send(given(), Map.of());
        sent.then().statusCode(201);
        return sent.path("receipt");
    }

    /**
     * A person who logs in.
     *
     * @param id as administrators name them
     */
    public record Person(String id, String username, String password) {
        private static final Map<Person, String> TOKENS = new ConcurrentHashMap<>();

        public Response login() {
            return given().contentType(ContentType.JSON)
                    .body(Map.of("username", username, "password", password))
                    .post("/api/v1/staff/login");
        }

        /** A request in this person's session, which is begun anew only where it has ended: a login takes long on purpose. */
        public RequestSpecification in() {
            String token = TOKENS.get(this);
            if (token == null || As.token(token).get("/api/v1/staff/me").statusCode() != 200) {
                Response login = login();
                login.then().statusCode(200);
                token = login.path("accessToken");
                TOKENS.put(this, token);
            }
            return As.token(token).contentType(ContentType.JSON);
        }

        public Person withPassword(String other) {
            return new Person(id, username, other);
        }

        public Response admit(Person colleague, String role, String region) {
            return in().body(Map.of("role", role, "region", region))
                    .post("/api/v1/staff/report-keys/holders/" + colleague.id + "/admit");
        }

        /** @return ids of the reports in this person's list */
        public List<String> reports() {
            return in().get("/api/v1/staff/reports").path("items.id");
        }

        public Response open(String report) {
            return in().get("/api/v1/staff/reports/" + report);
        }
    }
}
