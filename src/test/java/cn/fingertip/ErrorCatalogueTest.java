package cn.fingertip;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.finding.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code miniapp-contract/errors.yaml} and the code name the same problems, both ways. */
class ErrorCatalogueTest {
    private static final Path IMPORT_PROBLEMS = Path.of("miniapp-contract", "import-problems.yaml");
    private static final Pattern FACTORY = Pattern.compile(
            "Problem\\s*\\.\\s*(badRequest|unauthorized|forbidden|notFound|conflict|rule|tooMany|unavailable)\\(\\s*\"([a-z0-9-]+)\",\\s*\"([^\"]+)\"");
    private static final Pattern OTHER =
            Pattern.compile("Problem\\s*\\.\\s*of\\(\\s*(\\d{3}),\\s*\"([a-z0-9-]+)\",\\s*\"([^\"]+)\"");
    private static final Set<String> FIELDS = Set.of(
            "code", "status", "title", "message", "cause", "action", "retryable", "common", "elsewhere", "members");
    private static final Map<String, Integer> STATUS = Map.of(
            "badRequest", 400,
            "unauthorized", 401,
            "forbidden", 403,
            "notFound", 404,
            "conflict", 409,
            "rule", 422,
            "tooMany", 429,
            "unavailable", 503);

    @Test
    void codeAndCatalogueAgree() throws IOException {
        Map<String, Integer> inCode = inCode();
        Map<String, Integer> inCatalogue = inCatalogue();
        assertThat(inCode).hasSizeGreaterThan(15);
        assertThat(inCatalogue).as("errors.yaml, code → status").containsExactlyInAnyOrderEntriesOf(inCode);
    }

    /** After a wanted change write it anew with {@code -Dtest=ErrorCatalogueTest -Dcontract.write}. */
    @Test
    void everyProblemOfAnImportIsCatalogued() throws IOException {
        StringBuilder inCode = new StringBuilder("""
                # 导入清册时可能发现的全部问题(Import.problems、listImportProblems 的 code)。code 稳定不变;
                # level:error 该行或文件未被收入,warning 已收入、请核对;message 是给经办看的说明,… 处填当时的内容。
                # 由代码生成,双向核对;其余问题代码见 errors.yaml。
                """);
        for (Fault fault : Fault.values()) {
            inCode.append("- code: ").append(fault.code()).append('\n');
            inCode.append("  level: ").append(fault.level()).append('\n');
            inCode.append("  message: ")
                    .append(fault.message().replace("%s", "…"))
                    .append('\n');
        }
        if (System.getProperty("contract.write") != null) {
            Files.writeString(IMPORT_PROBLEMS, inCode);
        }
        assertThat(inCode.toString())
                .as("miniapp-contract/import-problems.yaml; write it anew with -Dcontract.write")
                .isEqualTo(Files.readString(IMPORT_PROBLEMS));
        JsonNode read = new ObjectMapper(new YAMLFactory()).readTree(IMPORT_PROBLEMS.toFile());
        assertThat(read.findValuesAsText("code"))
                .as("read as YAML")
                .containsExactlyElementsOf(
                        Stream.of(Fault.values()).map(Fault::code).toList());
        assertThat(read.findValuesAsText("message")).noneMatch(String::isBlank);
    }

    /** Clients are generated from it: each entry says all that there is to say, and nothing but it. */
    @Test
    void everyEntryHelps() throws IOException {
        List<String> poor = new ArrayList<>();
        for (JsonNode entry : catalogue()) {
            String code = entry.path("code").asText();
            for (String field : List.of("title", "message", "cause", "action")) {
                if (entry.path(field).asText().isBlank()) {
                    poor.add(code + ": no " + field);
                }
            }
            if (!entry.path("message").asText().matches("(?s).*[。!?”]")) {
                poor.add(code + ": message is no sentence");
            }
            int status = entry.path("status").asInt();
            if (!entry.path("retryable").isBoolean()
                    || entry.path("retryable").asBoolean() != (status == 429 || status >= 500)) {
                poor.add(code + ": retryable is missing, or not what Problem.retryable() answers");
            }
            entry.fieldNames().forEachRemaining(field -> {
                if (!FIELDS.contains(field)) {
                    poor.add(code + ": unknown " + field);
                }
            });
        }
        assertThat(poor).isEmpty();
    }

    /** One code, one title: what a user saw yesterday has the same name today. */
    @Test
    void titlesAreThoseOfTheCode() throws IOException {
        Map<String, String> titles = new TreeMap<>();
        catalogue()
                .forEach(entry -> titles.put(
                        entry.path("code").asText(), entry.path("title").asText()));
        List<String> wrong = new ArrayList<>();
        inSources(found -> {
            if (!found.group(3).equals(titles.get(found.group(2)))) {
                wrong.add(found.group(2) + ": " + found.group(3) + ", catalogued is " + titles.get(found.group(2)));
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static Map<String, Integer> inCode() throws IOException {
        Map<String, Integer> codes = new TreeMap<>();
        List<String> torn = new ArrayList<>();
        inSources(found -> {
            Integer status = STATUS.get(found.group(1));
            int now = status == null ? Integer.parseInt(found.group(1)) : status;
            Integer before = codes.put(found.group(2), now);
            if (before != null && before != now) {
                torn.add(found.group(2) + " is " + before + " and " + now);
            }
        });
        assertThat(torn).as("codes with two statuses").isEmpty();
        return codes;
    }

    /** Each problem that a source names: 1 how or with which status, 2 the code, 3 the title. */
    private static void inSources(Consumer<MatchResult> each) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                for (Pattern pattern : List.of(FACTORY, OTHER)) {
                    pattern.matcher(source).results().forEach(each);
                }
            }
        }
    }

    private static Map<String, Integer> inCatalogue() throws IOException {
        Map<String, Integer> codes = new TreeMap<>();
        for (JsonNode entry : catalogue()) {
            Integer before =
                    codes.put(entry.path("code").asText(), entry.path("status").asInt());
            assertThat(before).as("twice in errors.yaml: " + entry.path("code")).isNull();
        }
        return codes;
    }

    private static JsonNode catalogue() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("miniapp-contract", "errors.yaml").toFile());
    }
}
