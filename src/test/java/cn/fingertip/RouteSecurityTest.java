package cn.fingertip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.embedded.demo.DemoStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.Roles;
import cn.fingertip.testsupport.As;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** No route without an access rule: neither in the code nor, seen from outside, in the contract. */
@QuarkusTest
class RouteSecurityTest {
    private static final Map<String, Supplier<RequestSpecification>> ONE_OF_EACH = new TreeMap<>();

    static {
        DemoStaff.ACCOUNTS.forEach(
                account -> ONE_OF_EACH.putIfAbsent(account.role().wire(), () -> As.staff(account.username())));
        ONE_OF_EACH.put(Roles.CITIZEN, () -> As.villager("route-security"));
    }

    @Test
    void everyRouteNamesItsAccess() {
        assertThat(Route.all()).hasSizeGreaterThan(20);
        assertThat(Route.all())
                .filteredOn(route -> !route.named())
                .as("routes without @PermitAll, @Authenticated or @RolesAllowed")
                .isEmpty();
    }

    /** Otherwise a route could be closed in the one and open in the other, or escape the tests below. */
    @Test
    void codeAndContractNameTheSameRoutes() throws Exception {
        Set<String> protectedByCode = new TreeSet<>();
        Set<String> openByCode = new TreeSet<>();
        for (Route route : Route.all()) {
            if (!route.hidden()) {
                (route.open() ? openByCode : protectedByCode).add(route.toString());
            }
        }
        assertThat(operations(true)).as("protected").isEqualTo(protectedByCode);
        assertThat(openByCode).as("open").containsAll(operations(false));
    }

    /** Each route with the token of each role that it does not name, before anything of the request is read. */
    @Test
    void whoHasAnotherRoleAnswers403() {
        Map<String, Integer> wrong = new TreeMap<>();
        int asked = 0;
        for (Route route : Route.all()) {
            if (route.roles().isEmpty()) {
                continue;
            }
            for (Map.Entry<String, Supplier<RequestSpecification>> one : ONE_OF_EACH.entrySet()) {
                if (route.roles().contains(one.getKey())) {
                    continue;
                }
                int status = ask(one.getValue().get(), route.method(), route.path(), route.takes());
                asked++;
                if (status != 403) {
                    wrong.put(route + " as " + one.getKey(), status);
                }
            }
        }
        assertThat(asked).isGreaterThan(300);
        assertThat(wrong).as("routes that did not answer 403 to another role").isEmpty();
    }

    /** A role that nobody tries here would be let in unnoticed. */
    @Test
    void everyRoleIsTried() {
        assertThat(ONE_OF_EACH.keySet())
                .containsAll(Arrays.stream(Role.values()).map(Role::wire).toList())
                .contains(Roles.CITIZEN);
        assertThat(Route.all())
                .allSatisfy(route -> assertThat(ONE_OF_EACH.keySet()).containsAll(route.roles()));
    }

    @Test
    void protectedRoutesAnswer401WithoutAToken() {
        Map<String, Integer> wrong = new TreeMap<>();
        for (Route route : Route.all()) {
            if (!route.open()) {
                int status = ask(given(), route.method(), route.path(), route.takes());
                if (status != 401) {
                    wrong.put(route.toString(), status);
                }
            }
        }
        assertThat(wrong).as("protected operations that did not answer 401").isEmpty();
    }

    @Test
    void staffRoutesAreAllProtected() throws Exception {
        assertThat(operations(false))
                .filteredOn(operation -> operation.contains("/staff/"))
                .containsOnly("POST /api/v1/staff/login");
    }

    private static int ask(RequestSpecification who, String method, String path, String takes) {
        return who.contentType(takes)
                .redirects()
                .follow(false)
                .request(method, path.replaceAll("\\{[^}]+}", "x"))
                .statusCode();
    }

    /** "METHOD path" of the contract's operations that do, or do not, ask for a token. */
    private static Set<String> operations(boolean secured) throws Exception {
        JsonNode contract = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/openapi").asString());
        Set<String> operations = new TreeSet<>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    // An alternative without a scheme: a token may be shown and need not be.
                    JsonNode security = operation.getValue().path("security");
                    boolean closed =
                            !security.isEmpty() && security.valueStream().noneMatch(JsonNode::isEmpty);
                    if (operation.getValue().has("responses") && secured == closed) {
                        operations.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }
}
