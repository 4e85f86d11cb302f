package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Problem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the query parameters that should be whole numbers and are none. The framework answers 404 for them and does not
 * say which it was.
 */
final class NumberParameters {
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    private NumberParameters() {}

    static List<Problem.Violation> wrong(Method operation, MultivaluedMap<String, String> query) {
        List<Problem.Violation> wrong = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            check(parameter, parameter.getType(), query, wrong);
            if (parameter.isAnnotationPresent(BeanParam.class)
                    && parameter.getType().isRecord()) {
                for (RecordComponent component : parameter.getType().getRecordComponents()) {
                    // An annotation for fields and parameters is not kept on the component itself.
                    check(component.getAccessor(), component.getType(), query, wrong);
                }
            }
        }
        return wrong;
    }

    private static void check(
            AnnotatedElement declared,
            Class<?> type,
            MultivaluedMap<String, String> query,
            List<Problem.Violation> wrong) {
        QueryParam named = declared.getAnnotation(QueryParam.class);
        String sent = named == null || !WHOLE.contains(type) ? null : query.getFirst(named.value());
        if (sent == null) {
            return;
        }
        try {
            if (type == int.class || type == Integer.class) {
                Integer.parseInt(sent);
            } else {
                Long.parseLong(sent);
            }
        } catch (NumberFormatException noNumber) {
            wrong.add(new Problem.Violation(named.value(), "number", "须是整数"));
        }
    }
}
