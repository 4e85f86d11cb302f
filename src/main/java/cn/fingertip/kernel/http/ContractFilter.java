package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the generated contract, so that resources need not repeat it: examples from {@code
 * openapi/examples/<operationId>.request.json} and {@code .response.json}, and the problem answers that follow from an
 * operation's form. What is special to an operation stands in its own annotations and is left alone.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final int[] KNOWN = {400, 401, 403, 404, 413, 415, 422, 500, 503};

    /** What the framework writes where we say nothing; clients are told in Chinese. */
    private static final Set<String> FRAMEWORKS_WORDS = Set.of("Not Authorized", "Not Allowed", "Bad Request");

    private static final Map<String, String> SUCCESS =
            Map.of("OK", "成功", "Created", "已创建", "Accepted", "已受理", "No Content", "成功,没有返回内容");

    private static final Problem INVALID = Problem.rule(
            "invalid", "填写有误", "请检查后重新提交:text 不能为空", List.of(new Problem.Violation("text", "not-blank", "不能为空")));

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getPaths() == null || contract.getPaths().getPathItems() == null) {
            return;
        }
        for (int status : KNOWN) {
            contract.getComponents().addResponse("Problem" + status, problemAnswer(status));
        }
        for (Map.Entry<String, PathItem> path :
                contract.getPaths().getPathItems().entrySet()) {
            for (Operation operation : path.getValue().getOperations().values()) {
                if (path.getKey().startsWith("/api/") || path.getKey().startsWith("/wechat/")) {
                    addProblems(operation, path.getValue());
                }
                addExamples(operation);
                explainIdempotency(operation);
            }
        }
    }

    private APIResponse problemAnswer(int status) {
        ProblemBody body = ProblemBody.of(
                status == 422 ? INVALID : HttpStatusProblems.of(status), "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
        Map<?, ?> example = json.convertValue(body, Map.class);
        return OASFactory.createAPIResponse()
                .description(body.title())
                .content(problemContent()
                        .addMediaType(
                                PROBLEM_JSON,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                        .example(example)));
    }

    private static Content problemContent() {
        return OASFactory.createContent();
    }

    private static void addProblems(Operation operation, PathItem path) {
        APIResponses responses = operation.getResponses();
        for (int status : statusesOf(operation, path)) {
            String code = String.valueOf(status);
            APIResponse own = responses.getAPIResponse(code);
            if (own == null || own.getRef() == null && FRAMEWORKS_WORDS.contains(own.getDescription())) {
                responses.addAPIResponse(
                        code, OASFactory.createAPIResponse().ref("#/components/responses/Problem" + status));
            }
        }
        for (Map.Entry<String, APIResponse> response :
                responses.getAPIResponses().entrySet()) {
            if (response.getKey().compareTo("400") >= 0
                    && response.getValue().getRef() == null
                    && response.getValue().getContent() == null) {
                response.getValue()
                        .setContent(problemContent()
                                .addMediaType(
                                        PROBLEM_JSON,
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref("#/components/schemas/Problem"))));
            }
        }
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

    private static Set<Integer> statusesOf(Operation operation, PathItem path) {
        Set<Integer> statuses = new LinkedHashSet<>();
        boolean takesParameters = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> p.getIn() == Parameter.In.QUERY);
        boolean takesBody = operation.getRequestBody() != null;
        if (takesBody || takesParameters) {
            statuses.add(400);
            statuses.add(422);
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            statuses.add(401);
            statuses.add(403);
        }
        if (hasPathParameter(operation) || path.getParameters() != null) {
            statuses.add(404);
        }
        if (takesBody) {
            statuses.add(413);
            statuses.add(415);
        }
        statuses.add(500);
        statuses.add(503);
        return statuses;
    }

    private static boolean hasPathParameter(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> p.getIn() == Parameter.In.PATH);
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
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            return in == null ? null : json.readValue(in, Object.class);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " is no JSON", e);
        }
    }
}
