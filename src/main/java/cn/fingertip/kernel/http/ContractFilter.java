package cn.fingertip.kernel.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Completes the generated contract, so that resources need not repeat it: examples from {@code
 * openapi/examples/<operationId>.request.json} and {@code .response.json}, the problems that each operation answers
 * ({@link ContractProblems}), and who may call it ({@link ContractWords}). What is special to an operation stands in its
 * own annotations and is left alone.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final Map<String, String> SUCCESS =
            Map.of("OK", "成功", "Created", "已创建", "Accepted", "已受理", "No Content", "成功,没有返回内容");

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getPaths() == null || contract.getPaths().getPathItems() == null) {
            return;
        }
        ContractProblems problems = ContractProblems.catalogued();
        ContractWords words = ContractWords.written();
        problems.addTo(contract.getComponents());
        words.describeTags(contract);
        for (Map.Entry<String, PathItem> path :
                contract.getPaths().getPathItems().entrySet()) {
            for (Operation operation : path.getValue().getOperations().values()) {
                if (path.getKey().startsWith("/api/") || path.getKey().startsWith("/wechat/")) {
                    problems.addTo(operation, path.getValue());
                    words.tellWhoMayCall(operation);
                }
                addExamples(operation);
                explainIdempotency(operation);
            }
        }
    }

    /**
     * Bean Validation's patterns must fit a whole text, those of JSON Schema are searched for in it: anchored, a client
     * that generates its checks from the contract checks what we check. {@code \S} is our {@code @NotBlank}, which is
     * searched for.
     */
    @Override
    public Schema filterSchema(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.equals("\\S") && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
        if (schema.getExamples() != null) {
            schema.setExamples(
                    schema.getExamples().stream().map(ContractFilter::unquoted).toList());
        }
        return schema;
    }

    /** Of a form's field an example is written in quotes where it would else become a number: a code, a year. */
    private static Object unquoted(Object example) {
        return example instanceof String text && text.matches("\".+\"")
                ? text.substring(1, text.length() - 1)
                : example;
    }

    /** Said once here, where the resource does not say it otherwise (an operation that can do without). */
    private static void explainIdempotency(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        operation.getParameters().stream()
                .filter(parameter -> "Idempotency-Key".equals(parameter.getName()))
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(parameter -> parameter.required(true).description("随机编号(如 UUID),8–128 个可见字符;重试时保持不变,不会重复提交"));
    }

    private void addExamples(Operation operation) {
        if (operation.getOperationId() == null) {
            return;
        }
        if (operation.getRequestBody() != null) {
            addExample(operation.getRequestBody().getContent(), operation.getOperationId() + ".request");
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.setDescription(SUCCESS.getOrDefault(response.getDescription(), response.getDescription()));
                addExample(response.getContent(), operation.getOperationId() + ".response");
            }
        });
    }

    private void addExample(Content content, String name) {
        if (content == null) {
            return;
        }
        Object example = read("openapi/examples/" + name + ".json");
        if (example != null) {
            content.getMediaTypes().values().forEach(type -> type.setExample(example));
        }
    }

    private Object read(String resource) {
        try (InputStream in = resource(resource)) {
            return in == null ? null : json.readValue(in, Object.class);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " is no JSON", e);
        }
    }

    /** @return what the application holds under this name, null where there is none */
    static InputStream resource(String name) {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
    }
}
