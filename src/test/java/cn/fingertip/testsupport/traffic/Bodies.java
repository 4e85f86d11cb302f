package cn.fingertip.testsupport.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The bodies that a contract describes. OpenAPI 3.1 is JSON Schema; each schema is compiled once, when first met. */
final class Bodies {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode components;
    private final Map<JsonNode, JsonSchema> compiled = new IdentityHashMap<>();

    Bodies(JsonNode components) {
        this.components = components.deepCopy();
        close(this.components.path("schemas"));
    }

    /** What an object does not declare it must not hold: a client's types would not know it. */
    private static void close(JsonNode node) {
        if (node.path("properties").isObject() && !node.has("additionalProperties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(Bodies::close);
    }

    JsonNode resolved(JsonNode response) {
        return response.has("$ref")
                ? components
                        .path("responses")
                        .path(response.path("$ref").asText().replaceFirst(".*/", ""))
                : response;
    }

    List<String> problemMisfits(JsonNode body) {
        return misfits("problem: ", components.path("schemas").path("Problem"), body);
    }

    List<String> misfits(String what, JsonNode schema, JsonNode body) {
        if (schema.isMissingNode()) {
            // {} where nothing is asked for does no harm.
            return body.isObject() && body.isEmpty() ? List.of() : List.of(what + "a body where none is published");
        }
        if (body.isMissingNode()) {
            return List.of(what + "not JSON");
        }
        return compiled(schema).validate(body).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> what + message)
                .toList();
    }

    private synchronized JsonSchema compiled(JsonNode schema) {
        return compiled.computeIfAbsent(schema, own -> {
            // References look for their target under the root.
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            whole.setAll((ObjectNode) own);
            whole.putObject("components").set("schemas", components.path("schemas"));
            return FACTORY.getSchema(whole, CONFIG);
        });
    }
}
