package cn.fingertip.testsupport.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;

/** {@code miniapp-contract/openapi.yaml} and {@code errors.yaml}, as what an exchange must be. */
final class PublishedContract {
    private static final Path FOLDER = Path.of("miniapp-contract");
    private static final int MEGABYTE = 1 << 20;
    /** For people with a browser, who read no contract. */
    private static final Pattern PAGES = Pattern.compile("/wechat/mp/[^/]+/(open|oauth)");

    private final List<PublishedOperation> operations;
    private final Set<String> commonCodes;

    private PublishedContract(List<PublishedOperation> operations, Set<String> commonCodes) {
        this.operations = operations;
        this.commonCodes = commonCodes;
    }

    /** @return the one in this tree, which {@code ContractTest} holds equal to what the code generates */
    static PublishedContract committed() {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(8 * MEGABYTE);
            ObjectMapper yaml = new ObjectMapper(
                    YAMLFactory.builder().loaderOptions(options).build());
            return of(
                    yaml.readTree(FOLDER.resolve("openapi.yaml").toFile()),
                    yaml.readTree(FOLDER.resolve("errors.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PublishedContract of(JsonNode contract, JsonNode errors) {
        Bodies bodies = new Bodies(contract.path("components"));
        List<PublishedOperation> operations = new ArrayList<>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("responses")) {
                        operations.add(new PublishedOperation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue(), bodies));
                    }
                }));
        // A literal path goes before a template that would fit too.
        operations.sort(Comparator.comparing(
                operation -> operation.path().chars().filter(c -> c == '{').count()));
        return new PublishedContract(
                List.copyOf(operations),
                errors.valueStream()
                        .filter(entry -> entry.path("common").asBoolean())
                        .map(entry -> entry.path("code").asText())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    static boolean speaksOf(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/wechat/") && !PAGES.matcher(path).matches();
    }

    Optional<PublishedOperation> operation(String method, String path) {
        return Stream.of(method, "HEAD".equals(method) ? "GET" : method)
                .flatMap(m -> operations.stream().filter(operation -> operation.is(m, path)))
                .findFirst();
    }

    /** @return what is not as published, in words; empty where all is */
    List<String> misfits(Exchange exchange) {
        Optional<PublishedOperation> operation = operation(exchange.method(), exchange.path());
        if (operation.isPresent()) {
            return operation.get().misfits(exchange, commonCodes);
        }
        // Whoever asks for what does not exist is told so, by the HTTP layer.
        boolean pathKnown = operations.stream().anyMatch(o -> o.isAt(exchange.path()));
        boolean refused = exchange.status() >= 400 && exchange.status() < 500;
        return refused || pathKnown && exchange.method().equals("OPTIONS")
                ? List.of()
                : List.of("no such operation is published");
    }
}
