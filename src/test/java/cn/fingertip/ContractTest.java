package cn.fingertip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The committed contract is what the code generates, and it is fit for people. After a wanted change write it anew with
 * {@code ./mvnw test -Dtest=ContractTest -Dcontract.write}.
 */
@QuarkusTest
class ContractTest {
    private static final Path COMMITTED = Path.of("miniapp-contract", "openapi.yaml");

    @Test
    void committedContractIsWhatTheCodeGenerates() throws IOException {
        String generated = given().get("/openapi").asString();
        if (System.getProperty("contract.write") != null) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(generated)
                .as("miniapp-contract/openapi.yaml; write it anew with -Dtest=ContractTest -Dcontract.write")
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void everyOperationIsDescribedWithExamples() throws IOException {
        List<String> poor = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Map.Entry<String, JsonNode> operation : operations().entrySet()) {
            JsonNode node = operation.getValue();
            String name = operation.getKey();
            if (node.path("summary").asText().isBlank()) {
                poor.add(name + ": no summary");
            }
            if (node.path("description").asText().isBlank()) {
                poor.add(name + ": no description");
            }
            if (node.path("tags").isEmpty()) {
                poor.add(name + ": no tag");
            }
            if (!ids.add(node.path("operationId").asText()) || !node.has("operationId")) {
                poor.add(name + ": operationId missing or used twice");
            }
            if (lacksExample(node.path("requestBody").path("content"))) {
                poor.add(name + ": request without example");
            }
            if (node.path("responses")
                    .propertyStream()
                    .noneMatch(response -> response.getKey().startsWith("2"))) {
                poor.add(name + ": no answer for success");
            }
            node.path("responses").properties().forEach(response -> {
                if (response.getKey().startsWith("2")
                        && lacksExample(response.getValue().path("content"))) {
                    poor.add(name + ": answer " + response.getKey() + " without example");
                }
                if (response.getValue().path("description").asText().isBlank()
                        && !response.getValue().has("$ref")) {
                    poor.add(name + ": answer " + response.getKey() + " without description");
                }
            });
        }
        assertThat(poor).isEmpty();
    }

    @Test
    void theHeadTellsTheConventions() throws IOException {
        JsonNode contract = contract();
        assertThat(contract.path("info").path("title").asText()).startsWith("指尖公开");
        assertThat(contract.path("info").path("description").asText()).contains("nextCursor", "Idempotency-Key");
        assertThat(contract.path("components")
                        .path("schemas")
                        .path("Money")
                        .path("type")
                        .asText())
                .as("money is a string, not a reference to itself")
                .isEqualTo("string");
    }

    /** A pattern of JSON Schema is searched for: unanchored, it would promise less than the server asks. */
    @Test
    void patternsFitWholeTexts() throws IOException {
        assertThat(contract().findValuesAsText("pattern"))
                .hasSizeGreaterThan(50)
                .allMatch(pattern -> pattern.equals("\\S") || pattern.startsWith("^") && pattern.endsWith("$"));
    }

