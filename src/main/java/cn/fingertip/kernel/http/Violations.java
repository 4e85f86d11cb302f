package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Bean Validation's findings, told by the names that the client sent. */
final class Violations {
    /** What resources call the body they take. */
    private static final String BODY = "request";

    private Violations() {}

    static Problem asProblem(ConstraintViolationException e) {
        List<Problem.Violation> violations = e.getConstraintViolations().stream()
                .map(v -> new Problem.Violation(fieldOf(v.getPropertyPath()), codeOf(v), messageOf(v)))
                .sorted(Comparator.comparing(Problem.Violation::field))
                .toList();
        return asProblem(violations);
    }

    static Problem asProblem(List<Problem.Violation> violations) {
        String where = violations.stream()
                .map(v -> v.field().equals(BODY) ? v.message() : v.field() + " " + v.message())
                .distinct()
                .collect(Collectors.joining(";"));
        return Problem.rule("invalid", "填写有误", "请检查后重新提交:" + where, violations);
    }

    /** The path behind the method's parameter: {@code submit.request.text} is {@code text} outside. */
    private static String fieldOf(Path path) {
        StringBuilder field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    /** A body that is missing altogether has no name that the client knows. */
    private static String messageOf(ConstraintViolation<?> violation) {
        boolean ownWords = !violation.getMessageTemplate().startsWith("{");
        return ownWords || !fieldOf(violation.getPropertyPath()).equals(BODY) ? violation.getMessage() : "请填写要提交的内容";
    }

    /** {@code NotBlank} becomes {@code not-blank}. */
    private static String codeOf(ConstraintViolation<?> violation) {
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
