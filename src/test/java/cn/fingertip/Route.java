package cn.fingertip;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * A route as the code's annotations have it.
 *
 * @param path template, as the contract writes it
 * @param named whether it says who may
 * @param open to everybody
 * @param roles that it names, none where any token will do
 * @param takes a type of body that it reads
 * @param hidden from the contract
 * @param operationId empty where it is not described
 * @param success the status that its method names, 0 where it names none
 */
record Route(
        String method,
        String path,
        boolean named,
        boolean open,
        Set<String> roles,
        String takes,
        boolean hidden,
        String operationId,
        int success) {
    private static final List<Route> ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("cn.fingertip").stream()
                    .flatMap(type -> type.getMethods().stream())
                    .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                    .map(Route::of)
                    .toList();

    static List<Route> all() {
        return ALL;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Route of(JavaMethod method) {
        // The method's own rule goes before its class's.
        boolean ownRule = List.of(PermitAll.class, Authenticated.class, RolesAllowed.class).stream()
                .anyMatch(method::isAnnotatedWith);
        JavaClass owner = method.getOwner();
        boolean open = ownRule ? method.isAnnotatedWith(PermitAll.class) : owner.isAnnotatedWith(PermitAll.class);
        Optional<RolesAllowed> roles = ownRule
                ? method.tryGetAnnotationOfType(RolesAllowed.class)
                : owner.tryGetAnnotationOfType(RolesAllowed.class);
        boolean any =
                ownRule ? method.isAnnotatedWith(Authenticated.class) : owner.isAnnotatedWith(Authenticated.class);
        Optional<Operation> described = method.tryGetAnnotationOfType(Operation.class);
        return new Route(
                verb(method),
                path(owner, method),
                open || any || roles.isPresent(),
                open,
                roles.map(rule -> Set.of(rule.value())).orElse(Set.of()),
                annotated(owner, method, Consumes.class, consumes -> consumes.value()[0])
                        .map(type -> type.equals("multipart/form-data") ? type + "; boundary=x" : type)
                        .orElse("application/json"),
                described.map(Operation::hidden).orElse(false),
                described.map(Operation::operationId).orElse(""),
                method.tryGetAnnotationOfType(ResponseStatus.class)
                        .map(ResponseStatus::value)
                        .orElse(0));
    }

    private static String verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().tryGetAnnotationOfType(HttpMethod.class))
                .flatMap(Optional::stream)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
    }

    private static String path(JavaClass owner, JavaMethod method) {
        String whole = "/"
                + owner.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("")
                + "/"
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return whole.replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*(\\{[^{}]*}[^{}]*)*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }

    private static <A extends Annotation> Optional<String> annotated(
            JavaClass owner, JavaMethod method, Class<A> type, Function<A, String> value) {
        return method.tryGetAnnotationOfType(type)
                .or(() -> owner.tryGetAnnotationOfType(type))
                .map(value);
    }
}
