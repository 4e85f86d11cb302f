package cn.fingertip;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.identity.Role;
import cn.fingertip.identity.Roles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;

/** Each operation says who may call it and shows each problem that it answers, in the catalogue's words. */
class ContractProblemsTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources", "openapi");
    private static final String EXAMPLES = "#/components/examples/";

    private static JsonNode contract;
    private static JsonNode catalogue;
    private static final Map<String, JsonNode> OPERATIONS = new TreeMap<>();

    @BeforeAll
    static void readTheContract() throws IOException {
        contract = read(Path.of("miniapp-contract", "openapi.yaml"));
        catalogue = read(Path.of("miniapp-contract", "errors.yaml"));
        contract.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("responses")) {
                        OPERATIONS.put(operation.path("operationId").asText(), operation);
                    }
                }));
        assertThat(OPERATIONS).hasSizeGreaterThan(100);
    }

    @Test
    void everyProblemAnswerShowsItsCodes() {
        List<String> wrong = new ArrayList<>();
        OPERATIONS.forEach((id, operation) -> operation
                .path("responses")
                .properties()
                .forEach(answer -> {
                    String status = answer.getKey();
                    JsonNode content = resolved(answer.getValue()).path("content");
                    if (status.charAt(0) < '4' || !content.has("application/problem+json")) {
                        return;
                    }
                    JsonNode examples = content.path("application/problem+json").path("examples");
                    if (examples.isEmpty()) {
                        wrong.add(id + " " + status + " names no code: add it to openapi/problems.yaml");
                    }
                    examples.properties().forEach(example -> {
                        JsonNode body = example(example.getKey());
                        if (!example.getValue().path("$ref").asText().equals(EXAMPLES + example.getKey())
                                || !body.path("code").asText().equals(example.getKey())) {
                            wrong.add(id + " " + status + " " + example.getKey() + " is no example of itself");
                        }
                        if (!status.equals("4XX")
                                && !body.path("status").asText().equals(status)) {
                            wrong.add(id + " shows " + example.getKey() + " as " + status);
                        }
                    });
                }));
        assertThat(wrong).isEmpty();
    }

    /** A code that no operation answers is either told of elsewhere, or no longer needed. */
    @Test
    void everyCataloguedCodeIsAnsweredSomewhere() {
        Set<String> answered = new TreeSet<>();
        OPERATIONS
                .values()
                .forEach(operation -> operation
                        .path("responses")
                        .forEach(answer -> resolved(answer)
                                .path("content")
                                .path("application/problem+json")
                                .path("examples")
                                .fieldNames()
                                .forEachRemaining(answered::add)));
        Set<String> catalogued = new TreeSet<>();
        catalogue.forEach(entry -> {
            if (!entry.has("elsewhere")) {
                catalogued.add(entry.path("code").asText());
            }
        });
        assertThat(answered).isEqualTo(catalogued);
    }

    @Test
    void problemsAreListedForOperationsThatExist() throws IOException {
        Set<String> listed = new TreeSet<>();
        read(RESOURCES.resolve("problems.yaml")).fieldNames().forEachRemaining(listed::add);
        assertThat(OPERATIONS.keySet()).containsAll(listed);
    }

    @Test
    void everyOperationSaysWhoMayCall() {
        List<String> wrong = new ArrayList<>();
        OPERATIONS.forEach((id, operation) -> {
            Set<String> access = new TreeSet<>();
            operation.path("x-access").forEach(who -> access.add(who.asText()));
            Set<String> secured = new TreeSet<>();
            operation
                    .path("security")
                    .forEach(scheme -> scheme.forEach(roles -> {
                        roles.forEach(role -> secured.add(role.asText()));
                        if (roles.isEmpty()) {
                            secured.add("authenticated");
                        }
                    }));
            boolean optional = operation.path("security").valueStream().anyMatch(JsonNode::isEmpty);
            if (operation.path("security").isEmpty() || optional) {
                secured.add("anonymous");
            }
            if (!operation.has("security") || !access.equals(secured)) {
                wrong.add(id + ": " + access + ", its security says " + secured);
            }
            if (!operation.path("description").asText().contains("谁可以调用:")) {
                wrong.add(id + ": says nothing for people");
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRoleAndTagHasWords() throws IOException {
        JsonNode words = read(RESOURCES.resolve("words.yaml"));
        for (Role role : Role.values()) {
            assertThat(words.path("roles").path(role.wire()).asText()).isNotBlank();
        }
        assertThat(words.path("roles").path(Roles.CITIZEN).asText()).isNotBlank();
        Set<String> tags = new TreeSet<>();
        words.path("tags").fieldNames().forEachRemaining(tags::add);
        Set<String> used = new TreeSet<>();
        OPERATIONS.values().forEach(operation -> operation.path("tags").forEach(tag -> used.add(tag.asText())));
        assertThat(used).as("tags, described in openapi/words.yaml").isEqualTo(tags);
    }

    private static JsonNode example(String code) {
        return contract.path("components").path("examples").path(code).path("value");
    }

    private static JsonNode resolved(JsonNode answer) {
        return answer.has("$ref") ? contract.at(answer.path("$ref").asText().substring(1)) : answer;
    }

    private static JsonNode read(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(8 << 20);
        return new ObjectMapper(YAMLFactory.builder().loaderOptions(options).build()).readTree(file.toFile());
    }
}