    @Test
    void aTokenThatNeedNotBeShownIsToldOf() throws IOException {
        for (String id : List.of("submitReport", "submitObjection")) {
            JsonNode operation = operations().values().stream()
                    .filter(node -> node.path("operationId").asText().equals(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(operation.path("x-access").valueStream().map(JsonNode::asText))
                    .containsExactly("anonymous", "citizen");
            assertThat(operation.path("responses").has("401")).isTrue();
        }
    }

    /** What a resource is annotated to answer with is what the contract says. */
    @Test
    void statusesOfSuccessAreThoseOfTheCode() throws IOException {
        Map<String, JsonNode> byId = new TreeMap<>();
        operations().values().forEach(node -> byId.put(node.path("operationId").asText(), node));
        List<String> wrong = new ArrayList<>();
        List<Route> named = Route.all().stream()
                .filter(route -> route.success() != 0 && !route.operationId().isEmpty())
                .toList();
        assertThat(named).isNotEmpty();
        for (Route route : named) {
            if (!byId.get(route.operationId()).path("responses").has(String.valueOf(route.success()))) {
                wrong.add(route.operationId() + " answers " + route.success());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Nothing in an example that its schema does not know, nothing left out that it requires. */
    @Test
    void examplesFitTheirSchemas() throws IOException {
        ObjectNode schemas = (ObjectNode) contract().path("components").path("schemas");
        schemas.forEach(schema -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        List<String> wrong = new ArrayList<>();
        AtomicInteger seen = new AtomicInteger();
        operations().forEach((name, operation) -> {
            Map<String, JsonNode> bodies = new TreeMap<>();
            bodies.put("request", operation.path("requestBody").path("content"));
            operation
                    .path("responses")
                    .properties()
                    .forEach(answer ->
                            bodies.put(answer.getKey(), answer.getValue().path("content")));
            bodies.forEach((body, content) -> content.properties().forEach(type -> {
                JsonNode example = type.getValue().path("example");
                if (type.getKey().contains("json") && !example.isMissingNode()) {
                    seen.incrementAndGet();
                    misfits(type.getValue().path("schema"), schemas, example)
                            .forEach(misfit -> wrong.add(name + " " + body + ": " + misfit));
                }
            }));
        });
        assertThat(seen.get()).isGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    private static List<String> misfits(JsonNode schema, JsonNode schemas, JsonNode example) {
        // OpenAPI 3.1 is JSON Schema; references look for their target under the root.
        ObjectNode whole = schema.deepCopy();
        whole.putObject("components").set("schemas", schemas);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(example)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** Clients need not look for what is always there: {@code @NotNull} on a component of an answer says so. */
    @Test
    void whatAnAnswerAlwaysHoldsIsRequired() throws IOException {
        JsonNode schemas = contract().path("components").path("schemas");
        assertThat(required(schemas, "Roster"))
                .contains("id", "title", "totalAmount", "publishedAt", "publicity")
                .doesNotContain("final", "corrected");
        assertThat(required(schemas, "RosterLine"))
                .contains("village", "name", "amount")
                .doesNotContain("quantity", "group");
        assertThat(required(schemas, "RosterLinePage")).containsExactly("items");
        assertThat(required(schemas, "LoginCitizen"))
                .as("a primitive is there without saying so")
                .containsExactlyInAnyOrder("id", "verified");
        assertThat(required(schemas, "Wish")).contains("id", "status", "files").doesNotContain("result", "stars");
    }

    private static List<String> required(JsonNode schemas, String name) {
        return schemas.path(name)
                .path("required")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /** An example that no operation shows is a body that the contract keeps quiet about. */
    @Test
    void everyExampleIsShown() throws IOException {
        Set<String> shown = new TreeSet<>();
        operations().forEach((name, operation) -> {
            String id = operation.path("operationId").asText();
            if (operation.path("requestBody").has("content")) {
                shown.add(id + ".request.json");
            }
            operation.path("responses").properties().forEach(response -> {
                if (response.getKey().startsWith("2") && response.getValue().has("content")) {
                    shown.add(id + ".response.json");
                }
            });
        });
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/openapi/examples"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("examples of bodies that the contract does not describe")
                    .isSubsetOf(shown);
        }
    }

    private static boolean lacksExample(JsonNode content) {
        return content.properties().stream()
                .filter(type -> type.getKey().contains("json"))
                .anyMatch(type ->
                        !type.getValue().has("example") && !type.getValue().has("examples"));
    }

    private static JsonNode contract() throws IOException {
        return new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/openapi").asString());
    }

    private static Map<String, JsonNode> operations() throws IOException {
        JsonNode contract = contract();
        Map<String, JsonNode> operations = new TreeMap<>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().has("responses")) {
                        operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue());
                    }
                }));
        assertThat(operations).hasSizeGreaterThan(30);
        return operations;
    }
}
