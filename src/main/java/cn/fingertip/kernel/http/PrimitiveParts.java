package cn.fingertip.kernel.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Says in the contract what the types say already: a number or a yes or no that an answer's record holds as a primitive
 * is always there, so that no client has to ask for it. What else is never null says so by {@code @NotNull}. Of what
 * clients send nothing is said here: a field left out is read as 0 or false.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class PrimitiveParts implements OASFilter {
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName JSON_PROPERTY =
            DotName.createSimple(com.fasterxml.jackson.annotation.JsonProperty.class);
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, List<ClassInfo>> records;

    /** @param index of the application's classes */
    public PrimitiveParts(IndexView index) {
        records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(type -> type.name().toString().startsWith("cn.fingertip."))
                .collect(Collectors.groupingBy(PrimitiveParts::schemaName));
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() == null || contract.getPaths() == null) {
            return;
        }
        Map<String, Schema> schemas = new HashMap<>(contract.getComponents().getSchemas());
        contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(PrimitiveParts::sent)
                .forEach(schema -> leaveOut(schema, schemas));
        schemas.forEach((name, schema) -> require(schema, records.getOrDefault(name, List.of())));
    }

    private static Stream<Schema> sent(Operation operation) {
        return operation.getRequestBody() == null || operation.getRequestBody().getContent() == null
                ? Stream.empty()
                : operation.getRequestBody().getContent().getMediaTypes().values().stream()
                        .map(MediaType::getSchema);
    }

    /** Takes out what the schema refers to, and what that does. */
    private static void leaveOut(Schema schema, Map<String, Schema> schemas) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null && schema.getRef().startsWith(REFERENCE)) {
            leaveOut(schemas.remove(schema.getRef().substring(REFERENCE.length())), schemas);
        }
        Set<Schema> parts = new HashSet<>();
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(list -> list != null)
                .forEach(parts::addAll);
        parts.add(schema.getItems());
        parts.add(schema.getAdditionalPropertiesSchema());
        parts.forEach(part -> leaveOut(part, schemas));
    }

    /** @param named the records that may be meant: another may have the same simple name, but not the same parts */
    private static void require(Schema schema, Collection<ClassInfo> named) {
        if (schema.getProperties() == null) {
            return;
        }
        Set<String> properties = schema.getProperties().keySet();
        named.stream()
                .filter(type ->
                        named.size() == 1 || names(type.recordComponents()).containsAll(properties))
                .flatMap(type -> type.recordComponents().stream())
                .filter(part -> part.type().kind() == Type.Kind.PRIMITIVE)
                .map(PrimitiveParts::name)
                .filter(properties::contains)
                .filter(name ->
                        schema.getRequired() == null || !schema.getRequired().contains(name))
                .forEach(schema::addRequired);
    }

    private static Set<String> names(List<RecordComponentInfo> parts) {
        return parts.stream().map(PrimitiveParts::name).collect(Collectors.toSet());
    }

    /** Some names, {@code final}, no part of a record can have. */
    private static String name(RecordComponentInfo part) {
        AnnotationInstance json = part.field().annotation(JSON_PROPERTY);
        return json == null || json.value() == null ? part.name() : json.value().asString();
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance annotation = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = annotation == null ? null : annotation.value("name");
        return name == null ? type.simpleName() : name.asString();
    }
}
