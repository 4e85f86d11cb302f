package cn.fingertip.testsupport.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One operation of the contract, and what it says of an exchange. */
final class PublishedOperation {
    private final String method;
    private final String path;
    private final Pattern pattern;
    private final JsonNode node;
    private final Bodies bodies;

    PublishedOperation(String method, String path, JsonNode node, Bodies bodies) {
        this.method = method;
        this.path = path;
        this.pattern = Pattern.compile("\\Q" + path.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E");
        this.node = node;
        this.bodies = bodies;
    }

    String path() {
        return path;
    }

    String id() {
        return node.path("operationId").asText();
    }

    boolean is(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && isAt(otherPath);
    }

    boolean isAt(String otherPath) {
        return pattern.matcher(otherPath).matches();
    }

    List<String> misfits(Exchange exchange, Set<String> commonCodes) {
        List<String> misfits = new ArrayList<>();
        String problem = exchange.problem();
        JsonNode answer = bodies.resolved(node.path("responses").path(String.valueOf(exchange.status())));
        if (problem != null && !commonCodes.contains(problem)) {
            if (!answer.path("content")
                    .path(exchange.mediaType())
                    .path("examples")
                    .has(problem)) {
                misfits.add(id() + " does not declare the problem " + exchange.status() + " " + problem);
            }
        } else if (problem == null && answer.isMissingNode()) {
            misfits.add(id() + " does not declare the status " + exchange.status());
        }
        if (exchange.got() != null) {
            misfits.addAll(answerMisfits(exchange, answer));
        }
        if (exchange.succeeded()) {
            misfits.addAll(requestMisfits(exchange, answer));
        }
        return misfits;
    }

    private List<String> answerMisfits(Exchange exchange, JsonNode answer) {
        if (exchange.problem() != null) {
            return bodies.problemMisfits(exchange.got());
        }
        return bodies.misfits(
                "answer: ", answer.path("content").path(exchange.mediaType()).path("schema"), exchange.got());
    }

    private List<String> requestMisfits(Exchange exchange, JsonNode answer) {
        List<String> misfits = new ArrayList<>();
        Set<String> types = new TreeSet<>();
        answer.path("content").fieldNames().forEachRemaining(type -> types.add(type.replaceFirst(";.*", "")));
        if (!exchange.mediaType().isEmpty() && !types.contains(exchange.mediaType()) && exchange.status() != 204) {
            misfits.add("answer is " + exchange.mediaType() + ", published are " + types);
        }
        Set<String> known = new TreeSet<>();
        node.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                known.add(parameter.path("name").asText());
            }
        });
        exchange.parameters().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> misfits.add("parameter " + name + " is not published"));
        JsonNode schema = node.path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (exchange.sent() != null) {
            misfits.addAll(bodies.misfits("request: ", schema, exchange.sent()));
        }
        return misfits;
    }
}
