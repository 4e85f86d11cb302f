package cn.fingertip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.Authenticated;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No route without an access rule: neither in the code nor, seen from outside, in the contract. */
@QuarkusTest
class RouteSecurityTest {
    @Test
    void everyRouteNamesItsAccess() {
        JavaClasses code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cn.fingertip");
        List<String> open = new ArrayList<>();
        int routes = 0;
        for (JavaMethod method :
                code.stream().flatMap(type -> type.getMethods().stream()).toList()) {
            if (!method.isMetaAnnotatedWith(HttpMethod.class)) {
                continue;
            }
            routes++;
            boolean named = List.of(PermitAll.class, Authenticated.class, RolesAllowed.class).stream()
                    .anyMatch(rule ->
                            method.isAnnotatedWith(rule) || method.getOwner().isAnnotatedWith(rule));
            if (!named) {
                open.add(method.getFullName());
            }
        }
        assertThat(routes).isGreaterThan(20);
        assertThat(open)
                .as("routes without @PermitAll, @Authenticated or @RolesAllowed")
                .isEmpty();
    }

    @Test
    void protectedRoutesAnswer401WithoutAToken() throws Exception {
        Map<String, Integer> wrong = new TreeMap<>();
        for (String operation : operations(true)) {
            String[] methodAndPath = operation.split(" ");
            int status = given().contentType(contentTypeFor(methodAndPath[1]))
                    .redirects()
                    .follow(false)
                    .request(methodAndPath[0], methodAndPath[1].replaceAll("\\{[^}]+}", "x"))
                    .statusCode();
            if (status != 401) {
                wrong.put(operation, status);
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

    private static String contentTypeFor(String path) {
        return path.endsWith("/imports")
                        || path.endsWith("/regions")
                        || path.endsWith("/calendar")
                        || path.endsWith("/person-lists")
                ? "multipart/form-data; boundary=x"
                : "application/json";
    }

    /** "METHOD path" of the contract's operations that do, or do not, ask for a token. */
    private static Set<String> operations(boolean secured) throws Exception {
        JsonNode contract = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/openapi").asString());
        Set<String> operations = new TreeSet<>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().has("responses")
                            && secured == !operation.getValue().path("security").isEmpty()) {
                        operations.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }
}
