package cn.fingertip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private static boolean lacksExample(JsonNode content) {
        return content.properties().stream()
                .filter(type -> type.getKey().contains("json"))
                .anyMatch(type ->
                        !type.getValue().has("example") && !type.getValue().has("examples"));
    }

    private static Map<String, JsonNode> operations() throws IOException {
        JsonNode contract = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/openapi").asString());
        Map<String, JsonNode> operations = new java.util.TreeMap<>();
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
