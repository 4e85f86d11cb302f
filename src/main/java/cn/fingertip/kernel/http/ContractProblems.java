package cn.fingertip.kernel.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * The problems that each operation of the contract answers, each as an example named by its code: those that follow from
 * the operation's form, those that its own descriptions of answers name, and those that {@code openapi/problems.yaml}
 * lists for it. Their words are those of {@code
 * errors.yaml}.
 */
final class ContractProblems {
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String TRACE = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    /** What any operation may answer before our code is asked, said once for all. */
    private static final String ANY = "4XX";

    /** What the framework writes where we say nothing; clients are told in Chinese. */
    private static final Set<String> FRAMEWORKS_WORDS = Set.of("Not Authorized", "Not Allowed", "Bad Request");

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Map<String, Entry> catalogue = new TreeMap<>();
    private final Map<String, List<String>> ofOperation;

    /** One of {@code errors.yaml}; {@code members} are those that the code brings beside the usual ones. */
    record Entry(
            String code,
            int status,
            String title,
            String message,
            boolean retryable,
            boolean common,
            String elsewhere,
            String cause,
            String action,
            Map<String, Object> members) {
        Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("type", "urn:fingertip:problem:" + code);
            body.put("title", title);
            body.put("status", status);
            body.put("code", code);
            body.put("detail", message);
            body.put("traceId", TRACE);
            body.put("retryable", retryable);
            if (members != null) {
                body.putAll(members);
            }
            return body;
        }
    }

    private ContractProblems(List<Entry> catalogue, Map<String, List<String>> ofOperation) {
        catalogue.forEach(entry -> this.catalogue.put(entry.code(), entry));
        this.ofOperation = ofOperation;
    }

    static ContractProblems catalogued() {
        return new ContractProblems(
                read("openapi/errors.yaml", new TypeReference<>() {}),
                read("openapi/problems.yaml", new TypeReference<>() {}));
    }

    private static <T> T read(String resource, TypeReference<T> type) {
        try (InputStream in = ContractFilter.resource(resource)) {
            return new ObjectMapper(new YAMLFactory()).readValue(in, type);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    /** Each problem's body, and an answer for each status whose one problem many operations share. */
    void addTo(Components components) {
        for (Entry entry : catalogue.values()) {
            if (entry.elsewhere() == null) {
                components.addExample(
                        entry.code(),
                        OASFactory.createExample().summary(entry.title()).value(entry.body()));
            }
        }
        for (String code : Form.ALL) {
            Entry entry = entry(code);
            components.addResponse("Problem" + entry.status(), answer(entry.title(), List.of(code)));
        }
        components.addResponse(
                "Problem" + ANY,
                answer(
                        "请求没有到达这个操作:请求头、地址或方法不对",
                        catalogue.values().stream()
                                .filter(entry -> entry.common() && entry.status() < 500)
                                .map(Entry::code)
                                .filter(code -> !Form.ALL.contains(code))
                                .toList()));
    }

    void addTo(Operation operation, PathItem path) {
        Map<String, Set<String>> byStatus = new TreeMap<>();
        Set<String> codes = new LinkedHashSet<>(Form.of(operation, path));
        codes.addAll(ofOperation.getOrDefault(operation.getOperationId(), List.of()));
        codes.addAll(named(operation.getResponses()));
        codes.forEach(
                code -> byStatus.computeIfAbsent(String.valueOf(entry(code).status()), status -> new TreeSet<>())
                        .add(code));
        APIResponses responses = operation.getResponses();
        byStatus.forEach((status, ofStatus) -> {
            APIResponse own = responses.getAPIResponse(status);
            if (own != null && own.getRef() == null && !FRAMEWORKS_WORDS.contains(own.getDescription())) {
                own.setContent(content(ofStatus));
            } else if (ofStatus.size() == 1 && Form.ALL.containsAll(ofStatus)) {
                responses.addAPIResponse(status, shared(status));
            } else {
                responses.addAPIResponse(status, answer(described(ofStatus), ofStatus));
            }
        });
        responses.getAPIResponses().forEach((status, own) -> {
            if (status.compareTo("400") >= 0 && own.getRef() == null && own.getContent() == null) {
                // Without a code, which ContractProblemsTest asks for.
                own.setContent(content(Set.of()));
            }
        });
        responses.addAPIResponse(ANY, shared(ANY));
    }

    /** The codes that an operation's own descriptions of its answers speak of. */
    private Set<String> named(APIResponses responses) {
        Set<String> codes = new TreeSet<>();
        responses.getAPIResponses().forEach((status, own) -> {
            if (own.getDescription() != null) {
                CODE.matcher(own.getDescription())
                        .results()
                        .map(found -> catalogue.get(found.group()))
                        .filter(entry -> entry != null && status.equals(String.valueOf(entry.status())))
                        .forEach(entry -> codes.add(entry.code()));
            }
        });
        return codes;
    }

    private Entry entry(String code) {
        Entry entry = catalogue.get(code);
        if (entry == null) {
            throw new IllegalStateException("problems.yaml names " + code + ", which errors.yaml does not have");
        }
        return entry;
    }

    private String described(Collection<String> codes) {
        return codes.stream()
                .map(code -> entry(code).title() + "(" + code + ")")
                .collect(Collectors.joining(";"));
    }

    private static APIResponse shared(String status) {
        return OASFactory.createAPIResponse().ref("#/components/responses/Problem" + status);
    }

    private static APIResponse answer(String description, Collection<String> codes) {
        return OASFactory.createAPIResponse().description(description).content(content(codes));
    }

    private static Content content(Collection<String> codes) {
        MediaType type =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        codes.forEach(code -> type.addExample(code, OASFactory.createExample().ref("#/components/examples/" + code)));
        return OASFactory.createContent().addMediaType(PROBLEM_JSON, type);
    }

    /** What an operation's form alone brings with it. */
    private static final class Form {
        static final List<String> ALL = List.of(
                "malformed",
                "unauthorized",
                "forbidden",
                "not-found",
                "too-large",
                "unsupported-media-type",
                "invalid",
                "internal",
                "busy");

        static List<String> of(Operation operation, PathItem path) {
            Set<String> codes = new LinkedHashSet<>(List.of("internal", "busy"));
            boolean takesBody = operation.getRequestBody() != null;
            if (takesBody || takes(operation, Parameter.In.QUERY)) {
                codes.add("malformed");
                codes.add("invalid");
            }
            if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
                codes.add("unauthorized");
                if (operation.getSecurity().stream().noneMatch(ContractWords::asksForNothing)) {
                    codes.add("forbidden");
                }
            }
            if (takes(operation, Parameter.In.PATH) || path.getParameters() != null) {
                codes.add("not-found");
            }
            if (takesBody) {
                codes.add("too-large");
                codes.add("unsupported-media-type");
            }
            return List.copyOf(codes);
        }

        private static boolean takes(Operation operation, Parameter.In in) {
            return operation.getParameters() != null
                    && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == in);
        }
    }
}
